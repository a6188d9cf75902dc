import { describe, expect, test } from 'vitest';
import type { Claim } from '#schemas';
import {
	advance,
	measureRun,
	metricOf,
	metricUnit,
	SimulationError,
	type Sink,
	start,
} from '#simulation';
import {
	addRun,
	both,
	compareRuns,
	depthOf,
	many,
	numbersIn,
	play,
	summaryOf,
	take,
	tally,
	verdictOf,
} from '#simulation/study';
import { counters, outage, run, scenario } from '../../fixtures/scenarios.ts';

const claim = (parts: Partial<Claim>): Claim => ({
	metric: 'm',
	of: 'each',
	share: 1,
	seeds: 1,
	...parts,
});

describe('a verdict', () => {
	test('on single runs holds when the promised share of them is inside', () => {
		const values = [1, 2, 3, 4];
		const holds = (parts: Partial<Claim>) => verdictOf(claim(parts), values).holds;
		expect(holds({ most: 4 })).toBe(true);
		expect(holds({ most: 3 })).toBe(false);
		expect(holds({ most: 3, share: 0.75 })).toBe(true);
		expect(holds({ most: 3, share: 0.76 })).toBe(false);
		expect(holds({ least: 1 })).toBe(true);
		expect(holds({ least: 2 })).toBe(false);
		expect(holds({ least: 2, most: 3, share: 0.5 })).toBe(true);
		expect(holds({})).toBe(true);
	});

	test('on the median minds the middle alone, the upper of two', () => {
		const holds = (parts: Partial<Claim>, ...values: number[]) =>
			verdictOf(claim({ of: 'median', ...parts }), values).holds;
		expect(holds({ most: 5, least: 5 }, 9, 5, 1)).toBe(true);
		expect(holds({ most: 5 }, 9, 6, 1)).toBe(false);
		expect(holds({ most: 2 }, 1, 2, 3, 4)).toBe(false);
		expect(holds({ most: 3 }, 4, 3, 2, 1)).toBe(true);
	});

	test('says what there was, and which seed went furthest', () => {
		expect(verdictOf(claim({ least: 2, most: 4 }), [3, 10, 1, 5, 4], 7)).toEqual({
			holds: false,
			seeds: 5,
			kept: 2,
			smallest: 1,
			median: 4,
			largest: 10,
			worst: { seed: 8, value: 10 },
		});
		expect(verdictOf(claim({ least: 2 }), [1, 0, 0]).worst).toEqual({ seed: 2, value: 0 });
		expect(verdictOf(claim({ least: 2 }), [5, 2]).worst).toBeUndefined();
		expect(verdictOf(claim({}), [-3]).kept).toBe(1);
	});
});

describe('a tally', () => {
	const of = (...values: number[]) => {
		const it = tally();
		for (const value of values) take(it, value);
		return summaryOf(it);
	};

	test('of nothing is nought, of one number that number', () => {
		expect(of()).toEqual({ mean: 0, spread: 0, low: 0, high: 0, smallest: 0, largest: 0 });
		expect(of(-4)).toEqual({ mean: -4, spread: 0, low: -4, high: -4, smallest: -4, largest: -4 });
	});

	test('gives the interval by the table for few and by its continuation for many', () => {
		const t = (count: number) => {
			const { mean, spread, high } = of(...Array.from({ length: count }, (_, i) => i % 2));
			return (((high - mean) * Math.sqrt(count)) / spread).toFixed(3);
		};
		expect([2, 3, 4, 11, 16, 21, 26, 30, 31, 41, 121].map(t)).toEqual([
			'12.706', '4.303', '3.182', '2.228', '2.131', '2.086', '2.060', '2.045', '2.042',
			'2.021', '1.980',
		]); // prettier-ignore
	});
});

describe('a measured number', () => {
	const measured = () => measureRun(run(outage));
	const error = (path: string) => {
		try {
			return String(metricOf(measured(), path));
		} catch (error) {
			if (error instanceof SimulationError) return `${error.message}: ${error.hint}`;
			throw error;
		}
	};

	test('has a path; a wrong one is told with what is near or what there is', () => {
		expect(error('queues.mail.acked')).toMatch(/^\d+$/);
		expect(error('queues.male.acked')).toBe(
			'there is no metric “queues.male.acked”: did you mean “queues.mail”?',
		);
		expect(error('queues.mail.wait')).toBe(
			'“queues.mail.wait” is not one number: go on to one of: count, mean, p50, p95, p99, max',
		);
		expect(error('warehouse.acked')).toBe(
			'there is no metric “warehouse.acked”: after “the start” comes one of: producers, queues, services, effects',
		);
		expect(error('queues.mail.wait.constructor')).toBe(
			'there is no metric “queues.mail.wait.constructor”: after “queues.mail.wait” comes one of: count, mean, p50, p95, p99, max',
		);
		expect(error('queues.mail.acked.more')).toBe(
			'there is no metric “queues.mail.acked.more”: “queues.mail.acked” is a number already',
		);
	});

	test('has a unit', () => {
		const inUnit = (unit: string) => [
			...new Set(
				numbersIn(measured())
					.map(([path]) => path)
					.filter((path) => metricUnit(path) === unit)
					.map((path) => path.split('.').slice(2).join('.')),
			),
		];
		const spread = ['mean', 'p50', 'p95', 'p99', 'max'];
		const times = ['wait', 'completion', 'sojourn', 'delay'].flatMap((of) => spread.map((it) => `${of}.${it}`)); // prettier-ignore
		expect(inUnit('time').sort()).toEqual(['emptyAt', ...times].sort());
		expect(inUnit('share')).toEqual(['utilisation']);
		expect(inUnit('count')).toContain('wait.count');
		expect(metricUnit('queues.waits.max')).toBe('count');
		expect(metricUnit('queues.q.wait.maximum')).toBe('count');
		expect(metricUnit('services.utilisation.handled')).toBe('count');
		expect(metricUnit('queues.q.emptyAt.x')).toBe('count');
	});
});

