import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ticksOf } from '../../../src/widgets/quiz/ticks.ts';

it('marks a scale at round numbers', () => {
	expect(ticksOf(0, 60)).toEqual([0, 10, 20, 30, 40, 50, 60]);
	expect(ticksOf(0, 20)).toEqual([0, 5, 10, 15, 20]);
	expect(ticksOf(0, 600)).toEqual([0, 100, 200, 300, 400, 500, 600]);
	expect(ticksOf(0, 1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
	expect(ticksOf(7, 31)).toEqual([10, 15, 20, 25, 30]);
});

it('finds between two and seven of them, in order and within any scale', () => {
	const scale = fc
		.tuple(fc.integer({ min: -1000, max: 100_000 }), fc.integer({ min: 1, max: 100_000 }))
		.map(([min, width]) => [min / 10, (min + width) / 10] as const);
	fc.assert(
		fc.property(scale, ([min, max]) => {
			const ticks = ticksOf(min, max);
			expect(ticks.length).toBeGreaterThanOrEqual(2);
			expect(ticks.length).toBeLessThanOrEqual(7);
			expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
			expect(ticks.every((tick) => tick >= min - 1e-9 && tick <= max + 1e-9)).toBe(true);
		}),
	);
});
