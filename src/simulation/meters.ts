import { EVENT, REASON } from './events.ts';
import { add, samples, type Samples } from './samples.ts';

/** A count that changes in steps, its area under the curve and its largest value. */
export interface Level {
	now: number;
	max: number;
	/** Each step times the moment it was made at, count × microseconds: see `areaAt`. */
	steps: number;
}

/** What is measured of each node, whatever its kind; fields that do not apply stay empty. */
export interface NodeMeter {
	/** How often each kind of event has happened here. */
	counts: number[];
	/** Producer: open customers. Queue: waiting messages. Service: direct calls in line. */
	level: Level;
	/** Queue: handed out. Service: busy slots. */
	second: Level;
	/** Service: slots. Queue: those that wait for their next attempt. */
	third: Level;
	/** Producer: click to answer. Queue: published to first delivery. */
	wait: Samples;
	/** Producer: click to last job done. Queue: published to acknowledged. */
	whole: Samples;
	/** Queue: when it was first empty again after its longest backlog, 0 if it is not yet. */
	emptyAt: number;
	/** Queue: acknowledged after an order that came later; and the latest order acknowledged. */
	overtaken: number;
	latest: number;
	/** Queue: the orders that were acknowledged last, the n-th at n modulo STAMPED. */
	stamped: Int32Array;
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

/** How many kinds of event there are; the last one has the highest number. */
const KINDS = EVENT.UP + 1;

/** Meters that have seen nothing. */
export function meters(nodes: number, effects: number): Meters {
	return {
		nodes: Array.from({ length: nodes }, () => ({
			counts: zeros(KINDS),
			level: level(),
			second: level(),
			third: level(),
			wait: samples(),
			whole: samples(),
			emptyAt: 0,
			overtaken: 0,
			latest: -1,
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

/** So many zeros: short lists of small numbers are quicker to get at than typed arrays. */
function zeros(length: number): number[] {
	return Array.from({ length }, () => 0);
}

function level(): Level {
	return { now: 0, max: 0, steps: 0 };
}

function to(l: Level, t: number, now: number): void {
	l.steps += (now - l.now) * t;
	l.now = now;
}

/** The area of a level up to t, count × microseconds. */
export function areaAt(l: Level, t: number): number {
	return l.now * t - l.steps;
}

/** What an event adds to `level` and to `second`, by kind. */
const LEVEL = steps(
	[EVENT.ARRIVED, EVENT.PUBLISHED, EVENT.RETURNED, EVENT.READY, EVENT.CALLED],
	[
		EVENT.ANSWERED,
		EVENT.GAVE_UP,
		EVENT.TIMED_OUT,
		EVENT.FAILED,
		EVENT.DELIVERED,
		EVENT.REDELIVERED,
		EVENT.LOST,
		EVENT.EXPIRED,
		EVENT.REDRIVEN,
		EVENT.WITHDRAWN,
	],
);
const SECOND = steps(
	[EVENT.DELIVERED, EVENT.REDELIVERED, EVENT.STARTED],
	[EVENT.RETURNED, EVENT.DELAYED, EVENT.ACKED],
);

function steps(up: readonly number[], down: readonly number[]): number[] {
	const all = zeros(KINDS);
	for (const kind of up) all[kind] = 1;
	for (const kind of down) all[kind] = -1;
	return all;
}

/** Takes in one event. */
export function meter(
	m: NodeMeter,
	{ t }: { readonly t: number },
	kind: number,
	message: number,
	order: number,
	value: number,
): void {
	const { counts, level, second } = m;
	counts[kind] = (counts[kind] as number) + 1;
	const step = LEVEL[kind] as number;
	const secondStep = SECOND[kind] as number;
	level.now += step;
	level.steps += step * t;
	second.now += secondStep;
	second.steps += secondStep * t;
	if (level.now > level.max) {
		level.max = level.now;
		// A backlog longer than any before: the time when it is gone again is still to come.
		m.emptyAt = 0;
	} else if (secondStep > 0 && level.now === 0 && m.emptyAt === 0) m.emptyAt = t;
	if (kind === EVENT.ANSWERED || kind === EVENT.DELIVERED) add(m.wait, value);
	else if (kind === EVENT.ACKED || kind === EVENT.COMPLETED) {
		if (kind === EVENT.ACKED) stamp(m, order);
		add(m.whole, value);
	} else if (kind === EVENT.STARTED) {
		// A direct call has stood in the line.
		if (message < 0) to(level, t, level.now - 1);
	} else if (kind > EVENT.WASTED) meterMore(m, t, kind, value);
}

function stamp(m: NodeMeter, order: number): void {
	if (order < m.latest) m.overtaken++;
	else m.latest = order;
	m.stamped[((m.counts[EVENT.ACKED] as number) - 1) & (STAMPED - 1)] = order;
}

function meterMore(m: NodeMeter, t: number, kind: number, value: number): void {
	const { level, second, third } = m;
	switch (kind) {
		case EVENT.DELAYED:
			return to(third, t, third.now + 1);
		case EVENT.READY:
			return to(third, t, third.now - 1);
		case EVENT.CRASHED:
			return to(level, t, 0);
		case EVENT.RESIZED:
			return to(third, t, value);
		case EVENT.DEAD_LETTERED:
		case EVENT.DROPPED: {
			const wasOut = value === REASON.REJECTED || value === REASON.DELIVERY_LIMIT;
			const from = wasOut ? second : level;
			return to(from, t, from.now - 1);
		}
	}
}

/** The orders acknowledged last, latest last. */
export function stampedIn({ counts, stamped }: NodeMeter): number[] {
	const all = counts[EVENT.ACKED] as number;
	const shown = Math.min(all, STAMPED);
	return Array.from({ length: shown }, (_, i) => stamped[(all - shown + i) % STAMPED] as number);
}

/**
 * A slot works no more. A job may end in one event, in two (its work is done, then it goes wrong)
 * or in none (an acknowledgement by hand), so the service itself says it, once.
 */
export function laidDown(m: NodeMeter, t: number): void {
	to(m.second, t, m.second.now - 1);
}