test('one sink for several passes everything on to each, in order', () => {
	const heard: unknown[] = [];
	const sink = (name: string): Sink => ({ event: (...numbers) => heard.push([name, ...numbers]) });
	both(sink('a'), sink('b')).event(1, 2, 3, 4, 5, 6, 7);
	expect(heard).toEqual([
		['a', 1, 2, 3, 4, 5, 6, 7],
		['b', 1, 2, 3, 4, 5, 6, 7],
	]);
});

describe('playing', () => {
	const counted = () => {
		const it = { count: 0, event: () => void it.count++ };
		return it;
	};

	test('ends where it is told, and lets a sink and a watcher hear the same', () => {
		const [sink, watcher] = [counted(), counted()];
		const { sim, metrics } = play(run(counters), { until: 5_000_000, sink, watch: () => watcher });
		expect(sim.state.t).toBe(5_000_000);
		expect(metrics).toEqual(measureRun(run(counters), 5_000_000));
		expect(sink.count).toBe(sim.state.n);
		expect(watcher.count, 'all but what happened at the start').toBe(sim.state.n - 1);
		const alone = counted();
		play(run(counters), { until: 5_000_000, watch: () => alone });
		expect(alone.count).toBe(watcher.count);
	});

	test('reads each claim at its moment, whatever their order', () => {
		const metric = 'producers.checkout.arrived';
		const at = [30, 10, undefined, 20].map((s) => (s === undefined ? {} : { at: s * 1e6 }));
		const { values } = play(run(counters), { claims: at.map((it) => claim({ metric, ...it })) });
		const alone = [30, 10, 60, 20].map((s) => metricOf(measureRun(run(counters), s * 1e6), metric));
		expect(values).toEqual(alone);
	});

	test('many goes on from its first seed, and past the last there is to the first', () => {
		const it = many(4_294_967_295);
		for (let i = 0; i < 2; i++) addRun(it, run(counters), { until: 3_000_000 });
		const path = 'producers.checkout.arrived';
		const alone = [4_294_967_295, 0].map((seed) => metricOf(measureRun(run(counters, { seed }), 3_000_000), path)); // prettier-ignore
		expect(it.runs).toBe(2);
		const { smallest, largest } = summaryOf(it.metrics.get(path)!);
		expect([smallest, largest]).toEqual([Math.min(...alone), Math.max(...alone)]);
	});
});

describe('depth over time', () => {
	const shop = scenario({
		until: '10s',
		producers: {
			shop: {
				label: 'Shop',
				arrivals: { kind: 'at', times: ['0s', '0s', '2.5s', '2.6s'] },
				plan: 'p',
				plans: { p: [{ publish: 'orders' }] },
			},
		},
		queues: { orders: { label: 'Orders' } },
		services: { desk: { label: 'Desk', opens: '4.2s', work: '1ms', consumes: 'orders' } },
	});

	test('stays as it was where nothing happens, and keeps the most of each stretch', () => {
		const sim = start(run(shop));
		const depth = depthOf(sim, 10_000_000, 10);
		advance(sim, 10_000_000, depth);
		expect(depth.depths()).toEqual([{ queue: 'orders', most: [2, 2, 4, 4, 4, 0, 0, 0, 0, 0] }]);
	});

	test('puts what happens at the very end, or after it, into the last stretch', () => {
		const sim = start(run(shop));
		const depth = depthOf(sim, 2_500_000, 5);
		advance(sim, 3_000_000, depth);
		expect(depth.depths()).toEqual([{ queue: 'orders', most: [2, 2, 2, 2, 4] }]);
		const still = depthOf(start(run(shop)), 0, 3);
		expect(still.depths()).toEqual([{ queue: 'orders', most: [0, 0, 0] }]);
		const nought = start(run(shop));
		const atOnce = depthOf(nought, 0, 2);
		advance(nought, 0, atOnce);
		expect(atOnce.depths()[0]!.most).toEqual([2, 2]);
	});
});

describe('two runs', () => {
	test('may have orders that only one of them has', () => {
		const extra = [{ at: 1_000_000, do: 'publish' as const, target: 'checkout' }];
		const plain = run(counters);
		const more = run(counters, { actions: extra });
		expect(compareRuns(more, plain).orders).toMatchObject({ onlyFirst: 1, onlySecond: 0 });
		expect(compareRuns(plain, more).orders).toMatchObject({ onlyFirst: 0, onlySecond: 1 });
		const { parting } = compareRuns(plain, more);
		expect(parting?.t).toBe(1_000_000);
		expect(parting?.second).toMatchObject({ event: 'ARRIVED', t: 1_000_000 });
	});

	test('are compared up to a moment', () => {
		const late = [{ at: 50_000_000, do: 'publish' as const, target: 'checkout' }];
		const both = [run(counters), run(counters, { actions: late })] as const;
		expect(compareRuns(...both, 49_000_000).parting).toBeUndefined();
		expect(compareRuns(...both).parting?.t).toBe(50_000_000);
	});

	test('tell the largest group of orders first', () => {
		const { orders } = compareRuns(run(counters), run(counters, { variant: 'synchronous' }));
		const sizes = orders.groups.map((group) => group.orders.length);
		expect(sizes.length).toBeGreaterThan(1);
		expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
		expect(sizes.reduce((a, b) => a + b)).toBe(orders.different);
	});
});
