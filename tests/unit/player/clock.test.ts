import { expect, test } from 'vitest';
import { halted, moved, paced, read, started, stopped } from '#player';

test('a stopped clock stands still', () => {
	expect(read(stopped(5_000), 99_999)).toBe(5_000);
});

test('a running clock adds real time at its rate', () => {
	const clock = started(stopped(1_000_000, 4), 100);
	expect(read(clock, 350)).toBe(2_000_000);
});

test('a new rate holds from now on', () => {
	const clock = paced(started(stopped(0, 1), 0), 16, 1_000);
	expect(read(clock, 1_000)).toBe(1_000_000);
	expect(read(clock, 2_000)).toBe(17_000_000);
});

test('a halted clock goes on where it stood', () => {
	const clock = halted(started(stopped(0), 0), 500);
	expect(read(started(clock, 9_000), 9_100)).toBe(600_000);
});

test('a clock that is set while it runs runs on from there', () => {
	const clock = moved(started(stopped(0), 0), 30_000_000, 1_000);
	expect(read(clock, 1_250)).toBe(30_250_000);
});
