import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advance, EVENT, hashSink, measureRun, metricOf, observe, start } from '#simulation';
import {
	addRun,
	claimsOf,
	compareRuns,
	depthOf,
	fateWords,
	lifeOf,
	many,
	numbersIn,
	play,
	summaryOf,
	take,
	tally,
	tell,
	verdicts,
} from '#simulation/study';
import { newOrder } from '../../../src/simulation/rows.ts';
import { canonical, fatesOf } from '../../../src/simulation/study/fate.ts';
import {
	counters,
	fixtures,
	outage,
	run,
	scenario,
	someActions,
} from '../../fixtures/scenarios.ts';

const time = (micros: number) => `${micros / 1e6} s`;

/** A shop whose only counter crashes with a message in hand. */
const crash = scenario({
	until: '10s',
	producers: {
		shop: {
			label: 'Shop',
			arrivals: { kind: 'at', times: ['1s', '2s'] },
			plan: 'queued',
			plans: { queued: [{ work: '100ms' }, { publish: 'orders' }], direct: [{ call: 'desk' }] },
		},
	},
	queues: { orders: { label: 'Orders' } },
	services: { desk: { label: 'Desk', work: '2s', consumes: 'orders', effect: 'charge' } },
	faults: [{ at: '2s', crash: 'desk', for: '1s' }],
});

describe('a tally', () => {
	const of = (...values: number[]) => {
		const it = tally();
		for (const value of values) take(it, value);
		return summaryOf(it);
	};

	test('gives mean, spread, range and the interval that Student’s t gives', () => {
		const { mean, spread, low, high, smallest, largest } = of(2, 4, 4, 4, 5, 5, 7, 9);
		expect([mean, smallest, largest]).toEqual([5, 2, 9]);
		expect(spread).toBeCloseTo(Math.sqrt(32 / 7), 12);
		expect([low, high].map((it) => it.toFixed(3))).toEqual(['3.212', '6.788']);
	});

	test('has no interval for one number, and nothing at all for none', () => {
		expect(of(3)).toEqual({ mean: 3, spread: 0, low: 3, high: 3, smallest: 3, largest: 3 });
		expect(of()).toEqual({ mean: 0, spread: 0, low: 0, high: 0, smallest: 0, largest: 0 });
	});

	test('keeps small differences of large numbers', () => {
		expect(of(1e12, 1e12 + 1, 1e12 + 2).spread).toBeCloseTo(1, 6);
	});

	test('goes on smoothly where the table of t ends', () => {
		// Two samples of ±1: the interval’s half is t/√n times the spread. t(30) 2.042, t(32) 2.037.
		const t = (count: number) => {
			const { spread, high } = of(...Array.from({ length: count }, (_, i) => (i % 2 ? 1 : -1)));
			const mean = count % 2 ? -1 / count : 0;
			return (((high - mean) * Math.sqrt(count)) / spread).toFixed(3);
		};
		expect([t(2), t(31), t(33), t(61), t(1001)]).toEqual([
			'12.706', '2.042', '2.037', '2.000', '1.962',
		]); // prettier-ignore
	});

	test('does not mind the order of its numbers', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1 }), (values) => {
				const [a, b] = [of(...values), of(...[...values].reverse())];
				expect(a.mean).toBeCloseTo(b.mean, 6);
				expect(a.spread).toBeCloseTo(b.spread, 6);
				expect(a.smallest).toBe(Math.min(...values));
				expect(a.largest).toBe(Math.max(...values));
			}),
		);
	});
});

