import { hashSink } from '../hash.ts';
import { advance, type Sim, start } from '../kernel.ts';
import { measure } from '../measure.ts';
import type { Resolved } from '../types.ts';
import { canonical, type Fate, type Fates, fatesOf } from './fate.ts';
import { orderNumber } from './named-event.ts';
import { numbersIn } from './numbers.ts';
import { type Parting, partingOf } from './parting.ts';
import { both } from './sinks.ts';

/** Orders that ended one way in the first run and another way in the second. */
export interface FateGroup {
	readonly first: Fate;
	readonly second: Fate;
	/** Their numbers in the first run, and in the second. */
	readonly orders: readonly number[];
	readonly inSecond: readonly number[];
}

/** What differs between two runs of a scenario. */
export interface Comparison {
	/** The hash of all events of each run. */
	readonly hashes: readonly [string, string];
	/** Undefined: the runs are the same. */
	readonly parting: Parting | undefined;
	readonly orders: {
		/** How many orders are in both runs, and how many have different fates in them. */
		readonly inBoth: number;
		readonly different: number;
		readonly onlyFirst: number;
		readonly onlySecond: number;
		/** The largest group first. */
		readonly groups: readonly FateGroup[];
	};
	/** The numbers that differ, by path; undefined: that run has no such number. */
	readonly metrics: readonly {
		readonly path: string;
		readonly first: number | undefined;
		readonly second: number | undefined;
	}[];
}

/** So many slices a run: only the events of one are ever held. */
const SLICES = 512;

/** Plays two runs of the same scenario side by side up to `until` and says what differs. */
export function compareRuns(
	first: Resolved,
	second: Resolved,
	until = first.spec.until,
): Comparison {
	const parting = partingOf();
	const [a, b] = [first, second].map((resolved, i) => {
		const hash = hashSink();
		const early = both(hash, parting.sinks[i as 0 | 1]);
		const sim = start(resolved, early);
		const fates = fatesOf(sim);
		return { sim, hash, fates, sink: both(early, fates.sink) };
	}) as [Side, Side];
	for (let i = 0; i <= SLICES; i++) {
		const moment = Math.floor((until * i) / SLICES);
		for (const { sim, sink } of [a, b]) advance(sim, moment, sink);
		parting.compare(a.sim, b.sim);
	}
	return {
		hashes: [a.hash.hex(), b.hash.hex()],
		parting: parting.parting(a.sim, b.sim),
		orders: ordersOf(a.fates, b.fates),
		metrics: metricsOf(a.sim, b.sim),
	};
}

interface Side {
	readonly sim: Sim;
	readonly hash: ReturnType<typeof hashSink>;
	readonly fates: Fates;
	readonly sink: ReturnType<typeof both>;
}

/** The same order in both runs has the same key, whatever its number there. */
function ordersOf(first: Fates, second: Fates): Comparison['orders'] {
	const inSecond = new Map(second.keys.map((key, order) => [key, order]));
	const groups = new Map<string, { -readonly [K in keyof FateGroup]: FateGroup[K] }>();
	let inBoth = 0;
	let different = 0;
	first.keys.forEach((key, order) => {
		const other = inSecond.get(key);
		if (other === undefined) return;
		inBoth++;
		const fates = [first.fateOf(order), second.fateOf(other)] as const;
		const [one, two] = fates.map(canonical);
		if (one === two) return;
		different++;
		const name = `${one} ${two}`;
		let group = groups.get(name);
		if (!group) {
			group = { first: fates[0], second: fates[1], orders: [], inSecond: [] };
			groups.set(name, group);
		}
		(group.orders as number[]).push(orderNumber(order));
		(group.inSecond as number[]).push(orderNumber(other));
	});
	return {
		inBoth,
		different,
		onlyFirst: first.keys.length - inBoth,
		onlySecond: second.keys.length - inBoth,
		groups: [...groups.values()].sort((a, b) => b.orders.length - a.orders.length),
	};
}

function metricsOf(first: Sim, second: Sim): Comparison['metrics'] {
	const [a, b] = [first, second].map((sim) => new Map(numbersIn(measure(sim)))) as [
		Map<string, number>,
		Map<string, number>,
	];
	return [...new Set([...a.keys(), ...b.keys()])]
		.map((path) => ({ path, first: a.get(path), second: b.get(path) }))
		.filter((it) => it.first !== it.second);
}
