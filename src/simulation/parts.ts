import type { Capacity, Exchange, Log, Outbox, Producer, Queue, Scenario, Service } from '#schemas';

/** The parts of a scenario whose entries are nodes, in topology order. */
export const PARTS = [
	'producers',
	'queues',
	'services',
	'exchanges',
	'logs',
	'outboxes',
	'capacities',
] as const;

/** What a scenario says of a node. */
export type NodeSpec = Producer | Queue | Service | Exchange | Log | Outbox | Capacity;

/** What a scenario says of each node, by node index. */
export function specsOf(spec: Scenario): NodeSpec[] {
	return PARTS.flatMap((part): NodeSpec[] => Object.values(spec[part] ?? {}));
}
