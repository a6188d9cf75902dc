import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepts, grade } from '#quiz/grade';
import type { ChoiceForBrowser, PredictForBrowser } from '#quiz/grade';

const choice: ChoiceForBrowser = {
	kind: 'choice',
	id: 'a/b',
	number: 1,
	stem: 'Which?',
	revision: '0',
	options: [
		{ text: 'this', right: false, why: 'no' },
		{ text: 'that', right: true, why: 'yes' },
	],
};
const predict: PredictForBrowser = {
	kind: 'predict',
	id: 'a/c',
	number: 2,
	stem: 'How many?',
	revision: '0',
	unit: 's',
	scale: { min: 0, max: 60, step: 0.1 },
	tolerance: 0.3,
	key: 36.3,
	why: 'because',
	stage: { id: 'outage', atMicros: 10_000_000 },
};

describe('a choice', () => {
	it('is right for the right option alone', () => {
		expect(grade(choice, 1)).toEqual({ correct: true });
		expect(grade(choice, 0)).toEqual({ correct: false });
	});
	it('accepts an option’s index and nothing else', () => {
		expect([0, 1].every((value) => accepts(choice, value))).toBe(true);
		for (const value of [2, -1, 0.5, NaN, '1', [1], null, undefined])
			expect(accepts(choice, value)).toBe(false);
	});
});

describe('a prediction', () => {
	it('says how far off it is, without the dust of binary fractions', () => {
		expect(grade(predict, 18)).toEqual({ correct: false, offBy: 18.3 });
	});
	it('is right within the tolerance, its edge included', () => {
		expect(grade(predict, 36)).toEqual({ correct: true, offBy: 0.3 });
		expect(grade(predict, 36.7)).toEqual({ correct: false, offBy: 0.4 });
	});
	it('accepts numbers on the scale', () => {
		for (const value of [0, 60, 12.3456]) expect(accepts(predict, value)).toBe(true);
		for (const value of [-0.1, 60.1, NaN, Infinity, '3'])
			expect(accepts(predict, value)).toBe(false);
	});
});

describe('any question', () => {
	it('never throws and never calls a misfit right', () => {
		fc.assert(
			fc.property(fc.anything(), (value) => {
				for (const question of [choice, predict])
					if (!accepts(question, value)) expect(grade(question, value)).toEqual({ correct: false });
			}),
		);
	});
});
