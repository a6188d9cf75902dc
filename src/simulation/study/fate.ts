import { EVENT, EVENT_NAMES } from '../events.ts';
import type { Sim } from '../kernel.ts';
import { peek } from '../ledger.ts';
import type { OrderRow } from '../rows.ts';
import type { Sink } from '../types.ts';
import { effectAt } from './named-event.ts';
import { times } from './tell.ts';

/** What has become of an order: how often each thing that counts happened to it. */
export interface Fate {
	/** Kinds of event, such as ANSWERED or LOST, with how often; what never happened is left out. */
	readonly events: Readonly<Record<string, number>>;
	/** How often each effect was done for it: { charge: 2 } is a customer who paid twice. */
	readonly effects: Readonly<Record<string, number>>;
}

/** On the way and no end: two orders that differ in these alone have had the same fate. */
const ON_THE_WAY: ReadonlySet<string> = new Set([
	'ARRIVED', 'PUBLISHED', 'DELIVERED', 'REDELIVERED', 'RETURNED', 'ACKED', 'CALLED', 'REFUSED',
	'WITHDRAWN', 'ABANDONED', 'STARTED', 'FINISHED', 'WASTED', 'CRASHED', 'RECOVERED', 'RESIZED',
	'SET', 'EFFECT',
]); // prettier-ignore

/** The fates of all orders of a run, held as one small number an order. */
export interface Fates {
	readonly sink: Sink;
	/** What orders are called in any run of the same scenario and seed, in order of arrival. */
	readonly keys: readonly number[];
	/** The fate of the order with this id. */
	fateOf(order: number): Fate;
}

/** Room for the keys of a producer's orders: those by hand start at 2³⁰. */
const KEYS = 2_147_483_648;

interface Stop extends Fate {
	/** What it becomes by one more mark. */
	readonly next: Map<string, number>;
}

/** Follows all orders of a run. Few fates differ, so each is kept once and orders point at it. */
export function fatesOf(sim: Sim): Fates {
	const stops: Stop[] = [{ events: {}, effects: {}, next: new Map() }];
	const known = new Map<string, number>();
	const at: number[] = [];
	const keys: number[] = [];
	const after = (stop: number, part: 'events' | 'effects', name: string): number => {
		const from = stops[stop] as Stop;
		const mark = `${part} ${name}`;
		const seen = from.next.get(mark);
		if (seen !== undefined) return seen;
		const { events, effects } = from;
		const fate = {
			events,
			effects,
			[part]: { ...from[part], [name]: (from[part][name] ?? 0) + 1 },
		};
		const text = canonical(fate);
		let to = known.get(text);
		if (to === undefined) {
			to = stops.push({ ...fate, next: new Map() }) - 1;
			known.set(text, to);
		}
		from.next.set(mark, to);
		return to;
	};
	const marks = EVENT_NAMES.map((name) => (ON_THE_WAY.has(name) ? undefined : name));
	return {
		sink: {
			event(_t, _n, kind, node, _message, order) {
				if (order < 0) return;
				if (kind === EVENT.ARRIVED) {
					at[order] = 0;
					const { key } = peek(sim.state.orders, order) as OrderRow;
					keys[order] = node * KEYS + key;
				} else if (kind === EVENT.EFFECT) {
					at[order] = after(at[order] ?? 0, 'effects', effectAt(sim, node));
				} else {
					const mark = marks[kind];
					if (mark !== undefined) at[order] = after(at[order] ?? 0, 'events', mark);
				}
			},
		},
		keys,
		fateOf: (order) => {
			const { events, effects } = stops[at[order] ?? 0] as Stop;
			return { events, effects };
		},
	};
}

/** A text that is the same for the same fate, whatever came first. */
export function canonical({ events, effects }: Fate): string {
	return JSON.stringify([events, effects].map((part) => Object.entries(part).sort(byName)));
}

function byName([a]: readonly [string, number], [b]: readonly [string, number]): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

const WORDS: Readonly<Record<string, string>> = {
	FAILED: 'ended with an error',
	TIMED_OUT: 'timed out',
	COMPLETED: 'all done',
	LOST: 'a message lost',
};

/**
 * A fate in a few words, such as “answered, all done, charge twice”. `effects` are the ones to speak
 * of even when they were not done.
 */
export function fateWords(fate: Fate, effects: readonly string[] = []): string {
	const events = Object.entries(fate.events).map(([name, count]) => {
		const word = WORDS[name] ?? name.toLowerCase().replaceAll('_', ' ');
		return count === 1 ? word : `${word} ${times(count)}`;
	});
	const done = [...new Set([...effects, ...Object.keys(fate.effects)])].map((name) => {
		const count = fate.effects[name] ?? 0;
		return count === 0 ? `no ${name}` : `${name} ${times(count)}`;
	});
	return [...(events.length > 0 ? events : ['under way']), ...done].join(', ');
}
