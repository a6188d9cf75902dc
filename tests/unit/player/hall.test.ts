import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { library } from '#course/pure';
import { type Size } from '#player';
import {
	type Box,
	hallFigures,
	hallFinding,
	hallFrame,
	hallLayout,
	hallOf,
	type HallPlan,
	hallSource,
	isHall,
	narrateHall,
} from '#player/hall';
import { advance, observe, resolve, start } from '#simulation';

const SIZES: readonly Size[] = ['wide', 'narrow', 'slide'];
const halls = [...library(process.cwd()).scenarios].filter(([, { value }]) => isHall(value));

const moments = fc.record({
	which: fc.constantFrom(...halls),
	pick: fc.nat(9),
	seed: fc.integer({ min: 1, max: 1_000 }),
	share: fc.double({ min: 0, max: 1, noNaN: true }),
	size: fc.constantFrom(...SIZES),
});

describe('a hall', () => {
	test('is what a scenario with more than one wall stands in, and no plain one', () => {
		const names = halls.map(([id]) => id);
		expect(names).toContain('publish-subscribe');
		for (const plain of ['sync-or-queued', 'mailer-outage', 'open-shop']) {
			expect(names).not.toContain(plain);
		}
	});

	test('draws or counts every ticket of the run, and stays inside its picture', () => {
		fc.assert(
			fc.property(moments, ({ which: [id, { value: scenario }], pick, seed, share, size }) => {
				const variants = Object.keys(scenario.variants);
				const variant = variants[pick % variants.length] as string;
				const run = { scenario: id, edition: '', variant, set: {}, seed, actions: [] };
				const sim = start(resolve(scenario, run));
				advance(sim, Math.round(scenario.until * share));
				const view = observe(sim);
				const plan = hallOf(sim.spec, view);
				const at = hallLayout(plan, size);
				const frame = hallFrame(view, sim.spec, plan, at);
				const count = (...states: string[]): number =>
					frame.tickets.filter(({ state }) => states.includes(state)).length;

				const rails = plan.rows.flatMap((row) =>
					row.kind === 'rail' ? (view.queues[row.index] ?? []) : [],
				);
				const total = (of: 'ready' | 'delayed' | 'acked' | 'lost'): number =>
					rails.reduce((sum, queue) => sum + queue[of], 0);
				const apart = (of: 'notShown' | 'delayedNotShown'): number =>
					frame.rows.reduce((sum, row) => sum + row[of], 0);
				expect(count('waiting', 'returned') + apart('notShown')).toBe(total('ready'));
				expect(count('delayed') + apart('delayedNotShown')).toBe(total('delayed'));
				expect(frame.spike).toBe(total('acked'));
				expect(frame.lost).toBe(total('lost'));
				plan.trays.forEach((index, i) => {
					expect(frame.trays[i]?.count).toBe(view.queues[index]?.ready);
				});
				const trays = frame.trays.reduce((sum, tray) => sum + tray.count - tray.notShown, 0);
				expect(count('dead')).toBe(trays);

				plan.rows.forEach((row, r) => {
					row.counters.forEach(({ service, slot }, i) => {
						const it = view.services[service]?.slots[slot];
						const hand = (it?.ticket ? 1 : 0) + (it?.held.length ?? 0);
						expect(frame.rows[r]?.counters[i]?.hand).toBe(hand);
					});
				});
				const keys = frame.tickets.map(({ key }) => key);
				expect(new Set(keys).size).toBe(keys.length);
				for (const { place } of frame.tickets) {
					expect(place.x).toBeGreaterThanOrEqual(0);
					expect(place.x + 46 * place.scale).toBeLessThanOrEqual(at.width);
					expect(place.y + 82 * place.scale).toBeLessThanOrEqual(at.height);
				}
				expect(narrateHall(view, sim.spec).join(' ')).toMatch(/^At .*\.$/);
			}),
			{ numRuns: 60 },
		);
	});
});

/** A scenario of the library in a variant at a moment in seconds. */
function hallAt(id: string, seconds: number, variant?: string) {
	const { value: scenario } = library(process.cwd()).scenarios.get(id) as (typeof halls)[number][1];
	const run = {
		scenario: id,
		edition: '',
		variant: variant ?? (Object.keys(scenario.variants)[0] as string),
		set: {},
		seed: scenario.seed,
		actions: [],
	};
	const sim = start(resolve(scenario, run));
	advance(sim, seconds * 1e6);
	const view = observe(sim);
	const plan = hallOf(sim.spec, view);
	const at = hallLayout(plan, 'wide');
	return { spec: sim.spec, view, plan, at, frame: hallFrame(view, sim.spec, plan, at) };
}

