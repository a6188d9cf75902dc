/** The kinds of node that few scenarios have: exchanges, logs, outboxes, shared capacities. */
import { addKinds } from './kinds.ts';
import { capacity, createCapacity } from './nodes/capacity.ts';
import { exchange } from './nodes/exchange.ts';
import { createLog, log } from './nodes/log.ts';
import { createOutbox, outbox } from './nodes/outbox.ts';

addKinds({
	exchanges: { create: () => ({ kind: 'exchange' }), does: exchange },
	logs: { create: createLog, does: log },
	outboxes: { create: createOutbox, does: outbox },
	capacities: { create: createCapacity, does: capacity },
});
