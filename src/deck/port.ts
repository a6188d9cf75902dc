import type { Press } from './keys.ts';
import type { Slide } from './slides.ts';
import type { Touch } from './swipe.ts';

/** What the deck needs of the window that it is shown in. */
export interface DeckPort {
	/** The slides in order. */
	readonly slides: readonly Slide[];
	/** The address's hash, `#` included, or ''. */
	hash(): string;
	/** Writes the hash without adding to the history and without scrolling. */
	setHash(hash: string): void;
	/** Shows this slide and no other; `by` tells whether the focus has to come along. */
	show(index: number, by: 'key' | 'other'): void;
	/** Tells a screen reader, politely. */
	announce(words: string): void;
	/** Leaves for the lesson. */
	leave(): void;
	/** Begins to listen; returns the function that ends it. */
	listen(to: DeckListener): () => void;
}

/** What a window tells the deck. */
export interface DeckListener {
	/** Returns whether the key was the deck's. */
	key(press: Press): boolean;
	button(asked: 'next' | 'previous'): void;
	swipe(from: Touch, to: Touch): void;
	/** The hash was changed by a link, by hand or by the way back. */
	hash(): void;
	/** Something on this slide wants to be seen. */
	reveal(index: number): void;
}