describe('a harder stage', () => {
	test('lays a log’s parts out: what is read stands under itself, and is told when it is early', () => {
		const { frame, view, spec } = hallAt('partition-order', 5);
		const { above, below, overtaken, parts } = frame.order;
		expect(parts).toBe(true);
		expect(overtaken).toBeGreaterThan(0);
		const hands = above.flatMap(({ inHand }, i) => (inHand ? [i] : []));
		for (const { at } of below) expect(hands).not.toContain(at);
		const open = above.findIndex((_, i) => !below.some(({ at }) => at === i));
		for (const { at, ahead } of below) expect(ahead).toBe(at > open);
		expect(narrateHall(view, spec).join(' ')).toContain('before an earlier one of another part');
	});

	test('keeps the ledgers of what is drawn, and says how many more there are', () => {
		expect(hallAt('twelve-orders', 6, 'many').frame.ledgers.map(({ id }) => id)).toEqual(['Mail']);
		const { plan, at } = hallAt('sale-by-design', 12);
		const drawn = (it: typeof at): number =>
			it.items.filter(({ kind }) => kind === 'ledger').length;
		const more = (it: typeof at): number => it.items.find(({ kind }) => kind === 'more')?.n ?? 0;
		for (const size of SIZES) {
			const it = hallLayout(plan, size);
			expect(drawn(it) + more(it), size).toBe(plan.ledgers.length);
		}
		expect(more(at)).toBe(2);
	});

	test('is brief on a slide when its rows would be too high for words of 24 px', () => {
		const { plan, at } = hallAt('sale-by-design', 12);
		const slide = hallLayout(plan, 'slide');
		expect(slide.height).toBeLessThan(at.height * 0.7);
		expect(slide.rows.every(({ info }) => info.few)).toBe(true);
		const { plan: one } = hallAt('point-to-point', 6);
		expect(hallLayout(one, 'slide').rows[0]?.info.few).toBe(false);
	});

	test('has a door where somebody may leave who waits for no work', () => {
		expect(hallAt('lost-confirm', 6).plan.door).toBe(false);
		expect(hallAt('lost-confirm', 6, 'again').plan.door).toBe(true);
		expect(hallAt('twelve-orders', 6).plan.door).toBe(false);
	});

	test('tells its time bars in words', () => {
		const { view, spec } = hallAt('visibility-timeout', 5.5, 'too-short');
		expect(narrateHall(view, spec).join(' ')).toMatch(
			/Mailer A has worked on 001 for .* of .*; Mailer B has worked on 001 for .*; it is hidden for another /,
		);
	});

	test('names in each hand the delivery that it got, though the ticket was handed out again', () => {
		const { frame, view, spec } = hallAt('visibility-timeout', 15.5, 'too-short');
		const said = narrateHall(view, spec).join(' ');
		expect(said).toContain('Mailer A serves 001, delivery 3. Mailer B serves 001, delivery 4.');
		expect(said).toContain('has 2 where 1 is expected – they differ');
		const marks = frame.tickets.filter(({ state }) => state !== 'hidden').map(({ mark }) => mark);
		expect(marks).toEqual(['×3', '×4']);
	});

	test('lays the spike out: whoever overtook is stamped before an earlier ticket', () => {
		const { frame, view, spec } = hallAt('competing-consumers', 12);
		const { above, below, overtaken } = frame.order;
		expect(overtaken).toBe(view.queues[0]?.overtaken);
		expect(overtaken).toBeGreaterThan(0);
		const numbers = above.map(({ number }) => Number(number));
		expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
		expect(above.filter(({ inHand }) => inHand)).toHaveLength(2);
		expect(below).toHaveLength(above.length - 2);
		below.forEach(({ at, ahead }, i) => {
			const open = above.some((_, k) => k < at && !below.slice(0, i).some((it) => it.at === k));
			expect(ahead).toBe(open);
		});
		expect(narrateHall(view, spec).join(' ')).toContain('been stamped after a later one');
	});

	test('shows a claim that has run out, and the time in which two hands work on one ticket', () => {
		const { frame } = hallAt('visibility-timeout', 5.5);
		const states = frame.tickets.map(({ state }) => state);
		expect(states.filter((state) => state === 'late')).toHaveLength(1);
		expect(states.filter((state) => state === 'serving')).toHaveLength(1);
		expect(frame.tickets.filter(({ clock }) => clock).map(({ state }) => state)).toEqual(
			expect.arrayContaining(['hidden', 'late']),
		);
		const [first, second] = frame.bars?.hands ?? [];
		expect(second?.from).toBeGreaterThan(first?.from ?? 1);
		expect(first?.twice).toBe(second?.from);
		expect(hallAt('visibility-timeout', 3).frame.bars?.hands).toHaveLength(1);
	});

	test('counts a receipt for each publish that the broker has confirmed', () => {
		for (const variant of ['unasked', 'again']) {
			const { frame, plan, view, spec } = hallAt('lost-confirm', 20, variant);
			const [producer] = view.producers;
			expect(plan.receipts).toBe(variant === 'again');
			expect(frame.receipts).toEqual({ got: producer?.answered, lost: producer?.confirmsLost });
			expect(narrateHall(view, spec).some((line) => line.includes('receipt'))).toBe(plan.receipts);
		}
		expect(hallAt('lost-confirm', 20, 'again').frame.receipts.lost).toBeGreaterThan(0);
	});

	test('has figures of its log where it has no rail', () => {
		const { view, spec } = hallAt('partition-order', 8);
		const names = hallFigures(view, spec).map(({ name }) => name);
		expect(names).toEqual(['Records kept', 'Furthest behind', 'Read', 'Parts']);
		expect(hallFigures(view, spec)[0]?.value).toBe('60');
		expect(hallFinding(view, spec).finding).toMatch(/^Sixty records are kept|^60 records are kept/);
		const both = hallAt('log-or-queue', 64);
		expect(hallFigures(both.view, both.spec).map(({ name }) => name)).toContain('Furthest behind');
	});

	test('lets a ticket come from the shop that took its order', () => {
		const { view, plan, at } = hallAt('shared-or-separate-rails', 60);
		const to = at.rows[0]?.head as { x: number; y: number; scale: number };
		at.shops.forEach((shop, i) => {
			const producers = view.producers.map((it, k) => ({
				...it,
				customers: k === i ? [{ order: 1, number: 2, since: 0 }] : [],
			}));
			const from = hallSource({ number: 2, to }, plan, at, { ...view, producers }, undefined);
			expect(from.y).toBe(shop.y + 40);
		});
	});
});

