import { expect, test } from 'vitest';
import { inlined, tablesIn } from '../../../src/tooling/tables.mjs';

const events = `export const EVENT = {
	/** Once { or twice }. */
	ARRIVED: 0,
	GAVE_UP: 12, // in the end
} as const;
const OP = { AT: 3 } as const;`;

test('the numbers of a table stand where the table was asked', () => {
	const shared = tablesIn(events, true);
	expect(inlined('emit(EVENT.ARRIVED); emit(EVENT.GAVE_UP)', shared)).toBe('emit(0); emit(12)');
});

test('a file’s own table is used in that file alone', () => {
	expect(inlined(`${events}\nwake(OP.AT)`, new Map())).toContain('wake(3)');
	expect(inlined('wake(OP.AT)', tablesIn(events, true))).toBe('wake(OP.AT)');
});

test('what is no member of a table is left alone', () => {
	const code = 'view.EVENT.ARRIVED; EVENT.OTHER; Object.keys(EVENT); NUMBER.MAX';
	expect(inlined(code, tablesIn(events, true))).toBe(code);
});
