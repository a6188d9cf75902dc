import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Frame, frameOf, layout, type Layout, type Size, topologyOf } from '#player';
import { createTimeline } from '#player/timeline';
import type { Action, View } from '#simulation';
import { chain, counters, outage } from '../../fixtures/scenarios.ts';

const SIZES: readonly Size[] = ['wide', 'narrow', 'slide'];
const all = { counters, outage, chain };

interface Picture {
	readonly view: View;
	readonly frame: Frame;
	readonly box: Layout;
}

function picture(
	name: keyof typeof all,
	parts: {
		variant?: string;
		t: number;
		size: Size;
		set?: Record<string, number>;
		actions?: readonly Action[];
	},
): Picture {
	const scenario = all[name];
	const { variant, set = {}, actions = [], t, size } = parts;
	const run = { scenario: name, edition: '', seed: 7, actions, set };
	const timeline = createTimeline(scenario, variant === undefined ? run : { ...run, variant });
	const view = timeline.at(t);
	const topology = topologyOf(timeline.resolved.spec, view);
	const box = layout(topology, size);
	return { view, box, frame: frameOf(view, timeline.resolved.spec, topology, box) };
}

const anywhere = fc.record({
	t: fc.integer({ min: 0, max: counters.until }),
	size: fc.constantFrom(...SIZES),
	variant: fc.constantFrom('queued', 'synchronous'),
	set: fc.record({
		'services.counters.slots': fc.integer({ min: 1, max: 9 }),
		'producers.checkout.arrivals.rate': fc.integer({ min: 0, max: 40 }),
	}),
});

describe('a picture', () => {
	test('draws or counts every ticket and every customer of the run', () => {
		fc.assert(
			fc.property(anywhere, (where) => {
				const { view, frame } = picture('counters', where);
				const hanging = frame.tickets.filter((ticket) => ticket.hangs).length;
				const serving = frame.tickets.filter((ticket) => ticket.state === 'serving').length;
				const queue = view.queues[0];
				const producer = view.producers[0];
				if (where.variant === 'queued') {
					expect(hanging + frame.rail.notShown).toBe(queue?.ready);
					const drawn = frame.counters.length;
					const slots = view.services[0]?.slots.slice(0, drawn) ?? [];
					expect(serving).toBe(slots.filter((slot) => slot.ticket).length);
					expect(frame.spike.count).toBe(queue?.acked);
					expect(frame.lost).toBe(queue?.lost);
				} else {
					expect(frame.pawns.length + frame.line.notShown).toBe(producer?.open);
					expect(frame.tickets).toEqual([]);
				}
				expect(frame.counters.length + frame.countersNotShown).toBe(view.services[0]?.slots.length);
				const keys = frame.tickets.map((ticket) => ticket.key);
				expect(new Set(keys).size).toBe(keys.length);
			}),
			{ numRuns: 150 },
		);
	});

	test('lists tickets in an order that never changes, so that none is redrawn to move', () => {
		for (let t = 1e6; t < 20e6; t += 1e6) {
			const ranks = picture('counters', { variant: 'queued', t, size: 'wide' }).frame.tickets.map(
				(ticket) => ticket.rank,
			);
			expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
		}
	});

	test('shows crashed counters as closed, with the time until they open', () => {
		const { frame } = picture('outage', { t: 100e6, size: 'wide' });
		expect(frame.counters[0]).toMatchObject({
			state: 'closed',
			cap: 'CLOSED',
			number: '–',
			name: 'Mailer',
			sub: 'back in 20.0 s',
		});
	});

	test('punches returned tickets and says which delivery comes next', () => {
		const actions: Action[] = [{ at: 8e6, do: 'crash', target: 'counters' }];
		const { frame } = picture('counters', { variant: 'queued', t: 8.1e6, size: 'wide', actions });
		const back = frame.tickets.filter((ticket) => ticket.state === 'returned');
		expect(back).toHaveLength(2);
		expect(back[0]).toMatchObject({ holes: 2, mark: '×2', hangs: true });
	});

	test('is empty before the first order, with 001 next', () => {
		const { frame } = picture('counters', { variant: 'queued', t: 0, size: 'wide' });
		expect(frame.empty).toBe(true);
		expect(frame.shop.next).toBe('001');
		expect(frame.tickets).toEqual([]);
	});
});

describe('a layout', () => {
	const modes = ['queued', 'synchronous'] as const;
	const layouts = modes.flatMap((mode) =>
		SIZES.flatMap((size) =>
			[1, 2, 3, 4, 5, 6].map((count) => {
				const counters = Array.from({ length: count }, (_, slot) => ({ service: 0, slot }));
				const queue = mode === 'queued' ? 0 : undefined;
				const box = layout({ producer: 0, mode, rows: [{ queue, counters, notShown: 0 }] }, size);
				return { name: `${mode}, ${size}, ${count}`, mode, count, box };
			}),
		),
	);

	test.each(layouts)('keeps things on the plate and apart: $name', ({ box, mode, count }) => {
		const { counters, rail, shop, line } = box;
		expect(counters).toHaveLength(count);
		expect(box.height).toBeLessThanOrEqual(box.width === 960 ? 358 : 640);
		counters.forEach((counter, i) => {
			expect(counter.x - counter.lip).toBeGreaterThanOrEqual(-4);
			expect(counter.x + counter.w + counter.lip).toBeLessThanOrEqual(box.width + 1);
			const next = counters[i + 1];
			if (next)
				expect(counter.x + counter.w + counter.lip).toBeLessThanOrEqual(next.x - next.lip + 2);
			expect(counter.ticket.x).toBeGreaterThanOrEqual(counter.x + 4);
			expect(counter.ticket.x + 46 * counter.ticket.scale).toBeLessThanOrEqual(
				counter.x + counter.w - 4,
			);
		});
		if (mode === 'queued') {
			const tail = rail.head.x - (rail.capacity - 1) * rail.step;
			expect(rail.capacity).toBeGreaterThanOrEqual(4);
			expect(tail - 9).toBeGreaterThanOrEqual(shop.x + shop.w - 1);
			expect(rail.step).toBeGreaterThanOrEqual(46 * rail.head.scale);
			if (rail.clip) expect(rail.head.x + 46 * rail.head.scale).toBeLessThan(rail.clip.x);
			expect(box.bin.x).toBeGreaterThan(shop.x + shop.w);
			expect(box.spike.x).toBeGreaterThan(box.bin.x + 110);
			if (rail.toSpike) expect(rail.toSpike.to).toBeLessThan(rail.toSpike.from);
		} else {
			const last = line.x + (line.capacity - 1) * line.step;
			expect(line.capacity).toBeGreaterThanOrEqual(4);
			if (line.door.floor === line.floor) expect(last + 11).toBeLessThan(line.door.x);
			expect(line.doorText.x + 85).toBeLessThanOrEqual(
				box.size === 'narrow' ? 350 : (counters[0]?.x ?? 0),
			);
		}
	});
});
