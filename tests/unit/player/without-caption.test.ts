import { describe, expect, test } from 'vitest';
import { library } from '#course/pure';
import { figuresOf, frameOf, layout, narrate, topologyOf } from '#player';
import { hallFigures, hallFrame, hallLayout, hallOf, narrateHall } from '#player/hall';
import { advance, observe, resolve, start } from '#simulation';

const { scenarios } = library(process.cwd());

/** A stage of the course at a moment, as far as its picture and its numbers go. */
function at(id: string, seconds: number, variant?: string) {
	const scenario = scenarios.get(id)!.value;
	const chosen = variant ?? Object.keys(scenario.variants)[0]!;
	const run = { scenario: id, edition: '', variant: chosen, set: {}, seed: scenario.seed };
	const sim = start(resolve(scenario, { ...run, actions: [] }));
	advance(sim, seconds * 1_000_000);
	return { view: observe(sim), spec: sim.spec };
}

const wall = (...of: Parameters<typeof at>) => {
	const { view, spec } = at(...of);
	const topology = topologyOf(spec, view);
	const frame = frameOf(view, spec, topology, layout(topology, 'wide'));
	return { frame, said: narrate(view, spec).join(' '), figures: figuresOf(view, spec) };
};

const hall = (...of: Parameters<typeof at>) => {
	const { view, spec } = at(...of);
	const plan = hallOf(spec, view);
	const frame = hallFrame(view, spec, plan, hallLayout(plan, 'wide'));
	const figures = hallFigures(view, spec);
	return { plan, frame, figures, said: narrateHall(view, spec).join(' ') };
};

