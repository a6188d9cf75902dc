import { expect, test } from 'vitest';
import { attemptsOf, chartsOf, csvOf, fitOf, triesAgain } from '#player/charts';
import { type Happening, lifeLines, stopsOf, wallPlaces } from '#player/life';
import { library } from '#course/pure';
import { differenceOf } from '#player/twin';
import { advance, observe, start } from '#simulation';
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
		{
			id: 'receipt',
			expected: expect.any(Number),
			actual: expect.any(Number),
			standing: 'behind',
		},
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
	expect(chartsOf(run(fixed), 1e6).fit?.verdict).toBe('few');
	expect(chartsOf(run(counters), 1e6).fit).toBeUndefined();
});

test('only what chance does not explain is a difference from theory', () => {
	const theory = { name: 'M/D/1', utilisation: 0.5, depth: 0, p95: 0, p99: 0, broken: [] };
	// Twenty batches of ten, their means 0.9 s and 1.1 s in turns.
	const waits = Array.from({ length: 200 }, (_, i) => (i % 20 < 10 ? 0.9e6 : 1.1e6));
	const near = fitOf(waits, { ...theory, wait: 1.02e6 });
	expect(near?.verdict).toBe('within');
	expect(near?.error).toBeCloseTo(22_942, 0);
	expect(fitOf(waits, { ...theory, wait: 1.1e6 })?.verdict).toBe('beyond');
	expect(fitOf(waits.slice(0, 199), { ...theory, wait: 1e6 })?.verdict).toBe('few');
	expect(fitOf(waits, { ...theory, wait: 1e6, broken: ['Counters fail.'] })).toBeUndefined();
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

test('a storm of retries is seen in the attempts of each second, and jitter spreads it', () => {
	const storm = new Map(library(process.cwd()).scenarios).get('retry-storm')?.value;
	if (!storm) throw new Error('the scenario is not there');
	expect(triesAgain(storm)).toBe(true);
	expect(triesAgain(counters)).toBe(false);
	const { seed } = storm;
	const first = { scenario: 'retry-storm', edition: 'e', variant: 'none', set: {}, seed };
	const rows = attemptsOf(storm, { ...first, actions: [] }, 14e6);
	expect(rows.map(({ label }) => label)).toEqual(['No backoff', 'Backoff', 'Backoff and jitter']);
	const [none, backoff, jitter] = rows.map(({ counts }) => counts);
	// All two hundred, second after second; in a few; or never together again.
	expect(none?.slice(0, 10).every((count) => count >= 190)).toBe(true);
	expect(backoff?.slice(4, 7)).toEqual([0, 0, 0]);
	expect(Math.max(...(jitter?.slice(4) ?? []))).toBeLessThan(100);
	expect(none?.slice(15)).toEqual(Array.from({ length: 45 }, () => 0));
});

test('a ticket’s path goes through the places of its sentences, in order', () => {
	const resolved = run(counters);
	const sim = start(resolved);
	advance(sim, 60e6);
	const places = wallPlaces(observe(sim), resolved.spec, 'wide');
	const lines = lifeLines(resolved, 3, 60e6);
	const stops = stopsOf(lines, places);
	// Shop, newest end of the rail, its head, a counter, the spike: from left to right, and back.
	expect(stops.length).toBeGreaterThanOrEqual(5);
	const [shop, newest, next, counter] = stops.map(({ x }) => x);
	expect([shop, newest, next, counter]).toEqual(
		[shop, newest, next, counter].sort((a = 0, b = 0) => a - b),
	);
	// Every sentence belongs to one stop, and each stop tells when the ticket came.
	expect(stops.flatMap(({ first, last }) => [first, last])).toEqual(
		stops.flatMap(({ first, last }) => [first, last]).sort((a, b) => a - b),
	);
	expect(stops.at(-1)?.last).toBe(lines.length);
	expect(stops.map(({ t }) => t)).toEqual(stops.map(({ first }) => lines[first - 1]?.t));
	expect(stopsOf([], places)).toEqual([]);
});

test('a long way is drawn from near its end, and a place that is come back to has its stops apart', () => {
	const happening = (event: string, i: number): Happening => ({ t: i, event, node: '', value: 0 });
	const life = Array.from({ length: 30 }, (_, i) => happening(i % 2 ? 'STARTED' : 'RETURNED', i));
	const stops = stopsOf(life, ({ event }) => ({ x: event === 'STARTED' ? 9 : 0, y: 0 }));
	expect(stops).toHaveLength(9);
	expect(stops.at(-1)).toMatchObject({ first: 30, t: 29 });
	expect(new Set(stops.map(({ x, y }) => `${x} ${y}`)).size).toBe(9);
});
