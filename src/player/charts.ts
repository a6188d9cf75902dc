/** The figures of a run up to a moment, for charts and tables. Loaded when they are asked for. */
import {
	advance,
	EVENT,
	levelOf,
	measure,
	observe,
	type Resolved,
	start,
	type View,
} from '#simulation';
import { numbersIn } from '#simulation/study';
import { type Standing, standingOf, traysOf } from './hall/ledger.ts';
import { type Fit, fitOf, type Theory, theoryOf } from './theory.ts';
import { topologyOf } from './topology.ts';

export { type Attempts, attemptsOf, barSeconds, triesAgain } from './attempts.ts';
export { type Fit, fitOf } from './theory.ts';

/** How many waited, from a moment on. */
export interface Depth {
	/** Microseconds. */
	readonly t: number;
	readonly depth: number;
}

export interface Charts {
	/** Whether tickets wait on rails, or customers in line. */
	readonly mode: 'queued' | 'synchronous';
	readonly until: number;
	readonly depth: readonly Depth[];
	/** Waits that are over, microseconds, sorted. */
	readonly waits: readonly number[];
	/** By share: 50, 95, 99 %; undefined while nobody has waited. */
	readonly quantiles:
		{ readonly p50: number; readonly p95: number; readonly p99: number } | undefined;
	readonly effects: readonly {
		readonly id: string;
		readonly expected: number;
		readonly actual: number;
		readonly standing: Standing;
	}[];
	readonly theory: Theory | undefined;
	/** Whether the mean wait is what theory says; undefined where theory says nothing of this run. */
	readonly fit: Fit | undefined;
	/** All numbers of the run by name. */
	readonly numbers: readonly (readonly [string, number])[];
}

/** So many stretches of time are told apart; each is drawn with the most that waited in it. */
const STRETCHES = 300;

/** Plays a run to a moment and takes down what its charts need. */
export function chartsOf(resolved: Resolved, until: number): Charts {
	const sim = start(resolved);
	const { mode, rows } = topologyOf(resolved.spec, observe(sim));
	const queues = new Set(rows.map(({ queue }) => Object.keys(resolved.spec.queues)[queue ?? -1]));
	const isMeant = (node: number): boolean =>
		mode === 'queued' ? queues.has(sim.ids[node]) : sim.state.nodes[node]?.kind === 'producer';
	const nodes = sim.ids.flatMap((_, node) => (isMeant(node) ? [node] : []));
	const first = nodes[0] ?? -1;
	const over = mode === 'queued' ? EVENT.DELIVERED : EVENT.ANSWERED;
	const meters = sim.state.meters.nodes.filter((_, i) => nodes.includes(i));
	const level = (): number => meters.reduce((sum, meter) => sum + levelOf(meter), 0);
	const most: number[] = [0];
	const waits: number[] = [];
	let last = level();
	advance(sim, until, {
		event(t, _n, kind, node, _message, _order, value) {
			if (kind === over && node === first) waits.push(value);
			const i = Math.min(STRETCHES - 1, Math.floor((t / Math.max(1, until)) * STRETCHES));
			while (most.length <= i) most.push(last);
			last = level();
			most[i] = Math.max(most[i] as number, last);
		},
	});
	while (most.length < STRETCHES) most.push(last);
	const theory = theoryOf(resolved, first >= 0 ? sim.ids[first] : undefined);
	const fit = fitOf(waits, theory);
	waits.sort((a, b) => a - b);
	const depth = most.map((it, i) => ({ t: (i / STRETCHES) * until, depth: it }));
	const view = observe(sim);
	const metrics = measure(sim);
	return {
		mode,
		until,
		depth: [...depth, { t: until, depth: last }],
		waits,
		quantiles: quantilesOf(waits),
		effects: standings(resolved, view),
		theory,
		fit,
		numbers: numbersIn(metrics),
	};
}

/** The accounts of all effects; what is still under way is no difference. */
function standings({ spec }: Resolved, view: View): Charts['effects'] {
	const trays = traysOf(spec);
	const open = view.producers.reduce((sum, producer) => sum + producer.open, 0);
	return view.effects.map(({ id, expected, actual }, i) => ({
		id,
		expected,
		actual,
		standing: standingOf(view, { trays }, i, open),
	}));
}

function quantilesOf(sorted: readonly number[]): Charts['quantiles'] {
	if (sorted.length === 0) return undefined;
	const at = (share: number): number =>
		sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] as number;
	return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** The numbers as comma-separated values; times in microseconds, as they are named. */
export function csvOf(numbers: Charts['numbers']): string {
	return ['name,value', ...numbers.map(([name, value]) => `${name},${value}`)].join('\n');
}
