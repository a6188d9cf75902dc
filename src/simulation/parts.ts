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

/** One of them. */
export type Part = (typeof PARTS)[number];

/** What a scenario says of a node. */
export type NodeSpec = Producer | Queue | Service | Exchange | Log | Outbox | Capacity;

/** A node as a scenario has it. */
export interface Entry {
	readonly part: Part;
	readonly id: string;
	readonly spec: NodeSpec;
}

/** The nodes of a scenario, in topology order. */
export function entriesOf(scenario: Scenario): Entry[] {
	return PARTS.flatMap((part) =>
		Object.entries<NodeSpec>(scenario[part] ?? {}).map(([id, spec]) => ({ part, id, spec })),
	);
}
