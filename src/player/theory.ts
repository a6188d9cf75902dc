import type { Resolved } from '#simulation';

/** What queueing theory says of a rail in the long run, and where the run is not what it speaks of. */
export interface Theory {
	/** Kendall’s name, such as M/M/2. */
	readonly name: string;
	/** Share of the counters’ time that is work; from 1 on there is no long run. */
	readonly utilisation: number;
	/** Means; undefined when the rail would grow for ever. */
	readonly wait: number | undefined;
	readonly depth: number | undefined;
	/** Wait that 95 and 99 of 100 stay under, where theory has a formula. */
	readonly p95: number | undefined;
	readonly p99: number | undefined;
	/** Assumptions that do not hold here, each a sentence. */
	readonly broken: readonly string[];
}

/**
 * The theory of the rail with this name: arrivals at random, one kind of counter. Undefined where
 * none applies: no such rail, or no M/M/1, M/M/c or M/D/1.
 */
export function theoryOf(
	{ spec, actions }: Resolved,
	rail: string | undefined,
): Theory | undefined {
	const producers = Object.values(spec.producers);
	const takers = Object.values(spec.services).filter(({ consumes }) => consumes === rail);
	const [producer, taker] = [producers[0], takers[0]];
	if (!producer || !taker || rail === undefined || takers.length > 1) return undefined;
	const { arrivals, plan, plans } = producer;
	const steps = plans[plan] ?? [];
	const feeds = steps.some((step) => 'publish' in step && step.publish.includes(rail));
	if (producers.length > 1 || arrivals.kind !== 'poisson' || !feeds) return undefined;
	const { work, slots, concurrency = 1 } = taker;
	const counters = slots * concurrency;
	if (work.kind !== 'exponential' && !(work.kind === 'fixed' && counters === 1)) return undefined;
	const rate = arrivals.rate / 1e6;
	const load = rate * work.mean;
	const utilisation = load / counters;
	const broken = [
		...(utilisation >= 1
			? ['More comes in than can be done, so the rail grows and has no long run.']
			: []),
		...(spec.faults.length > 0 ? ['Counters fail in this run; theory knows none that do.'] : []),
		...(actions.length > 0 ? ['You have changed the run on its way.'] : []),
		...(spec.queues[rail]?.max === undefined ? [] : ['The rail takes only so many tickets.']),
		...(spec.queues[rail]?.ttl === undefined ? [] : ['Tickets do not wait for ever here.']),
	];
	const name = work.kind === 'fixed' ? 'M/D/1' : `M/M/${counters}`;
	if (utilisation >= 1) {
		const nothing = { wait: undefined, depth: undefined, p95: undefined, p99: undefined };
		return { name, utilisation, ...nothing, broken };
	}
	if (work.kind === 'fixed') {
		const wait = (utilisation * work.mean) / (2 * (1 - utilisation));
		return {
			name,
			utilisation,
			wait,
			depth: rate * wait,
			p95: undefined,
			p99: undefined,
			broken,
		};
	}
	const waits = erlangC(counters, load);
	const spare = counters / work.mean - rate;
	const under = (share: number): number => Math.max(0, Math.log(waits / (1 - share)) / spare);
	const wait = waits / spare;
	return {
		name,
		utilisation,
		wait,
		depth: rate * wait,
		p95: under(0.95),
		p99: under(0.99),
		broken,
	};
}

/** How the mean wait of a run lies to theory’s. */
export interface Fit {
	/** `few`: too few waits are over; `within` or `beyond` two standard errors of their mean. */
	readonly verdict: 'few' | 'within' | 'beyond';
	/** The standard error of the mean, microseconds. */
	readonly error: number;
}

/** Waits that follow each other are alike, so the error is that of the means of so many batches. */
const BATCHES = 20;

/** Whether chance explains how far the mean of these waits, in their order, is from theory’s. */
export function fitOf(waits: readonly number[], theory: Theory | undefined): Fit | undefined {
	if (theory?.wait === undefined || theory.broken.length > 0) return undefined;
	const size = Math.floor(waits.length / BATCHES);
	if (size < 10) return { verdict: 'few', error: 0 };
	const mean = (of: readonly number[]): number => of.reduce((sum, it) => sum + it, 0) / of.length;
	const means = Array.from({ length: BATCHES }, (_, i) =>
		mean(waits.slice(i * size, (i + 1) * size)),
	);
	const middle = mean(means);
	const spread = means.reduce((sum, it) => sum + (it - middle) ** 2, 0) / (BATCHES - 1);
	const error = Math.sqrt(spread / BATCHES);
	const verdict = Math.abs(mean(waits) - theory.wait) > 2 * error ? 'beyond' : 'within';
	return { verdict, error };
}

/** The share of arrivals that find every counter busy, for a load below their number. */
function erlangC(counters: number, load: number): number {
	let blocked = 1;
	for (let i = 1; i <= counters; i++) blocked = (load * blocked) / (i + load * blocked);
	return blocked / (1 - (load / counters) * (1 - blocked));
}
