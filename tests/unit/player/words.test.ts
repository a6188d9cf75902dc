import { expect, test } from 'vitest';
import { capital, counted, duration, inWords, listed, moment, ticketNumber } from '#player';

test('counts are words up to twelve', () => {
	expect([0, 1, 12, 13].map(inWords)).toEqual(['no', 'one', 'twelve', '13']);
	expect([counted(1, 'ticket'), counted(2, 'ticket')]).toEqual(['one ticket', 'two tickets']);
	expect(capital('nine')).toBe('Nine');
	expect(listed(['A', 'B', 'C'])).toBe('A, B and C');
});

test('times have the unit that fits them', () => {
	expect([0, 12_000, 999_600, 3_240_000, 120_000_000].map(duration)).toEqual([
		'0 ms',
		'12 ms',
		'1.0 s',
		'3.2 s',
		'120 s',
	]);
	expect([0, 12_400_000, 60_000_000].map(moment)).toEqual(['0 s', '12.4 s', '60 s']);
});

test('ticket numbers have three digits and grow to four', () => {
	expect([7, 42, 999, 1_000].map(ticketNumber)).toEqual(['007', '042', '999', '1000']);
});