describe('many runs', () => {
	test('are the runs with the next seeds, each as it would be alone', () => {
		const it = many(7);
		for (let i = 0; i < 3; i++) addRun(it, run(counters));
		const alone = [7, 8, 9].map((seed) => measureRun(run(counters, { seed })));
		const handled = alone.map((metrics) => metricOf(metrics, 'services.counters.handled'));
		const tallied = summaryOf(it.metrics.get('services.counters.handled')!);
		expect(tallied.mean).toBeCloseTo(handled.reduce((a, b) => a + b) / 3, 9);
		expect([tallied.smallest, tallied.largest]).toEqual([
			Math.min(...handled),
			Math.max(...handled),
		]);
		expect([...it.metrics.keys()]).toEqual(numbersIn(alone[0]!).map(([path]) => path));
	});

	test('say in how many seeds a claim is kept, each read at its own moment', () => {
		const claims = scenario({
			producers: counters.producers && {
				shop: {
					label: 'Shop',
					arrivals: { kind: 'every', rate: '1/s' },
					plan: 'p',
					plans: { p: [{ work: '1s' }] },
				},
			},
			claims: [
				{ metric: 'producers.shop.arrived', at: '10s', least: 10, most: 10 },
				{ metric: 'producers.shop.arrived', least: 61 },
				{ metric: 'producers.shop.arrived', at: '20s', most: 20, of: 'median' },
			],
		});
		const it = many(100, claims.claims);
		for (let i = 0; i < 4; i++) addRun(it, run(claims));
		expect(
			verdicts(it).map(({ holds, kept, seeds, worst }) => ({ holds, kept, seeds, worst })),
		).toEqual([
			{ holds: true, kept: 4, seeds: 4, worst: undefined },
			{ holds: false, kept: 0, seeds: 4, worst: { seed: 100, value: 60 } },
			{ holds: true, kept: 4, seeds: 4, worst: undefined },
		]);
	});

	test('leave out claims about other variants and about later moments', () => {
		const of = scenario({
			producers: crashParts,
			variants: { a: { label: 'A', finding: 'f' }, b: { label: 'B', finding: 'f' } },
			claims: [
				{ metric: 'producers.shop.arrived', least: 1 },
				{ metric: 'producers.shop.arrived', at: '30s', least: 1 },
				{ variant: 'b', metric: 'producers.shop.arrived', least: 1 },
			],
		});
		expect(claimsOf(of, 'a', 20_000_000)).toEqual({
			claims: [of.claims[0]],
			elsewhere: 1,
			later: 1,
		});
		expect(claimsOf(of, 'b', 60_000_000).claims).toEqual([of.claims[2]]);
	});
});

const crashParts = {
	shop: { label: 'Shop', arrivals: { kind: 'by-hand' }, plan: 'p', plans: { p: [{ work: '1s' }] } },
};

describe('collecting', () => {
	const plain = (resolved: ReturnType<typeof run>) => {
		const sink = hashSink();
		advance(start(resolved, sink), resolved.spec.until, sink);
		return sink.hex();
	};

	test.each(Object.entries(fixtures))('changes nothing in a run of %s', (name, of) => {
		for (const variant of Object.keys(of.variants)) {
			const actions = name === 'counters' ? someActions : [];
			const resolved = run(of, { variant, actions });
			const hash = hashSink();
			const claims = [3, 20, 20, 45].map((s) => ({
				metric: 'producers',
				at: s * 1e6,
				of: 'each' as const,
				share: 1,
				seeds: 1,
			}));
			const metric = numbersIn(measureRun(resolved))[0]![0];
			const played = play(resolved, {
				sink: hash,
				claims: claims.map((claim) => ({ ...claim, metric })),
				watch: (sim) => depthOf(sim, of.until, 64),
			});
			expect(hash.hex()).toBe(plain(resolved));
			expect(played.metrics).toEqual(measureRun(resolved));
			expect(compareRuns(resolved, run(of, { variant, actions, seed: 99 })).hashes).toEqual([
				plain(resolved),
				plain(run(of, { variant, actions, seed: 99 })),
			]);
		}
	});
});

