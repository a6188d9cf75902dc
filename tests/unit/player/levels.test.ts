import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packLevels, unpackLevels } from '../../../src/player/levels.ts';

it('a chart that is packed into a text comes out as it was', () => {
	expect(packLevels([0, 1, 1, 14, 13])).toBe('mnm(13)l');
	fc.assert(
		fc.property(fc.array(fc.nat(100_000)), (levels) => {
			expect(unpackLevels(packLevels(levels))).toEqual(levels);
		}),
	);
});
