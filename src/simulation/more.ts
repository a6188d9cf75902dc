/** The kinds of node that few scenarios have: exchanges, logs, outboxes, shared capacities. */
import type { Scenario } from '#schemas';
import { addKinds, of } from './kinds.ts';
import { capacity, createCapacity } from './nodes/capacity.ts';
import { exchange } from './nodes/exchange.ts';
import { createLog, log } from './nodes/log.ts';
import { createOutbox, outbox } from './nodes/outbox.ts';

addKinds({
	exchanges: { create: () => ({ kind: 'exchange' }), does: exchange },
	logs: {
		create: (spec, id) => createLog(of(spec.logs ?? {}, id), readersOf(spec, id)),
		does: log,
	},
	outboxes: { create: createOutbox, does: outbox },
	capacities: { create: createCapacity, does: capacity },
});

/** The indexes of the services that read a log. */
function readersOf(spec: Scenario, log: string): number[] {
	const before = Object.keys(spec.producers).length + Object.keys(spec.queues).length;
	return Object.values(spec.services).flatMap((it, i) =>
		it.reads?.log === log ? [before + i] : [],
	);
}