describe('depth over time', () => {
	test('has the peak that the meters have, and stays where nothing happens', () => {
		let depth: ReturnType<typeof depthOf> | undefined;
		const { metrics } = play(run(outage), {
			watch: (sim) => (depth = depthOf(sim, outage.until, 60)),
		});
		const depths = depth!.depths();
		expect(depths.map(({ queue }) => queue)).toEqual(['mail', 'goods', 'dispatch']);
		for (const { queue, most } of depths) {
			expect(most).toHaveLength(60);
			expect(Math.max(...most)).toBe(metricOf(metrics, `queues.${queue}.depth.max`));
		}
	});

	test('is in each stretch at least what can be seen at its end', () => {
		const resolved = run(outage);
		const sim = start(resolved);
		const depth = depthOf(sim, outage.until, 60);
		const seen: number[] = [];
		for (let i = 1; i <= 60; i++) {
			advance(sim, i * 10_000_000 - 1, depth);
			seen.push(observe(sim).queues[0]!.ready);
		}
		depth.depths()[0]!.most.forEach((most, i) => expect(most).toBeGreaterThanOrEqual(seen[i]!));
	});
});

describe('two runs side by side', () => {
	test('do not part when they are the same', () => {
		const { parting, orders, metrics, hashes } = compareRuns(run(counters), run(counters));
		expect(parting).toBeUndefined();
		expect([orders.different, orders.onlyFirst, orders.onlySecond, metrics.length]).toEqual([
			0, 0, 0, 0,
		]);
		expect(orders.inBoth).toBeGreaterThan(300);
		expect(hashes[0]).toBe(hashes[1]);
	});

	test('part at the first event that differs, and only the numbers that differ are told', () => {
		const { parting, orders, metrics } = compareRuns(
			run(crash),
			run(crash, { set: { 'producers.shop.plan': 'direct' } }),
		);
		expect(parting).toEqual({
			t: 1_000_000,
			first: expect.objectContaining({
				event: 'PUBLISHED',
				t: 1_100_000,
				node: 'orders',
				order: 1,
			}),
			second: expect.objectContaining({ event: 'CALLED', t: 1_000_000, node: 'desk', order: 1 }),
		});
		expect(orders).toMatchObject({ inBoth: 2, different: 2, onlyFirst: 0, onlySecond: 0 });
		expect(
			orders.groups.map(({ first, second, orders: numbers }) => ({
				first: fateWords(first, ['charge']),
				second: fateWords(second, ['charge']),
				numbers,
			})),
		).toEqual([
			{
				first: 'answered, all done, charge once',
				second: 'ended with an error, no charge',
				numbers: [1, 2],
			},
		]);
		expect(metrics).toContainEqual({ path: 'effects.charge.actual', first: 2, second: 0 });
		expect(metrics.some(({ path }) => path === 'producers.shop.arrived')).toBe(false);
	});

	test('may part because one of them falls silent', () => {
		const of = scenario({
			producers: {
				shop: {
					label: 'Shop',
					arrivals: { kind: 'every', rate: '1/s' },
					plan: 'p',
					plans: { p: [{ work: '1s' }] },
				},
			},
		});
		const silent = run(of, { set: { 'producers.shop.arrivals.rate': 0 } });
		expect(compareRuns(silent, run(of)).parting).toEqual({
			t: 1_000_000,
			first: undefined,
			second: expect.objectContaining({ event: 'ARRIVED', order: 1 }),
		});
	});

	test('match an order by what it is, though its number is another', () => {
		const of = scenario({
			producers: {
				shop: {
					label: 'Shop',
					arrivals: { kind: 'every', rate: '1/s' },
					plan: 'alone',
					plans: { alone: [{ work: '10ms' }], direct: [{ call: 'desk' }] },
				},
			},
			services: { desk: { label: 'Desk', work: '1s' } },
			faults: [{ at: '0s', crash: 'desk', for: '90s' }],
		});
		const actions = [{ at: 30_500_000, do: 'publish' as const, target: 'shop' }];
		const set = { 'producers.shop.arrivals.rate': 0.1, 'producers.shop.plan': 'direct' };
		const { orders } = compareRuns(run(of, { actions }), run(of, { actions, set }));
		expect(orders).toMatchObject({ inBoth: 7, different: 7, onlyFirst: 54, onlySecond: 0 });
		expect(orders.groups).toHaveLength(1);
		expect(orders.groups[0]).toMatchObject({
			first: { events: { ANSWERED: 1 } },
			second: { events: { FAILED: 1 } },
			// The order by hand is the 31st of the busy run and the 4th of the quiet one.
			orders: [1, 2, 3, 4, 5, 6, 31],
			inSecond: [1, 2, 3, 5, 6, 7, 4],
		});
	});

	test('tell an order that was charged twice from one that was charged once', () => {
		const sim = start(run(crash));
		const { sink, fateOf } = fatesOf(sim);
		const desk = sim.indexOf('desk');
		const say = (kind: number, node: number, order: number) =>
			sink.event(0, 0, kind, node, -1, order, 0);
		for (const order of [0, 1, 2]) {
			newOrder(sim.state.orders, 0, order, 0, 0);
			say(EVENT.ARRIVED, 0, order);
		}
		say(EVENT.EFFECT, desk, 0);
		say(EVENT.ANSWERED, 0, 0);
		say(EVENT.ANSWERED, 0, 1);
		say(EVENT.EFFECT, desk, 1);
		say(EVENT.EFFECT, desk, 2);
		say(EVENT.REDELIVERED, 1, 2);
		say(EVENT.EFFECT, desk, 2);
		say(EVENT.ANSWERED, 0, 2);
		expect(canonical(fateOf(0))).toBe(canonical(fateOf(1)));
		expect(fateWords(fateOf(0))).toBe('answered, charge once');
		expect(fateWords(fateOf(2))).toBe('answered, charge twice');
		expect(fateWords({ events: {}, effects: {} }, ['charge'])).toBe('under way, no charge');
		expect(fateWords({ events: { DEAD_LETTERED: 3 }, effects: {} })).toBe('dead lettered 3 times');
	});
});

