import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hash } from '../../../src/quiz/hash.ts';

it('is the same 16 digits on every machine and day', () => {
	expect(hash('')).toMatch(/^[0-9a-f]{16}$/);
	expect(hash('take a number')).toBe('750732c75e74b657');
});

it('tells near texts apart', () => {
	const texts = Array.from({ length: 20_000 }, (_, i) => `question ${i}`);
	expect(new Set(texts.map(hash)).size).toBe(texts.length);
	fc.assert(
		fc.property(fc.string(), fc.string(), (a, b) => {
			expect(hash(a) === hash(b)).toBe(a === b);
		}),
	);
});

it('spreads a change of one letter over about half of the bits', () => {
	let flipped = 0;
	for (let i = 0; i < 256; i++) {
		const bits = BigInt(`0x${hash(`x${i}`)}`) ^ BigInt(`0x${hash(`y${i}`)}`);
		flipped += bits.toString(2).replaceAll('0', '').length;
	}
	expect(flipped / 256).toBeGreaterThan(29);
	expect(flipped / 256).toBeLessThan(35);
});
