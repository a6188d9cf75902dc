import { expect, it } from 'vitest';
import { NOTHING } from '../../../src/progress/format.ts';
import { standingOf } from '../../../src/progress/standing.ts';

const lesson = {
	id: 'a',
	title: 'A',
	minutes: 10,
	sections: [
		['one', 'One', 'r1'],
		['two', 'Two', 'r2'],
	],
	stages: ['rail'],
	questions: [['why', 'q1']],
} as const;
const answer = { revision: 'q1', response: 0, at: 5, correct: false };

it('a lesson is done when every section is read and every question answered, as they now are', () => {
	const read = { 'a/one': { revision: 'r1', at: 1 }, 'a/two': { revision: 'old', at: 2 } };
	const half = { ...NOTHING, read, answers: { 'a/why': answer } };
	expect(standingOf([lesson], half).lessons[0]).toMatchObject({
		sections: [1, 2],
		stages: [0, 1],
		questions: [1, 1],
		done: false,
		minutesLeft: 5,
	});
	const whole = { ...half, read: { ...read, 'a/two': { revision: 'r2', at: 3 } } };
	expect(standingOf([lesson], whole).lessons[0]?.done).toBe(true);
});

it('the reader stopped where they were last, if that section is still there', () => {
	const other = { ...lesson, id: 'b', title: 'B' };
	const places = { a: { section: 'two', at: 1 }, b: { section: 'gone', at: 9 } };
	expect(standingOf([lesson, other], { ...NOTHING, places }).stop).toEqual({
		number: 1,
		lesson: 'a',
		section: 'two',
		title: 'Two',
	});
	expect(standingOf([lesson, other], NOTHING).stop).toBeUndefined();
});