describe('the life of an order', () => {
	test('is told in order, with what became of its messages', () => {
		const { order, events } = lifeOf(run(crash), 1);
		expect(order).toBe(1);
		expect(events.map((event) => `${time(event.t)} ${tell(event, time)}`)).toEqual([
			'1 s The order arrives at shop.',
			'1.1 s Message 0 is published to orders, as the only open job of the order.',
			'1.1 s Orders hands message 0 out, after 0 s.',
			'1.1 s Desk starts work, in slot 1.',
			'1.1 s Shop answers the customer, who waited 0.1 s.',
			'2 s Message 0 is back on orders without an acknowledgement, handed out once so far.',
			'3 s Orders hands message 0 out again, for the 2nd time.',
			'3 s Desk starts work, in slot 1.',
			'5 s Desk has finished, after 2 s of work.',
			'5 s Desk has done “charge” for the order, 4 s after the click.',
			'5 s Message 0 is acknowledged and forgotten by orders, 3.9 s after it was published.',
			'5 s All jobs of the order are done, 4 s after the click.',
		]);
	});

	test('has only the events that name it', () => {
		const { events } = lifeOf(run(counters), 12);
		expect(events[0]).toMatchObject({ event: 'ARRIVED', order: 12, node: 'checkout' });
		expect(new Set(events.map(({ order }) => order))).toEqual(new Set([12]));
		expect([...events].sort((a, b) => a.n - b.n)).toEqual(events);
	});

	test('cannot be that of an order that never came', () => {
		expect(() => lifeOf(run(crash), 3)).toThrow(
			expect.objectContaining({
				message: 'there is no order 3',
				hint: 'the orders of this run are 1 to 2',
			}),
		);
		expect(() => lifeOf(run(crash), 1, 0)).toThrow(
			expect.objectContaining({ hint: 'no order arrives in this run' }),
		);
	});

	test('tells kinds of events that it has no sentence for by their names', () => {
		const event = { t: 0, n: 0, message: 4, order: 1, node: 'mail', value: 2 };
		expect(tell({ ...event, event: 'SENT_TO_THE_MOON' }, time)).toBe(
			'Sent to the moon at mail, message 4 (2).',
		);
	});
});
