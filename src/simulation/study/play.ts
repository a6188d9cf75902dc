import type { Claim } from '#schemas';
import { advance, type Sim, start } from '../kernel.ts';
import { measure, metricOf, type Metrics } from '../measure.ts';
import type { Resolved, Sink } from '../types.ts';
import { both } from './sinks.ts';

/** How a run is played. */
export interface PlayOptions {
	/** The moment it ends, microseconds; absent: the scenario's. */
	readonly until?: number | undefined;
	/** Claims whose numbers are wanted, each at its moment, which is not after `until`. */
	readonly claims?: readonly Claim[];
	/** Hears every event, those at the start included. */
	readonly sink?: Sink;
	/** Makes a sink that looks at the run itself; it hears what comes after the start. */
	readonly watch?: (sim: Sim) => Sink;
}

/** What a run has given. */
export interface Played {
	readonly sim: Sim;
	/** Measured at its end. */
	readonly metrics: Metrics;
	/** What each claim speaks of, in their order. */
	readonly values: readonly number[];
}

/** Plays a run to its end and measures it there; throws SimulationError for an unknown metric. */
export function play(
	resolved: Resolved,
	{ until = resolved.spec.until, claims = [], sink, watch }: PlayOptions = {},
): Played {
	const sim = start(resolved, sink);
	const watching = watch ? (sink ? both(sink, watch(sim)) : watch(sim)) : sink;
	const values: number[] = [];
	// Measured on the way, in order of time: a run cannot go back.
	const moments = [...new Set(claims.map((claim) => claim.at ?? until))].sort((a, b) => a - b);
	for (const moment of moments) {
		advance(sim, moment, watching);
		const metrics = measure(sim);
		claims.forEach((claim, i) => {
			if ((claim.at ?? until) === moment) values[i] = metricOf(metrics, claim.metric);
		});
	}
	advance(sim, until, watching);
	return { sim, metrics: measure(sim), values };
}
