import type { StageState, Talk } from '#wire/sync';
import type { DeckKey, Press } from './keys.ts';
import type { Role } from './session.ts';
import type { Slide } from './slides.ts';
import type { Place } from './state.ts';
import type { Touch } from './swipe.ts';

/** What lies over the deck or beside it, and is loaded when it is first asked for. */
export type Tool = Extract<
	DeckKey,
	'overview' | 'laser' | 'draw' | 'full' | 'present' | 'notes' | 'help'
>;

/** What the deck needs of the window that it is shown in. */
export interface DeckPort {
	/** The lesson, and its slides in order. */
	readonly lesson: string;
	readonly slides: readonly Slide[];
	/** Whether single keys are switched on. */
	singleKeys(): boolean;
	/** The address's hash, `#` included, or ''. */
	hash(): string;
	/** Writes the hash without adding to the history and without scrolling. */
	setHash(hash: string): void;
	/** Shows this slide and no other; `by` tells whether the focus has to come along. */
	show(place: Place, by: 'key' | 'other'): void;
	/** Shows what lies over the slides: drawings, the light, the blank, what the room said. */
	overlay(talk: Talk): void;
	/** Says in which way this window follows another; `place` is the presenter's. */
	follow(role: Role, place: Place, isLost: boolean): void;
	/** Moves the focus to the first control of this slide: its stage's, or its question's. */
	work(index: number): void;
	/** Tells a screen reader, politely. */
	announce(words: string): void;
	/** Says something about what was just asked, to be read and heard; '': no more. */
	say(words: string): void;
	/** Opens or closes one of the tools. */
	tool(tool: Tool): void;
	/** Closes what is open; false when nothing is. */
	close(): boolean;
	/** Goes to another lesson of the same talk; false when there is no such. */
	turn(to: 'next' | 'previous' | { readonly lesson: string }): boolean;
	/** Leaves for the lesson. */
	leave(): void;
	/** Begins to listen; returns the function that ends it. */
	listen(to: DeckListener): () => void;
}

/** What a window tells the deck. */
export interface DeckListener {
	/** Returns whether the key was the deck's. */
	key(press: Press): boolean;
	/** A button, by what it does. */
	button(asked: string): void;
	swipe(from: Touch, to: Touch): void;
	/** The hash was changed by a link, by hand or by the way back. */
	hash(): void;
	/** Something on this slide wants to be seen. */
	reveal(index: number): void;
	/** The window is seen again after a time in which it was not. */
	seen(): void;
	/** The window is left. */
	gone(): void;
}

/** A stage of the deck, as far as a talk moves it. */
export interface DeckStage {
	readonly id: string;
	/** All that is needed to see the same in another window. */
	state(): StageState;
	/**
	 * Shows what another window shows; undefined: as its author made it. False when the two do not
	 * fit, as with an older edition of the page.
	 */
	take(state: StageState | undefined): boolean;
	/** Tells of everything that is done to it here, until the returned function is called. */
	touched(tell: () => void): () => void;
	/** To the next event; true when the run has ended. */
	step(): boolean;
	/** Plays or pauses. */
	toggle(): void;
}
