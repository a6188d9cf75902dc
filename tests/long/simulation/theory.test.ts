import { describe, expect, test } from 'vitest';
import { advance, EVENT, type Sim, type Sink, start } from '#simulation';
import { areaAt, IN } from '../../../src/simulation/meters.ts';
import { totalOf } from '../../../src/simulation/samples.ts';
import { run, scenario } from '../../fixtures/scenarios.ts';

const ARRIVALS = 1_000_000;
const BATCHES = 50;
/** The mean of the work, a second: every time below is in seconds. */
const SECOND = 1e6;

interface Line {
	readonly workers?: number;
	readonly work?: 'exponential' | 'fixed';
	/** Arrivals a second. */
	readonly rate: number;
	/** The most that may wait; beyond it publishes are refused. */
	readonly room?: number;
}

/** A line with one queue: Poisson arrivals, work of one second on average. */
function lineOf({ workers = 1, work = 'exponential', rate, room }: Line) {
	const seconds = Math.ceil(ARRIVALS / rate);
	return scenario({
		profile: 'rabbitmq-classic-4.0',
		until: `${seconds}s`,
		producers: {
			shop: {
				label: 'Shop',
				arrivals: { kind: 'poisson', rate: `${rate}/s` },
				plan: 'only',
				plans: { only: [{ publish: 'orders' }] },
			},
		},
		queues: {
			orders: {
				label: 'Orders',
				...(room === undefined ? {} : { max: room, overflow: 'reject-publish' }),
			},
		},
		services: {
			desk: { label: 'Desk', slots: workers, work: { kind: work, mean: '1s' }, consumes: 'orders' },
		},
	});
}

/** Mean and standard error of a series that is correlated, from the means of long batches. */
function meanOf(values: readonly number[]): { mean: number; error: number } {
	const size = Math.floor(values.length / BATCHES);
	const means = Array.from({ length: BATCHES }, (_, i) =>
		average(values.slice(i * size, (i + 1) * size)),
	);
	const mean = average(means);
	const variance = means.reduce((sum, it) => sum + (it - mean) ** 2, 0) / (BATCHES - 1);
	return { mean, error: Math.sqrt(variance / BATCHES) };
}

const average = (values: readonly number[]) =>
	values.reduce((sum, it) => sum + it, 0) / values.length;

/** Runs a line; the values of events of a kind, as `valueOf` reads them. */
function play(line: Line, seed: number, read: (kind: number, value: number) => number | undefined) {
	const of = lineOf(line);
	const values: number[] = [];
	const sink: Sink = {
		event(_t, _n, kind, _node, _message, _order, value) {
			const it = read(kind, value);
			if (it !== undefined) values.push(it);
		},
	};
	advance(start(run(of, { seed })), of.until, sink);
	expect(values.length).toBeGreaterThan(ARRIVALS * 0.8);
	return meanOf(values);
}

/** How long messages wait before they are handed out. */
const waits = (kind: number, value: number) =>
	kind === EVENT.DELIVERED ? value / SECOND : undefined;

function expectNear({ mean, error }: { mean: number; error: number }, theory: number): void {
	const off = Math.abs(mean - theory);
	expect(off, `${mean} ± ${error} against ${theory}`).toBeLessThanOrEqual(4 * error);
	// An interval so wide that everything fits would prove nothing.
	expect(error).toBeLessThan(theory * 0.1);
}

const loads = [0.5, 0.7, 0.8, 0.9, 0.95];

describe('with a million arrivals the waits are within four standard errors of theory', () => {
	test.each(loads)('M/M/1 at a load of %f', (rate) => {
		expectNear(play({ rate }, 11, waits), rate / (1 - rate));
	});

	test.each([
		[2, 0.8],
		[2, 0.9],
		[4, 0.8],
		[4, 0.9],
		[8, 0.8],
	])('M/M/%i at a load of %f', (workers, load) => {
		const rate = workers * load;
		let blocked = 1;
		for (let k = 1; k <= workers; k++) blocked = (rate * blocked) / (k + rate * blocked);
		const waiting = blocked / (1 - load * (1 - blocked));
		expectNear(play({ workers, rate }, 12, waits), waiting / (workers - rate));
	});

	test.each(loads)('M/D/1 at a load of %f', (rate) => {
		expectNear(play({ rate, work: 'fixed' }, 13, waits), rate / (2 * (1 - rate)));
	});

	test.each([
		[0.5, 3],
		[0.8, 5],
		[0.8, 10],
		[1, 10],
		[1.2, 20],
	])('M/M/1/K at a load of %f: what is refused with K = %i', (rate, most) => {
		const weights = Array.from({ length: most + 1 }, (_, n) => rate ** n);
		const refused = (weights[most] as number) / weights.reduce((sum, it) => sum + it, 0);
		const isRefused = (kind: number) =>
			kind === EVENT.REJECTED ? 1 : kind === EVENT.PUBLISHED ? 0 : undefined;
		expectNear(play({ rate, room: most - 1 }, 14, isRefused), refused);
	});
});

describe('Little’s law', () => {
	const cases = [1, 2, 3, 4, 5, 6].flatMap((seed) => [1, 3].map((workers) => [seed, workers]));

	test.each(cases)(
		'is exact when a run starts and ends empty (seed %i, %i workers)',
		(seed, workers) => {
			const of = scenario({
				until: '20000s',
				producers: {
					shop: {
						label: 'Shop',
						arrivals: { kind: 'exactly', windows: [{ count: 5000, from: '0s', to: '6000s' }] },
						plan: 'only',
						plans: { only: [{ publish: 'orders' }] },
					},
				},
				queues: { orders: { label: 'Orders', ackTimeout: '15h' } },
				services: {
					desk: {
						label: 'Desk',
						slots: workers,
						prefetch: 2,
						work: { kind: 'lognormal', mean: '900ms', cv: 1.5 },
						consumes: 'orders',
						fails: { chance: 0.05 },
					},
				},
			});
			const sim = start(run(of, { seed }));
			advance(sim, of.until);
			const meter = meterOf(sim, 'orders');
			const { values, whole } = meter;
			expect([values[IN.LEVEL], values[IN.SECOND], whole.count]).toEqual([0, 0, 5000]);
			// Messages × microseconds in the queue, and the sum of all their times in it: whole numbers.
			expect(areaAt(meter, IN.LEVEL, of.until) + areaAt(meter, IN.SECOND, of.until)).toBe(
				totalOf(whole).sum,
			);
		},
	);
});

function meterOf(sim: Sim, id: string): Sim['state']['meters']['nodes'][number] {
	const meter = sim.state.meters.nodes[sim.indexOf(id)];
	if (!meter) throw new Error(id);
	return meter;
}
