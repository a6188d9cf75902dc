import type { Scenario } from '#schemas';
import type { View } from '#simulation';
import { layout, type Size } from './layout.ts';
import { topologyOf } from './topology.ts';

/** Something that happened at a node of the run; of what starts, `value` is the slot. */
export interface Happening {
	readonly t: number;
	/** As the simulation names it, such as PUBLISHED. */
	readonly event: string;
	readonly node: string | undefined;
	readonly value: number;
}

/** A point of the drawing. */
export interface Point {
	readonly x: number;
	readonly y: number;
}

/** Where in a picture things happen; undefined: nowhere in particular, so where it was before. */
export type Places = (it: Happening, slot: number) => Point | undefined;

/** One place of a ticket's way. */
export interface Stop extends Point {
	/** The first and the last of its sentences, from 1. */
	readonly first: number;
	readonly last: number;
	/** When it came here, microseconds. */
	readonly t: number;
}

/** A long way is drawn from so many stops before its end. */
const MOST_STOPS = 9;
/** Stops at one place stand so far below each other. */
const BELOW = 40;

/** The way of a ticket through a picture: what follows at the same place is one stop. */
export function stopsOf(life: readonly Happening[], places: Places): readonly Stop[] {
	const stops: Stop[] = [];
	const slots = new Map<string | undefined, number>();
	life.forEach((it, i) => {
		if (it.event === 'STARTED') slots.set(it.node, it.value);
		const place = places(it, slots.get(it.node) ?? 0);
		const before = stops.at(-1);
		if (before && (!place || (before.x === place.x && before.y === place.y)))
			return void stops.splice(-1, 1, { ...before, last: i + 1 });
		if (place) stops.push({ ...place, first: i + 1, last: i + 1, t: it.t });
	});
	const shown = stops.slice(-MOST_STOPS);
	return shown.map((stop, i) => {
		const again = shown.slice(0, i).filter(({ x, y }) => x === stop.x && y === stop.y).length;
		return { ...stop, y: stop.y + again * BELOW };
	});
}

/** Whether an event ends a ticket on the spike or in the bin. */
export const endOf = (event: string): 'spike' | 'bin' | undefined =>
	event === 'ACKED' ? 'spike' : event === 'LOST' || event === 'EXPIRED' ? 'bin' : undefined;

/** Where things happen on a wall. */
export function wallPlaces(view: View, spec: Scenario, size: Size): Places {
	const topology = topologyOf(spec, view);
	const { shop, rail, counters, spike, bin } = layout(topology, size);
	const [row] = topology.rows;
	const queued = topology.mode === 'queued';
	return ({ event, node = '' }, slot) => {
		const end = endOf(event);
		if (end === 'spike') return { x: spike.x + 30, y: spike.y - 50 };
		if (end === 'bin') return { x: bin.x + 38, y: bin.y - 50 };
		if (Object.hasOwn(spec.producers, node)) {
			// Where the customer goes, the ticket does not.
			if (queued && event !== 'ARRIVED') return undefined;
			return { x: shop.x + shop.w / 2, y: shop.small ? 128 : 190 };
		}
		if (Object.hasOwn(spec.queues, node)) {
			const isNext = event !== 'PUBLISHED';
			const { x, y, scale } = rail.head;
			const back = isNext ? 0 : (rail.capacity - 1) * rail.step;
			// Over the stubs, so that the numbers can be read.
			return queued ? { x: x + 23 * scale - back, y: y + 66 * scale } : undefined;
		}
		const service = view.services.findIndex(({ id }) => id === node);
		const i = row?.counters.findIndex((it) => it.service === service && it.slot === slot) ?? -1;
		const at = counters[i];
		return at && { x: at.x + Math.max(at.w / 2, at.w - 30), y: at.winY + 16 };
	};
}
