import { expect, test } from 'vitest';
import { chartsOf, csvOf } from '#player/charts';
import { lifeLines } from '#player/life';
import { differenceOf } from '#player/twin';
import { counters, run, scenario } from '../../fixtures/scenarios.ts';

test('a ticket’s life is told in order, with labels and the number that it carries', () => {
	const lines = lifeLines(run(counters), 3, 20e6);
	expect(lines[0]?.sentence).toMatch(/arrives at Checkout/);
	expect(lines.some(({ sentence }) => /^Ticket 003 is published to Orders/.test(sentence))).toBe(
		true,
	);
	expect(lines.map(({ t }) => t)).toEqual(lines.map(({ t }) => t).sort((a, b) => a - b));
	expect(lines.map(({ sentence }) => sentence).join(' ')).not.toMatch(/message \d/);
	expect(lifeLines(run(counters), 9_999, 20e6)).toEqual([]);
});

test('charts have the depth until the moment, sorted waits and their quantiles', () => {
	const charts = chartsOf(run(counters), 20e6);
	expect(charts.mode).toBe('queued');
	expect(charts.depth.at(-1)?.t).toBe(20e6);
	expect(charts.waits).toEqual([...charts.waits].sort((a, b) => a - b));
	expect(charts.quantiles?.p95).toBeGreaterThanOrEqual(charts.quantiles?.p50 ?? Infinity);
	expect(charts.effects).toEqual([
		{ id: 'receipt', expected: expect.any(Number), actual: expect.any(Number) },
	]);
	expect(csvOf(charts.numbers)).toMatch(/^name,value\nproducers\.checkout\.arrived,\d+/);
});

test('theory stands beside a run that it speaks of, with a flag where it does not hold', () => {
	const { theory } = chartsOf(run(counters), 1e6);
	expect(theory).toMatchObject({ name: 'M/M/2', wait: undefined });
	expect(theory?.broken[0]).toMatch(/rail grows/);
	const calm = run(counters, { set: { 'producers.checkout.arrivals.rate': 2 } });
	// Erlang C for a load of 0.8 on two counters: 0.2286 wait, 0.0762 … of a mean job each.
	expect(chartsOf(calm, 1e6).theory?.wait).toBeCloseTo(76_190, -1);
	const fixed = scenario({
		...counters,
		until: '60s',
		poster: '1s',
		producers: {
			shop: {
				label: 'Shop',
				arrivals: { kind: 'poisson', rate: '1/s' },
				plan: 'queued',
				plans: { queued: [{ publish: 'orders' }] },
			},
		},
		queues: { orders: { label: 'Orders' } },
		services: { worker: { label: 'Worker', work: '500ms', consumes: 'orders' } },
		variants: { only: { label: 'Only', finding: 'f' } },
		parameters: [],
		claims: [],
	});
	expect(chartsOf(run(fixed), 1e6).theory).toMatchObject({
		name: 'M/D/1',
		wait: 250_000,
		broken: [],
	});
});

test('two runs are the same, or part somewhere and say what came of it', () => {
	const names = ['Queued', 'Synchronous'] as const;
	const one = run(counters, { variant: 'queued' });
	expect(differenceOf([one, one], names, 10e6)).toEqual({
		t: undefined,
		sentences: ['Until 10.0 s the two runs are the same.'.replace('10.0', '10')],
	});
	const { t, sentences } = differenceOf(
		[one, run(counters, { variant: 'synchronous' })],
		names,
		30e6,
	);
	expect(t).toBeGreaterThan(0);
	expect(sentences[0]).toMatch(/^They part at \d/);
	expect(sentences.join(' ')).toMatch(/in Queued; .* in Synchronous\./);
});
