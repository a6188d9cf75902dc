import { EVENT, REASON } from './events.ts';
import { add, samples, type Samples } from './samples.ts';

/** What is measured of each node, whatever its kind; fields that do not apply stay empty. */
export interface NodeMeter {
	/** How often each kind of event has happened here; then what IN says. */
	readonly values: Float64Array;
	/** Producer: click to answer. Queue: published to first delivery. */
	wait: Samples;
	/** Producer: click to last job done. Queue: published to acknowledged. */
	whole: Samples;
	/** Queue: the orders that were acknowledged last, the n-th at n modulo STAMPED. */
	readonly stamped: Int32Array;
}

/** One thing done to the world: asked for and done. */
export interface EffectMeter {
	expected: number;
	actual: number;
	/** Of the actual ones, those that had been done for their order before. */
	repeated: number;
	/** From the click to the first time. */
	delay: Samples;
}

/** All that is measured; nothing in a run looks at it, so measuring changes nothing. */
export interface Meters {
	nodes: NodeMeter[];
	effects: EffectMeter[];
}

/** So many of the latest acknowledgements are known by name; a power of two. */
const STAMPED = 8;

/**
 * Where in a meter's values something stands, behind the counts of all kinds of event. A count that
 * changes in steps has its area under the curve as well, as its `STEPS`: see `areaAt`.
 */
export const IN = {
	/** Producer: open customers. Queue: waiting messages. Service: direct calls in line. */
	LEVEL: 64,
	LEVEL_STEPS: 65,
	/** The greatest that LEVEL has been. */
	MOST: 66,
	/** Queue: handed out. Service: busy slots. */
	SECOND: 67,
	SECOND_STEPS: 68,
	/** Service: slots. Queue: those that wait for their next attempt. */
	THIRD: 69,
	THIRD_STEPS: 70,
	/** Queue: when it was first empty again after its longest backlog, 0 if it is not yet. */
	EMPTY: 71,
	/** Queue: acknowledged after an order that came later; and the latest order acknowledged. */
	OVERTAKEN: 72,
	LATEST: 73,
} as const;
const VALUES = 74;

/** Meters that have seen nothing. */
export function meters(nodes: number, effects: number): Meters {
	return {
		nodes: Array.from({ length: nodes }, () => ({
			values: new Float64Array(VALUES),
			wait: samples(),
			whole: samples(),
			stamped: new Int32Array(STAMPED),
		})),
		effects: Array.from({ length: effects }, () => ({
			expected: 0,
			actual: 0,
			repeated: 0,
			delay: samples(),
		})),
	};
}

/** Another level from now on, by so many; `at` is where it stands, and its steps behind it. */
function by(values: Float64Array, at: number, t: number, step: number): void {
	values[at] = (values[at] as number) + step;
	values[at + 1] = (values[at + 1] as number) + step * t;
}

/** How many wait here now: open customers, waiting messages or direct calls in line. */
export function levelOf({ values }: NodeMeter): number {
	return values[IN.LEVEL] as number;
}

/** The area of a level up to t, count × microseconds. */
export function areaAt({ values }: NodeMeter, at: number, t: number): number {
	return (values[at] as number) * t - (values[at + 1] as number);
}

/**
 * What an event does to a meter besides being counted. The two lowest pairs of bits are the steps of
 * LEVEL and SECOND, each a whole number of two bits: 1 is one up, 3 one down.
 */
const TAKES = {
	LEVEL_UP: 1,
	LEVEL_DOWN: 3,
	SECOND_UP: 4,
	SECOND_DOWN: 12,
	WAIT: 16,
	WHOLE: 32,
	MORE: 64,
} as const;

/** By kind of event: all that it does. */
const DOES = new Int32Array(IN.LEVEL);

