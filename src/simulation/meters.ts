import { EVENT, REASON } from './events.ts';
import { add, copySamples, samples, type Samples } from './samples.ts';

/** A count that changes in steps, its area under the curve and its largest value. */
export interface Level {
	now: number;
	max: number;
	/** count × microseconds. */
	area: number;
	since: number;
}

/** What is measured of each node, whatever its kind; fields that do not apply stay empty. */
export interface NodeMeter {
	/** How often each kind of event has happened here. */
	counts: Float64Array;
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
	stamped: Float64Array;
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
			counts: new Float64Array(KINDS),
			level: level(),
			second: level(),
			third: level(),
			wait: samples(),
			whole: samples(),
			emptyAt: 0,
			overtaken: 0,
			latest: -1,
			stamped: new Float64Array(STAMPED),
		})),
		effects: Array.from({ length: effects }, () => ({
			expected: 0,
			actual: 0,
			repeated: 0,
			delay: samples(),
		})),
	};
}

/** A copy that shares nothing. */
export function copyMeters(m: Meters): Meters {
	return {
		nodes: m.nodes.map((node) => ({
			counts: node.counts.slice(),
			level: { ...node.level },
			second: { ...node.second },
			third: { ...node.third },
			wait: copySamples(node.wait),
			whole: copySamples(node.whole),
			emptyAt: node.emptyAt,
			overtaken: node.overtaken,
			latest: node.latest,
			stamped: node.stamped.slice(),
		})),
		effects: m.effects.map((effect) => ({ ...effect, delay: copySamples(effect.delay) })),
	};
}

function level(): Level {
	return { now: 0, max: 0, area: 0, since: 0 };
}

function to(l: Level, t: number, now: number): void {
	l.area += l.now * (t - l.since);
	l.since = t;
	l.now = now;
	if (now > l.max) l.max = now;
}

/** The area of a level up to t, count × microseconds. */
export function areaAt(l: Level, t: number): number {
	return l.area + l.now * (t - l.since);
}

/** What an event does to the levels: added to `level`, `second` and `third`, by kind. */
const STEPS: readonly (readonly [kind: number, level: number, second: number, third: number])[] = [
	[EVENT.ARRIVED, 1, 0, 0],
	[EVENT.ANSWERED, -1, 0, 0],
	[EVENT.GAVE_UP, -1, 0, 0],
	[EVENT.TIMED_OUT, -1, 0, 0],
	[EVENT.FAILED, -1, 0, 0],
	[EVENT.PUBLISHED, 1, 0, 0],
	[EVENT.DELIVERED, -1, 1, 0],
	[EVENT.REDELIVERED, -1, 1, 0],
	[EVENT.RETURNED, 1, -1, 0],
	[EVENT.DELAYED, 0, -1, 1],
	[EVENT.READY, 1, 0, -1],
	[EVENT.ACKED, 0, -1, 0],
	[EVENT.LOST, -1, 0, 0],
	[EVENT.EXPIRED, -1, 0, 0],
	[EVENT.REDRIVEN, -1, 0, 0],
	[EVENT.CALLED, 1, 0, 0],
	[EVENT.WITHDRAWN, -1, 0, 0],
	[EVENT.STARTED, 0, 1, 0],
];
/** What each kind does: its three steps, each +1, in two bits, and then what it does besides. */
const NO_STEP = 0b010101;
const DOES = new Int32Array(KINDS).fill(NO_STEP);
for (const [kind, level, second, third] of STEPS) {
	DOES[kind] = level + 1 + ((second + 1) << 2) + ((third + 1) << 4);
}
const MORE_UNIT = 64;
const WAIT = 1;
const WHOLE = 2;
const ACKED = 3;
const ENDED = 4;
const STARTED = 5;
const CRASHED = 6;
const RESIZED = 7;
for (const [more, ...kinds] of [
	[WAIT, EVENT.ANSWERED, EVENT.DELIVERED],
	[WHOLE, EVENT.COMPLETED],
	[ACKED, EVENT.ACKED],
	[ENDED, EVENT.DEAD_LETTERED, EVENT.DROPPED],
	[STARTED, EVENT.STARTED],
	[CRASHED, EVENT.CRASHED],
	[RESIZED, EVENT.RESIZED],
] as const) {
	for (const kind of kinds) DOES[kind] = (DOES[kind] as number) + more * MORE_UNIT;
}

/** Takes in one event. */
export function meter(
	m: NodeMeter,
	t: number,
	kind: number,
	message: number,
	order: number,
	value: number,
): void {
	const { counts } = m;
	counts[kind] = (counts[kind] as number) + 1;
	const does = DOES[kind] as number;
	if (does === NO_STEP) return;
	const level = (does & 3) - 1;
	const second = ((does >> 2) & 3) - 1;
	const third = ((does >> 4) & 3) - 1;
	if (level !== 0) {
		const { now, max } = m.level;
		// A backlog longer than any before: the time when it is gone again is still to come.
		if (now + level > max) m.emptyAt = 0;
		to(m.level, t, now + level);
	}
	if (second !== 0) {
		if (second + level === 0 && second > 0 && m.level.now === 0 && m.emptyAt === 0) m.emptyAt = t;
		to(m.second, t, m.second.now + second);
	}
	if (third !== 0) to(m.third, t, m.third.now + third);
	if (does >= MORE_UNIT) meterMore(m, t, does >> 6, message, order, value);
}

function meterMore(
	m: NodeMeter,
	t: number,
	more: number,
	message: number,
	order: number,
	value: number,
): void {
	if (more === WAIT) return add(m.wait, value);
	if (more === WHOLE) return add(m.whole, value);
	if (more === ACKED) {
		if (order < m.latest) m.overtaken++;
		else m.latest = order;
		// As a whole number of 32 bits: of others the remainder is slow.
		m.stamped[(((m.counts[EVENT.ACKED] as number) | 0) - 1) & (STAMPED - 1)] = order;
		return add(m.whole, value);
	}
	if (more === STARTED) {
		if (message < 0) to(m.level, t, m.level.now - 1);
	} else if (more === CRASHED) to(m.level, t, 0);
	else if (more === RESIZED) to(m.third, t, value);
	else if (value === REASON.REJECTED || value === REASON.DELIVERY_LIMIT) {
		to(m.second, t, m.second.now - 1);
	} else to(m.level, t, m.level.now - 1);
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
