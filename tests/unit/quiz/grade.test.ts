import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepts, grade } from '#quiz/grade';
import type {
	ChoiceForBrowser,
	NumberForBrowser,
	OrderForBrowser,
	PredictChoiceForBrowser,
	PredictForBrowser,
	SeveralForBrowser,
} from '#quiz/grade';

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
	stage: { lesson: 'a', id: 'outage', atMicros: 10_000_000 },
};

const several: SeveralForBrowser = {
	...choice,
	kind: 'several',
	options: [...choice.options, { text: 'both', right: true, why: 'yes' }],
};
const number: NumberForBrowser = {
	kind: 'number',
	id: 'a/d',
	number: 3,
	stem: 'How much?',
	revision: '0',
	unit: 'tickets',
	tolerance: 0.5,
	key: 60,
	why: 'because',
	wrong: [],
};
const order: OrderForBrowser = {
	kind: 'order',
	id: 'a/e',
	number: 4,
	stem: 'In which order?',
	revision: '0',
	items: ['one', 'two', 'three'].map((text) => ({ text, why: 'so' })),
	start: [1, 2, 0],
};
const bet: PredictChoiceForBrowser = {
	kind: 'predict-choice',
	id: 'a/f',
	number: 5,
	stem: 'What happens?',
	revision: '0',
	options: choice.options,
	given: '51',
	stage: predict.stage,
};

describe('several of', () => {
	it('is right for all that hold and no other', () => {
		expect(grade(several, [1, 2])).toEqual({ correct: true });
		for (const response of [[1], [2], [0, 1, 2], [0]])
			expect(grade(several, response)).toEqual({ correct: false });
	});
	it('accepts indices that ascend, and at least one', () => {
		for (const value of [[0], [0, 2], [0, 1, 2]]) expect(accepts(several, value)).toBe(true);
		for (const value of [[], [2, 1], [1, 1], [3], ['1'], 1, null])
			expect(accepts(several, value)).toBe(false);
	});
});

describe('a number', () => {
	it('is right within its tolerance, and says how far off it is', () => {
		expect(grade(number, 60.5)).toEqual({ correct: true, offBy: 0.5 });
		expect(grade(number, 59.4)).toEqual({ correct: false, offBy: 0.6 });
	});
	it('accepts any number, and nothing that is none', () => {
		for (const value of [0, -3, 1e6]) expect(accepts(number, value)).toBe(true);
		for (const value of [NaN, Infinity, '60', [60]]) expect(accepts(number, value)).toBe(false);
	});
});

describe('an order', () => {
	it('is right when every item stands in its place', () => {
		expect(grade(order, [0, 1, 2])).toEqual({ correct: true });
		expect(grade(order, [0, 2, 1])).toEqual({ correct: false });
	});
	it('accepts every arrangement of its items, each once', () => {
		for (const value of [order.start, [2, 1, 0]]) expect(accepts(order, value)).toBe(true);
		for (const value of [[0, 1], [0, 1, 1], [0, 1, 3], [0, 1, 2, 2], '012'])
			expect(accepts(order, value)).toBe(false);
	});
});

describe('a bet on an outcome', () => {
	it('is right for the option that the run bears out', () => {
		expect(grade(bet, 1)).toEqual({ correct: true });
		expect(grade(bet, 0)).toEqual({ correct: false });
	});
});

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
				for (const question of [choice, several, number, order, predict, bet])
					if (!accepts(question, value)) expect(grade(question, value)).toEqual({ correct: false });
			}),
		);
	});
});