function does(what: number, ...kinds: readonly number[]): void {
	for (const kind of kinds) DOES[kind] = (DOES[kind] as number) | what;
}
does(TAKES.LEVEL_UP, EVENT.ARRIVED, EVENT.PUBLISHED, EVENT.RETURNED, EVENT.READY, EVENT.CALLED);
does(
	TAKES.LEVEL_DOWN,
	EVENT.ANSWERED,
	EVENT.GAVE_UP,
	EVENT.TIMED_OUT,
	EVENT.FAILED,
	EVENT.DELIVERED,
	EVENT.REDELIVERED,
	EVENT.LOST,
	EVENT.EXPIRED,
	EVENT.WITHDRAWN,
);
does(TAKES.SECOND_UP, EVENT.DELIVERED, EVENT.REDELIVERED, EVENT.STARTED);
does(TAKES.SECOND_DOWN, EVENT.RETURNED, EVENT.DELAYED, EVENT.ACKED);
does(TAKES.WAIT, EVENT.ANSWERED, EVENT.DELIVERED);
does(TAKES.WHOLE, EVENT.ACKED, EVENT.COMPLETED);
does(
	TAKES.MORE,
	EVENT.DELAYED,
	EVENT.READY,
	EVENT.CRASHED,
	EVENT.RESIZED,
	EVENT.REDRIVEN,
	EVENT.DEAD_LETTERED,
	EVENT.DROPPED,
);

/** Takes in one event. */
export function meter(
	m: NodeMeter,
	t: number,
	kind: number,
	message: number,
	order: number,
	value: number,
): void {
	// For the compiler, which then knows it for a small integer in all that follows.
	const k = kind | 0;
	const v = m.values;
	v[k] = (v[k] as number) + 1;
	const what = DOES[k] as number;
	const step = (what << 30) >> 30;
	if (step !== 0) {
		const level = (v[IN.LEVEL] as number) + step;
		v[IN.LEVEL] = level;
		v[IN.LEVEL_STEPS] = (v[IN.LEVEL_STEPS] as number) + step * t;
		if (level > (v[IN.MOST] as number)) {
			v[IN.MOST] = level;
			// A backlog longer than any before: the time when it is gone again is still to come.
			v[IN.EMPTY] = 0;
		}
	}
	const second = (what << 28) >> 30;
	if (second !== 0) {
		v[IN.SECOND] = (v[IN.SECOND] as number) + second;
		v[IN.SECOND_STEPS] = (v[IN.SECOND_STEPS] as number) + second * t;
		if (second > 0 && v[IN.LEVEL] === 0 && v[IN.EMPTY] === 0) v[IN.EMPTY] = t;
		if (k === EVENT.ACKED) stamp(m, order);
		// A direct call has stood in the line.
		else if (k === EVENT.STARTED && message < 0) by(v, IN.LEVEL, t, -1);
	}
	if (what >= TAKES.WAIT) {
		if (what >= TAKES.MORE) meterMore(v, t, k, value);
		else add(what < TAKES.WHOLE ? m.wait : m.whole, value);
	}
}

function stamp({ values: v, stamped }: NodeMeter, order: number): void {
	if (order < (v[IN.LATEST] as number)) v[IN.OVERTAKEN] = (v[IN.OVERTAKEN] as number) + 1;
	else v[IN.LATEST] = order;
	stamped[((v[EVENT.ACKED] as number) - 1) & (STAMPED - 1)] = order;
}

function meterMore(v: Float64Array, t: number, kind: number, value: number): void {
	switch (kind) {
		case EVENT.DELAYED:
			return by(v, IN.THIRD, t, 1);
		case EVENT.READY:
			return by(v, IN.THIRD, t, -1);
		case EVENT.CRASHED:
			return by(v, IN.LEVEL, t, -(v[IN.LEVEL] as number));
		case EVENT.RESIZED:
			return by(v, IN.THIRD, t, value - (v[IN.THIRD] as number));
		case EVENT.REDRIVEN:
			return by(v, IN.LEVEL, t, -1);
		case EVENT.DEAD_LETTERED:
		case EVENT.DROPPED: {
			const wasOut = value === REASON.REJECTED || value === REASON.DELIVERY_LIMIT;
			return by(v, wasOut ? IN.SECOND : IN.LEVEL, t, -1);
		}
	}
}

/** The orders acknowledged last, latest last. */
export function stampedIn({ values, stamped }: NodeMeter): number[] {
	const all = values[EVENT.ACKED] as number;
	const shown = Math.min(all, STAMPED);
	return Array.from({ length: shown }, (_, i) => stamped[(all - shown + i) % STAMPED] as number);
}

/**
 * A slot works no more. A job may end in one event, in two (its work is done, then it goes wrong)
 * or in none (an acknowledgement by hand), so the service itself says it, once.
 */
export function laidDown(m: NodeMeter, t: number): void {
	by(m.values, IN.SECOND, t, -1);
}
