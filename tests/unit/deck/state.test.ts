import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announcement } from '../../../src/deck/slides.ts';
import { command, type DeckCommand } from '../../../src/deck/state.ts';
import { swipe } from '../../../src/deck/swipe.ts';

describe('the state of a deck', () => {
	it('goes on, back, to either end and to a slide', () => {
		const at = (index: number, asked: DeckCommand) => command({ count: 5, index }, asked).index;
		expect(at(1, { do: 'next' })).toBe(2);
		expect(at(1, { do: 'previous' })).toBe(0);
		expect(at(1, { do: 'last' })).toBe(4);
		expect(at(3, { do: 'first' })).toBe(0);
		expect(at(3, { do: 'go', index: 2 })).toBe(2);
	});

	it('is the same object when nothing changes', () => {
		const state = { count: 2, index: 1 };
		expect(command(state, { do: 'next' })).toBe(state);
		expect(command(state, { do: 'go', index: Number.NaN })).toBe(state);
	});

	it('always shows one of its slides', () => {
		const asked = fc.oneof(
			fc.constantFrom('next', 'previous', 'first', 'last').map((name) => ({ do: name })),
			fc.oneof(fc.integer(), fc.double()).map((index) => ({ do: 'go', index })),
		) as fc.Arbitrary<DeckCommand>;
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 40 }), fc.array(asked), (count, commands) => {
				const { index } = commands.reduce(command, { count, index: 0 });
				expect(Number.isInteger(index) && index >= 0 && index < count).toBe(true);
			}),
		);
	});
});

describe('what a screen reader hears', () => {
	it('is the place and the title', () => {
		const slides = [
			{ id: 'a', section: 'a', title: 'One' },
			{ id: 'b', section: 'b', title: 'Two' },
		];
		expect(announcement(slides, 1)).toBe('2 of 2: Two');
	});
});

describe('a swipe', () => {
	const from = { x: 200, y: 100, at: 0 };
	it('to the left goes on, to the right goes back', () => {
		expect(swipe(from, { x: 100, y: 110, at: 200 })).toBe('next');
		expect(swipe(from, { x: 300, y: 90, at: 200 })).toBe('previous');
	});
	it('is none when it is short, slow or steep', () => {
		expect(swipe(from, { x: 170, y: 100, at: 200 })).toBeUndefined();
		expect(swipe(from, { x: 100, y: 100, at: 2000 })).toBeUndefined();
		expect(swipe(from, { x: 140, y: 160, at: 200 })).toBeUndefined();
	});
});