const rowsOf = fc.record({
	kind: fc.constantFrom('rail' as const, 'rail' as const, 'call' as const, 'tape' as const),
	counters: fc.integer({ min: 0, max: 12 }),
	parts: fc.integer({ min: 1, max: 4 }),
	fed: fc.boolean(),
	plank: fc.boolean(),
	hand: fc.integer({ min: 1, max: 12 }),
});

const plans = fc
	.record({
		producers: fc.integer({ min: 1, max: 3 }),
		rows: fc.array(rowsOf, { minLength: 1, maxLength: 6 }),
		cabinets: fc.integer({ min: 0, max: 2 }),
		trays: fc.integer({ min: 0, max: 2 }),
		ledgers: fc.integer({ min: 0, max: 6 }),
		line: fc.boolean(),
		door: fc.boolean(),
		receipts: fc.boolean(),
		order: fc.boolean(),
		bars: fc.boolean(),
	})
	.map(
		({
			producers,
			rows,
			cabinets,
			trays,
			ledgers,
			line,
			door,
			receipts,
			order,
			bars,
		}): HallPlan => {
			const list = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
			return {
				producers: list(producers),
				rows: rows.map((row, index) => ({
					...row,
					index,
					label: 'Mail',
					counters: list(row.counters).map((slot) => ({ service: 0, slot })),
					notShown: 0,
					parts: row.kind === 'tape' ? row.parts : 1,
					plank: row.kind === 'rail' && row.plank,
					timed: false,
					shares: -1,
					seeks: 0,
					seeker: -1,
				})),
				cabinets: list(cabinets).map((index) => ({
					kind: index === 0 ? 'exchange' : 'outbox',
					label: 'Orders',
					index,
					keys: rows.map(() => ''),
				})),
				trays: list(trays),
				traysOf: list(trays).map(() => 0),
				ledgers: list(ledgers),
				line,
				door,
				receipts,
				order: order ? 0 : -1,
				bars: bars ? 0 : -1,
			};
		},
	);

describe('the layout of a hall', () => {
	test('keeps everything inside and apart, whatever there is to draw', () => {
		fc.assert(
			fc.property(plans, fc.constantFrom(...SIZES), (plan, size) => {
				const at = hallLayout(plan, size);
				const boxes: Box[] = [
					...at.shops,
					...at.cabinets,
					...at.items,
					...at.rows.flatMap(({ counters }) => counters),
				];
				for (const { x, y, w, h } of boxes) {
					expect(x).toBeGreaterThanOrEqual(0);
					expect(y).toBeGreaterThanOrEqual(0);
					expect(x + w).toBeLessThanOrEqual(at.width);
					expect(y + h).toBeLessThanOrEqual(at.height);
				}
				boxes.forEach((a, i) => {
					for (const b of boxes.slice(i + 1)) {
						const meet =
							a.x < b.x + b.w - 0.01 &&
							b.x < a.x + a.w - 0.01 &&
							a.y < b.y + b.h - 0.01 &&
							b.y < a.y + a.h - 0.01;
						expect(meet, JSON.stringify([a, b])).toBe(false);
					}
				});
				at.rows.forEach((row, i) => {
					const next = at.rows[i + 1];
					if (next) expect(row.y + row.h).toBeLessThanOrEqual(next.y);
				});
			}),
			{ numRuns: 300 },
		);
	});
});
