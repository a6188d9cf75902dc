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
	/** Queue: the orders that were acknowledged last, latest last. */
	stamped: number[];
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

/** So many of the latest acknowledgements are known by name. */
const STAMPED = 8;

const KINDS = Object.keys(EVENT).length;

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
			stamped: [],
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

/** Takes in one event. */
export function meter(
	m: NodeMeter,
	t: number,
	kind: number,
	message: number,
	order: number,
	value: number,
): void {
	m.counts[kind] = (m.counts[kind] as number) + 1;
	switch (kind) {
		case EVENT.ARRIVED:
			return to(m.level, t, m.level.now + 1);
		case EVENT.ANSWERED:
			add(m.wait, value);
			return to(m.level, t, m.level.now - 1);
		case EVENT.GAVE_UP:
		case EVENT.TIMED_OUT:
		case EVENT.FAILED:
			return to(m.level, t, m.level.now - 1);
		case EVENT.COMPLETED:
			return add(m.whole, value);
		case EVENT.PUBLISHED:
			return ready(m, t);
		case EVENT.DELIVERED:
			add(m.wait, value);
			return handedOut(m, t);
		case EVENT.REDELIVERED:
			return handedOut(m, t);
		case EVENT.RETURNED:
			to(m.second, t, m.second.now - 1);
			return ready(m, t);
		case EVENT.DELAYED:
			to(m.second, t, m.second.now - 1);
			return to(m.third, t, m.third.now + 1);
		case EVENT.READY:
			to(m.third, t, m.third.now - 1);
			return ready(m, t);
		case EVENT.ACKED:
			if (order < m.latest) m.overtaken++;
			else m.latest = order;
			m.stamped.push(order);
			if (m.stamped.length > STAMPED) m.stamped.shift();
			add(m.whole, value);
			return to(m.second, t, m.second.now - 1);
		case EVENT.LOST:
		case EVENT.EXPIRED:
		case EVENT.REDRIVEN:
			return to(m.level, t, m.level.now - 1);
		case EVENT.DEAD_LETTERED:
		case EVENT.DROPPED:
			if (value === REASON.REJECTED || value === REASON.DELIVERY_LIMIT) {
				return to(m.second, t, m.second.now - 1);
			}
			return to(m.level, t, m.level.now - 1);
		case EVENT.CALLED:
			return to(m.level, t, m.level.now + 1);
		case EVENT.WITHDRAWN:
			return to(m.level, t, m.level.now - 1);
		case EVENT.STARTED:
			if (message < 0) to(m.level, t, m.level.now - 1);
			return to(m.second, t, m.second.now + 1);
		case EVENT.CRASHED:
			return to(m.level, t, 0);
		case EVENT.RESIZED:
			return to(m.third, t, value);
	}
}

/**
 * A slot works no more. A job may end in one event, in two (its work is done, then it goes wrong)
 * or in none (an acknowledgement by hand), so the service itself says it, once.
 */
export function laidDown(m: NodeMeter, t: number): void {
	to(m.second, t, m.second.now - 1);
}

function ready(m: NodeMeter, t: number): void {
	if (m.level.now + 1 > m.level.max) m.emptyAt = 0;
	to(m.level, t, m.level.now + 1);
}

function handedOut(m: NodeMeter, t: number): void {
	to(m.level, t, m.level.now - 1);
	if (m.level.now === 0 && m.emptyAt === 0) m.emptyAt = t;
	to(m.second, t, m.second.now + 1);
}
