import { expect, test } from 'vitest';
import { box, path, reused, text } from '../../../src/widgets/stage/shapes.ts';

const drawing = (waiting: number) => [
	path('rod', 'M0 0H9'),
	box('desk', 1, 2, 3, 4),
	text('lab', 5, 6, 'waiting', String(waiting)),
];

test('a drawing that looks as before is the one before', () => {
	const before = drawing(3);
	expect(reused(before, drawing(3))).toBe(before);
});

test('of a drawing that has changed only what looks different is new', () => {
	const before = drawing(3);
	const after = drawing(4);
	const shown = reused(before, after);
	expect(shown).toEqual(after);
	expect(shown.map((shape, i) => shape === before[i])).toEqual([true, true, false]);
});

test('what has come and what has gone counts as a change', () => {
	const before = drawing(3);
	expect(reused(before, before.slice(0, 2))).toEqual(before.slice(0, 2));
	expect(reused(before.slice(0, 2), before)).toEqual(before);
	const scaled = [{ ...text('no', 0, 0, 7), scale: 2 }];
	expect(reused([text('no', 0, 0, 7)], scaled)).toEqual(scaled);
});
