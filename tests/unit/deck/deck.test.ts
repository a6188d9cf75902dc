import { describe, expect, it } from 'vitest';
import { openDeck } from '../../../src/deck/deck.ts';
import type { DeckListener, DeckPort } from '../../../src/deck/port.ts';

/** A window without a browser: it logs what the deck does to it. */
function window(hash = '') {
	const log: string[] = [];
	let told: DeckListener | undefined;
	let now = hash;
	const port: DeckPort = {
		slides: ['start', 'one', 'one.2', 'two'].map((id) => ({ id, section: id, title: `T ${id}` })),
		hash: () => now,
		setHash: (text) => {
			now = text;
			log.push(text);
		},
		show: (index, by) => log.push(`show ${index} ${by}`),
		announce: (words) => log.push(words),
		leave: () => log.push('leave'),
		listen(to) {
			told = to;
			return () => (told = undefined);
		},
	};
	const deck = openDeck(port);
	const key = (name: string) => told?.key({ key: name, modified: false, composing: false });
	const goTo = (text: string) => {
		now = text;
		told?.hash();
	};
	return { deck, log, key, goTo, to: () => told };
}

describe('a deck in its window', () => {
	it('opens at the slide of the address and says nothing', () => {
		expect(window('#one.2').log).toEqual(['show 2 other']);
		expect(window('#2').log).toEqual(['show 1 other']);
		expect(window('#nowhere').log).toEqual(['show 0 other']);
	});

	it('on a key shows the slide, writes its id and announces it', () => {
		const { log, key } = window();
		expect(key('PageDown')).toBe(true);
		expect(log.slice(1)).toEqual(['show 1 key', '#one', '2 of 4: T one']);
	});

	it('does nothing at its end, and the key is still its own', () => {
		const { log, key } = window('#two');
		expect(key('ArrowRight')).toBe(true);
		expect(log).toHaveLength(1);
	});

	it('lets a key go that is not its own', () => {
		expect(window().key('x')).toBe(false);
	});

	it('follows the address, a stage that wants to be seen, a button and a finger', () => {
		const { deck, log, goTo, to } = window();
		goTo('#4');
		expect(deck.state().index).toBe(3);
		expect(log.at(-1)).toBe('4 of 4: T two');
		to()?.reveal(1);
		expect(deck.state().index).toBe(1);
		to()?.button('next');
		expect(deck.state().index).toBe(2);
		to()?.swipe({ x: 0, y: 0, at: 0 }, { x: 90, y: 0, at: 90 });
		expect(deck.state().index).toBe(1);
	});

	it('stays where it is when the address names no slide', () => {
		const { deck, goTo } = window('#one');
		goTo('#elsewhere');
		expect(deck.state().index).toBe(1);
	});

	it('leaves on Escape, and hears nothing once it has ended', () => {
		const { deck, log, key, to } = window();
		key('Escape');
		expect(log.at(-1)).toBe('leave');
		deck.end();
		expect(to()).toBeUndefined();
	});
});
