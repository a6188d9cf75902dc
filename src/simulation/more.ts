/** What few scenarios have: exchanges, logs, outboxes, shared capacities, and dead letters. */
import { addKinds } from './kinds.ts';
import { capacity, createCapacity } from './nodes/capacity.ts';
import { deadLetteringQueue } from './nodes/dead-letters.ts';
import { exchange } from './nodes/exchange.ts';
import { createLog, log } from './nodes/log.ts';
import { createOutbox, outbox } from './nodes/outbox.ts';
import { createQueue } from './nodes/queue-state.ts';
import { profileOf } from './profiles.ts';

addKinds({
	queues: { create: createQueue, profileOf, does: deadLetteringQueue },
	exchanges: { create: () => ({ kind: 'exchange' }), does: exchange },
	logs: { create: createLog, does: log },
	outboxes: { create: createOutbox, does: outbox },
	capacities: { create: createCapacity, does: capacity },
});
