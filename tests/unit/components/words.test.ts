import { expect, test } from 'vitest';
import { aboutTime, counted, numberWord } from '../../../src/components/words.ts';

test('minutes are said to the next quarter of an hour', () => {
	expect([40, 58, 67, 78, 90, 105, 120, 150].map(aboutTime)).toEqual([
		'about 40 minutes',
		'about an hour',
		'about an hour',
		'about an hour and a quarter',
		'about an hour and a half',
		'about an hour and three quarters',
		'about two hours',
		'about two and a half hours',
	]);
});

test('one thing stands without an s', () => {
	expect(counted(1, 'question')).toBe('1 question');
	expect(counted(4, 'question')).toBe('4 questions');
	expect(numberWord(5)).toBe('Five');
	expect(numberWord(12)).toBe('12');
});
