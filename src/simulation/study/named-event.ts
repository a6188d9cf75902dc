import { EVENT, EVENT_NAMES } from '../events.ts';
import type { Sim } from '../kernel.ts';

/** An event with the names of what it speaks of; plain data. */
export interface NamedEvent {
	/** Microseconds. */
	readonly t: number;
	/** Counts from 0 through the run. */
	readonly n: number;
	/** As in EVENT_NAMES. */
	readonly event: string;
	/** The id of the node it happens at; undefined: at none. */
	readonly node: string | undefined;
	/** Identity of the message within the run. */
	readonly message: number | undefined;
	/** The number of the order as tickets show it, from 1. */
	readonly order: number | undefined;
	/** What it counts or how long it took, by kind. */
	readonly value: number;
	/** What a job has done to the world, when that is what happened. */
	readonly effect?: string;
}

/** The number on an order's ticket: the first order has 1. */
export function orderNumber(order: number): number {
	return order + 1;
}

/** An event of a run with its names. */
export function namedEvent(
	sim: Sim,
	t: number,
	n: number,
	kind: number,
	node: number,
	message: number,
	order: number,
	value: number,
): NamedEvent {
	const effect = kind === EVENT.EFFECT ? effectAt(sim, node) : undefined;
	return {
		t,
		n,
		event: EVENT_NAMES[kind] ?? String(kind),
		node: sim.ids[node],
		message: message < 0 ? undefined : message,
		order: order < 0 ? undefined : orderNumber(order),
		value,
		...(effect === undefined ? {} : { effect }),
	};
}

/** The name of what a node does to the world; its own name when it has none for that. */
export function effectAt(sim: Sim, node: number): string {
	return sim.effects[sim.nodes[node]?.links.effect ?? -1] ?? sim.ids[node] ?? '';
}
