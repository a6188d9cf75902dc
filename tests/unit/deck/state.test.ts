import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announcement } from '../../../src/deck/slides.ts';
import { command, type DeckCommand } from '../../../src/deck/state.ts';
import { phaseAt, stepsOf } from '../../../src/deck/steps.ts';
import { swipe } from '../../../src/deck/swipe.ts';

describe('the place in a deck', () => {
	const steps = [0, 2, 0, 1, 0];
	const at = (index: number, step: number, asked: DeckCommand) => {
		const after = command(steps, { index, step }, asked);
		return `${after.index}.${after.step}`;
	};

	it('goes on by steps, then by slides, and back the same way', () => {
		expect(at(1, 0, { do: 'next' })).toBe('1.1');
		expect(at(1, 2, { do: 'next' })).toBe('2.0');
		expect(at(2, 0, { do: 'previous' })).toBe('1.2');
		expect(at(1, 1, { do: 'previous' })).toBe('1.0');
		expect(at(0, 0, { do: 'previous' })).toBe('0.0');
		expect(at(4, 0, { do: 'next' })).toBe('4.0');
	});

	it('goes by whole slides, to either end and to a slide', () => {
		expect(at(1, 1, { do: 'skip' })).toBe('2.0');
		expect(at(1, 1, { do: 'back' })).toBe('1.0');
		expect(at(1, 0, { do: 'back' })).toBe('0.0');
		expect(at(1, 0, { do: 'last' })).toBe('4.0');
		expect(at(3, 1, { do: 'first' })).toBe('0.0');
		expect(at(3, 1, { do: 'go', index: 1 })).toBe('1.0');
		expect(at(0, 0, { do: 'go', index: 1, step: 9 })).toBe('1.2');
	});

	it('is the same object when nothing changes', () => {
		const place = { index: 1, step: 0 };
		expect(command([0, 0], place, { do: 'next' })).toBe(place);
		expect(command([0, 0], place, { do: 'go', index: Number.NaN })).toBe(place);
	});

	it('always is one that the deck has', () => {
		const asked = fc.oneof(
			fc
				.constantFrom('next', 'previous', 'first', 'last', 'skip', 'back')
				.map((name) => ({ do: name })),
			fc
				.tuple(fc.oneof(fc.integer(), fc.double()), fc.integer())
				.map(([index, step]) => ({ do: 'go', index, step })),
		) as fc.Arbitrary<DeckCommand>;
		const deck = fc.array(fc.nat(3), { minLength: 1, maxLength: 40 });
		fc.assert(
			fc.property(deck, fc.array(asked), (steps, commands) => {
				const { index, step } = commands.reduce((place, each) => command(steps, place, each), {
					index: 0,
					step: 0,
				});
				expect(step >= 0 && step <= (steps[index] ?? -1)).toBe(true);
			}),
		);
	});

	it('reaches the end by going on, and the start again by going back', () => {
		const deck = fc.array(fc.nat(3), { minLength: 1, maxLength: 20 });
		fc.assert(
			fc.property(deck, (steps) => {
				const all = steps.length - 1 + steps.reduce((a, b) => a + b, 0);
				let place = { index: 0, step: 0 };
				for (let i = 0; i < all; i++) place = command(steps, place, { do: 'next' });
				expect(place).toEqual({ index: steps.length - 1, step: steps.at(-1) });
				for (let i = 0; i < all; i++) place = command(steps, place, { do: 'previous' });
				expect(place).toEqual({ index: 0, step: 0 });
			}),
		);
	});
});

describe('the steps of a slide', () => {
	it('are its points after the first, what is revealed, and two for a question', () => {
		expect(stepsOf(['point'])).toEqual({ from: [0], count: 0 });
		expect(stepsOf(['point', 'point', 'reveal'])).toEqual({ from: [0, 1, 2], count: 2 });
		expect(stepsOf(['reveal', 'point'])).toEqual({ from: [1, 1], count: 1 });
		expect(stepsOf(['question'])).toEqual({ from: [0], count: 2 });
	});

	it('ask a question, let hands go up and answer it', () => {
		expect([0, 1, 2, 3].map((step) => phaseAt(1, step))).toEqual([
			'asked',
			'asked',
			'hands',
			'answered',
		]);
	});
});

describe('what a screen reader hears', () => {
	it('is the place and the title, and the step when there is one', () => {
		const slides = [
			{ id: 'a', section: 'a', title: 'One', steps: 0 },
			{ id: 'b', section: 'b', title: 'Two', steps: 3 },
		];
		expect(announcement(slides, 1)).toBe('2 of 2: Two');
		expect(announcement(slides, 1, 2)).toBe('2 of 2: Two, step 2 of 3');
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
