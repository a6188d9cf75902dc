import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress, indexOfHash, parseAddress } from '../../../src/deck/address.ts';

const slides = ['start', 'bet', 'night', 'night.2', 'night.3', 'end'].map((id) => ({
	id,
	section: id.replace(/\..*/, ''),
	title: id,
	steps: 0,
}));
const id = fc.stringMatching(/^[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,5}){0,3}(\.([2-9]|[1-9][0-9]))?$/);

describe('an address', () => {
	it('comes back from its hash as it was', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					id.map((text) => ({ by: 'id' as const, id: text })),
					fc.integer({ min: 1, max: 9999 }).map((number) => ({ by: 'number' as const, number })),
				),
				(address) => {
					expect(parseAddress(formatAddress(address))).toEqual(address);
				},
			),
		);
	});

	it('is nothing when the text is none, and never throws', () => {
		for (const hash of [
			'',
			'#',
			'#0',
			'#Night',
			'#night.1',
			'#night.',
			'#a b',
			'#-1',
			'#1e3',
			'#%',
		]) {
			expect(parseAddress(hash)).toBeUndefined();
		}
		fc.assert(fc.property(fc.string(), (text) => void parseAddress(text)));
	});

	it('finds a slide by its id, by its number, and a lost part by its section', () => {
		expect(indexOfHash(slides, '#night.2')).toBe(3);
		expect(indexOfHash(slides, '#3')).toBe(2);
		expect(indexOfHash(slides, '#99')).toBe(5);
		expect(indexOfHash(slides, '#night.7')).toBe(2);
		expect(indexOfHash(slides, '#nowhere')).toBeUndefined();
	});
});