describe('a stage says without its caption', () => {
	test('which of two counters has crashed, and when it is back', () => {
		const { frame, said } = wall('crash-before-ack', 8.3);
		const [a, b] = frame.counters;
		expect([a?.state, a?.crashed, a?.sub]).toEqual(['closed', true, 'back in 11.7 s']);
		expect([b?.state, b?.crashed]).toEqual(['busy', false]);
		expect(said).toContain('Counter A has crashed and is back in 11.7 s.');
		const mailer = hall('at-most-once', 4.5).frame.rows[0]?.counters[0];
		expect([mailer?.crashed, mailer?.sub]).toEqual([true, 'back in 1.5 s']);
	});

	test('that a counter has not opened yet, which is no crash', () => {
		const { frame, said } = hall('life-of-a-ticket', 4, 'opens-late');
		const mailer = frame.rows[0]?.counters[0];
		expect([mailer?.state, mailer?.crashed, mailer?.sub]).toEqual([
			'closed',
			false,
			'opens in 2.0 s',
		]);
		expect(said).toContain('Mailer is not open yet, opens in 2.0 s.');
		expect(said).not.toContain('crashed');
	});

	test('that a subscriber has no rail before it subscribes', () => {
		const early = hall('topic-events', 20, 'four');
		const row = early.plan.rows.findIndex(({ label }) => label === 'Fraud check');
		expect(early.frame.rows.map(({ there }) => there)).toEqual([true, true, true, false]);
		expect(early.frame.rows[row]?.words).toEqual(['Fraud check', 'not there yet']);
		expect(early.said).toContain('The rail “Fraud check” is not there yet.');
		expect(hall('topic-events', 31, 'four').frame.rows[row]?.there).toBe(true);
	});

	test('that no exchange stands in the way of a ticket that goes straight to its rail', () => {
		expect(hall('twelve-orders', 6, 'one').plan.cabinets).toEqual([]);
		expect(hall('twelve-orders', 6, 'many').plan.cabinets).toEqual([]);
		expect(hall('twelve-orders', 6, 'copies').plan.cabinets).toHaveLength(1);
	});

	test('how many wait for what the counters share', () => {
		const { frame, said } = hall('competing-consumers', 6, 'eight');
		expect(frame.rows[0]?.words).toEqual(
			expect.arrayContaining(['Mail provider:', '4 of 4, 4 wait']),
		);
		expect(said).toContain('“Mail provider” has four of four in use, and four wait.');
		expect(hall('competing-consumers', 6, 'two').said).toContain('two of four in use.');
	});

	test('how many tickets came back when a counter with a stack crashed', () => {
		const { frame, said } = hall('redelivered-mark', 3.5);
		expect(frame.rows[0]?.words).toContain('10 came back');
		expect(said).toContain('Ten times a ticket has come back to it without an acknowledgement.');
		expect(hall('redelivered-mark', 3.3).frame.rows[0]?.words.join(' ')).not.toContain('came back');
	});

	test('how long an order takes on average, where that is the point', () => {
		const mean = (variant: string) =>
			wall('utilisation', 1200, variant).figures.find(({ name }) => name === 'Mean time');
		const [eight, nine] = [mean('eight'), mean('nine')];
		expect([eight?.unit, nine?.unit]).toEqual(['ms', 's']);
		expect(Number(eight?.value)).toBeGreaterThan(400);
		expect(Number(nine?.value)).toBeGreaterThan(0.8);
		const { figures } = hall('shared-or-separate-rails', 1200, 'separate');
		expect(figures.map(({ name }) => name)).toContain('Mean time');
		expect(wall('mailer-outage', 100).figures.map(({ name }) => name)).toContain('Lost');
	});

	test('how long the slowest took, where that is what a bet asks for', () => {
		const slowest = (figures: readonly { name: string; value: string; unit: string }[]) =>
			figures.flatMap(({ name, value, unit }) => (name === 'Slowest' ? `${value} ${unit}` : []));
		expect(slowest(hall('prefetch', 8, 'no-limit').figures)).toEqual(['3.6 s']);
		expect(slowest(hall('prefetch', 8, 'one').figures)).toEqual(['2.4 s']);
		const [four] = slowest(hall('competing-consumers', 32, 'four').figures);
		expect(parseFloat(four!)).toBeGreaterThan(10);
		expect(slowest(hall('competing-consumers', 32, 'eight').figures)).toHaveLength(1);
		const [sale] = slowest(wall('flash-sale', 150, 'queued').figures);
		expect(parseFloat(sale!)).toBeLessThan(30);
		expect(parseFloat(sale!)).toBeGreaterThan(5);
	});

	test('that a busy service turns callers away, works for nobody, or leaves an order without its mail', () => {
		const storm = wall('retry-storm', 14, 'none');
		expect(storm.frame.counters[0]?.cap).toBe('TURNS AWAY');
		expect(storm.said).toMatch(/Service turns \d+ away/);
		const context = (of: ReturnType<typeof wall>, name: string) =>
			of.figures.find((it) => it.name === name)?.context;
		expect(context(wall('unbounded-queue', 60, 'unbounded'), 'Served')).toMatch(
			/^\d+ done for nobody$/,
		);
		expect(context(wall('unbounded-queue', 60, 'bounded'), 'Served')).toContain('per second');
		expect(context(wall('mailer-outage', 420, 'synchronous'), 'Done: mail')).toBe(
			'48 served without it',
		);
		expect(context(wall('mailer-outage', 30, 'synchronous'), 'Done: mail')).toMatch(
			/^of \d+ orders$/,
		);
	});

	test('what hangs before the order that is looked for, and that a book opens at it', () => {
		const first = hall('queue-as-database', 22.2);
		expect(first.plan.rows.map(({ kind, seeks }) => [kind, seeks])).toEqual([
			['rail', 17],
			['call', 17],
		]);
		const [rail, book] = first.frame.rows;
		const before = first.frame.tickets.filter(({ hangs }) => hangs).map((it) => Number(it.number));
		expect(rail?.wanted?.say).toBe(`${before.filter((it) => it < 17).length} in front of 017`);
		expect(rail?.wanted?.x).toBe(first.frame.tickets.find((it) => it.number === '017')?.place.x);
		expect(book?.book?.lines.map(({ number, found }) => [number, found])).toEqual([
			['016', false],
			['017', true],
			['018', false],
		]);
		expect(book?.book?.tabs.filter(({ open }) => open).map(({ say }) => say)).toEqual(['11']);
		expect(first.said).toContain('in front of 017.');
		expect(first.said).toContain('has 40 orders, and was asked for 017 once.');
		const again = hall('queue-as-database', 44.2);
		expect(again.frame.rows[0]?.wanted).toEqual({ x: undefined, say: '017 is not here' });
		expect(again.frame.rows[1]?.words).toContain('asked 2 times');
	});
});
