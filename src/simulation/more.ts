/** The kinds of node that few scenarios have: exchanges, logs, outboxes, shared capacities. */
import type { Scenario } from '#schemas';
import { addKinds, copies, of } from './kinds.ts';
import { capacity, copyCapacity, createCapacity } from './nodes/capacity.ts';
import { exchange } from './nodes/exchange.ts';
import { copyLog, createLog, log } from './nodes/log.ts';
import { copyOutbox, createOutbox, outbox } from './nodes/outbox.ts';

addKinds({
	exchanges: { create: () => ({ kind: 'exchange' }), copy: (state) => state, does: exchange },
	logs: {
		create: (spec, id) => createLog(of(spec.logs ?? {}, id), readersOf(spec, id)),
		copy: copies(copyLog),
		does: log,
	},
	outboxes: { create: createOutbox, copy: copies(copyOutbox), does: outbox },
	capacities: { create: createCapacity, copy: copies(copyCapacity), does: capacity },
});

/** The indexes of the services that read a log. */
function readersOf(spec: Scenario, log: string): number[] {
	const before = Object.keys(spec.producers).length + Object.keys(spec.queues).length;
	return Object.values(spec.services).flatMap((it, i) =>
		it.reads?.log === log ? [before + i] : [],
	);
}
