import type { Arrivals, Producer } from '#schemas';
import { type Fifo, fifo } from '../fifo.ts';
import { seedOf, stream, type Stream, uniform } from '../random.ts';
import type { Node } from './kind.ts';

/** Calls of a step that count against a limit, and the orders whose turn is still to come. */
export interface Gate {
	open: number;
	line: Fifo;
}

/** A checkout: orders arrive, customers wait for the steps of the plan. */
export interface ProducerState {
	readonly kind: 'producer';
	stream: Stream;
	/** Draws of work and patience are keyed by this and the order. */
	readonly workBase: number;
	readonly patienceBase: number;
	readonly retryBase: number;
	readonly confirmBase: number;
	/** Orders that came by themselves, and those placed by hand. */
	arrived: number;
	byHand: number;
	/** When the next one comes by itself; Infinity: never. */
	nextAt: number;
	/** The rate `nextAt` was computed with, and what is left of its unit draw while the rate is 0. */
	rate: number;
	unitLeft: number;
	/** Which schedule of arrivals is valid; older entries on the agenda are stale. */
	schedule: number;
	/** Fixed moments of arrival, rising; empty for a rate. */
	readonly times: Float64Array;
	/** Orders whose customer may still wait, oldest first; ended ones are passed over. */
	customers: Fifo;
	lastWait: number;
	/** Calls under the producer's own limit, by step. */
	gates: Record<number, Gate>;
	up: boolean;
	backAt: number;
	crash: number;
}

/** A producer of a run. */
export type ProducerNode = Node<ProducerState, Producer>;

/** The state of a producer at t = 0. */
export function createProducer(spec: Producer, id: string, seed: number): ProducerState {
	const draws = stream(seed, `arrivals.${id}`);
	return {
		kind: 'producer',
		stream: draws,
		workBase: seedOf(seed, `work.${id}`),
		patienceBase: seedOf(seed, `patience.${id}`),
		arrived: 0,
		byHand: 0,
		nextAt: Infinity,
		rate: 0,
		unitLeft: -1,
		schedule: 0,
		times: fixedTimes(spec.arrivals, draws),
		customers: fifo(),
		lastWait: 0,
		gates: {},
		up: true,
		backAt: -1,
		crash: 0,
		retryBase: seedOf(seed, `retry.${id}`),
		confirmBase: seedOf(seed, `confirms.${id}`),
	};
}

function fixedTimes(arrivals: Arrivals, draws: Stream): Float64Array {
	if (arrivals.kind === 'at') return Float64Array.from(arrivals.times).sort();
	const windows = arrivals.kind === 'exactly' ? arrivals.windows : [];
	const times = windows.flatMap(({ count, from, to }) =>
		Array.from({ length: count }, () => Math.round(from + uniform(draws) * (to - from))),
	);
	return Float64Array.from(times).sort();
}

/** Arrivals per second as set now; 0 where there is no rate. */
export function rateOf(arrivals: Arrivals): number {
	return 'rate' in arrivals ? arrivals.rate : 0;
}
