/**
 * Which slide is shown. Plain data: a second window can be sent the whole of it. Steps within a
 * slide, blank and who drives are further fields of this record when they come.
 */
export interface DeckState {
	/** How many slides there are; at least one. */
	readonly count: number;
	/** The slide that is shown, from 0. */
	readonly index: number;
}

/** What can be asked of a deck. */
export type DeckCommand =
	| { readonly do: 'next' | 'previous' | 'first' | 'last' }
	| { readonly do: 'go'; readonly index: number };

/** The state after a command. At either end it stays where it is, and it is then the same object. */
export function command(state: DeckState, asked: DeckCommand): DeckState {
	const last = state.count - 1;
	const index = Math.min(Math.max(target(state, asked), 0), last);
	return index === state.index ? state : { ...state, index };
}

function target({ count, index }: DeckState, asked: DeckCommand): number {
	switch (asked.do) {
		case 'next':
			return index + 1;
		case 'previous':
			return index - 1;
		case 'first':
			return 0;
		case 'last':
			return count - 1;
		case 'go':
			return Number.isInteger(asked.index) ? asked.index : index;
	}
}
