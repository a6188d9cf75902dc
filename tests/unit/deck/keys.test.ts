import { describe, expect, it } from 'vitest';
import { deckKey, type Focus, KEYS, usesKey } from '../../../src/deck/keys.ts';

const focus = (on: Partial<Focus>): Focus => ({
	tag: 'div',
	type: '',
	role: '',
	isEditable: false,
	isInStage: false,
	...on,
});
const press = (key: string, on?: Partial<Focus>) =>
	deckKey({ key, modified: false, composing: false, focus: on && focus(on) });

describe('a key in the deck', () => {
	it.each([
		['ArrowRight', 'next'],
		['PageDown', 'next'],
		[' ', 'next'],
		['ArrowLeft', 'previous'],
		['PageUp', 'previous'],
		['Home', 'first'],
		['End', 'last'],
		['Escape', 'leave'],
		['Enter', 'jump'],
		['p', 'present'],
		['P', 'present'],
		['.', 'blank'],
		['7', '7'],
		['x', undefined],
	])('%s asks for %s', (key, does) => expect(press(key)).toBe(does));

	it('is nothing with a modifier or while text is being composed', () => {
		expect(deckKey({ key: 'End', modified: true, composing: false })).toBeUndefined();
		expect(deckKey({ key: 'End', modified: false, composing: true })).toBeUndefined();
	});

	it('belongs to a slider that has the focus, except Escape', () => {
		for (const on of [{ tag: 'input', type: 'range' }, { role: 'slider' }]) {
			for (const key of ['ArrowRight', 'ArrowDown', 'PageDown', 'Home', 'End']) {
				expect(press(key, on)).toBeUndefined();
			}
			expect(press('Escape', on)).toBe('leave');
		}
	});

	it('belongs to a button only when it presses it', () => {
		expect(press(' ', { tag: 'button' })).toBeUndefined();
		expect(press('ArrowRight', { tag: 'button' })).toBe('next');
	});

	it('belongs to whatever one types into', () => {
		const on = [
			{ tag: 'input', type: 'number' },
			{ tag: 'textarea' },
			{ tag: 'select' },
			{ isEditable: true },
		];
		for (const each of on) expect(press('Home', each)).toBeUndefined();
	});

	it('of a clicker goes on, though one has just typed a number', () => {
		expect(press('PageDown', { tag: 'input', type: 'number' })).toBe('next');
		expect(press('PageDown', { tag: 'input', type: 'range' })).toBeUndefined();
	});

	it('belongs to a stage when the stage has a use for it', () => {
		expect(press(' ', { isInStage: true })).toBeUndefined();
		expect(press('PageDown', { isInStage: true })).toBe('next');
	});

	it('moves a choice between answers and not the deck', () => {
		expect(usesKey(focus({ tag: 'input', type: 'radio' }), 'ArrowDown')).toBe(true);
		expect(press('PageDown', { tag: 'input', type: 'radio' })).toBe('next');
	});

	it('of a single sign can be switched off', () => {
		const off = (key: string) => deckKey({ key, modified: false, composing: false }, false);
		expect(['p', '.', '7', '?'].map(off)).toEqual([undefined, undefined, undefined, undefined]);
		expect([' ', 'PageDown', 'Escape'].map(off)).toEqual(['next', 'next', 'leave']);
	});

	it('stands once in its context', () => {
		const all = KEYS.flatMap((row) => row.keys.map((key) => `${row.context} ${key}`));
		expect(new Set(all).size).toBe(all.length);
	});
});
