import { formatAddress, indexOfHash } from './address.ts';
import { deckKey } from './keys.ts';
import type { DeckPort } from './port.ts';
import { announcement } from './slides.ts';
import { command, type DeckCommand, type DeckState } from './state.ts';
import { swipe } from './swipe.ts';

/** A deck at work. */
export interface Deck {
	/** What is shown now. */
	state(): DeckState;
	/** Does a command, as a key or a button would. */
	ask(asked: DeckCommand): void;
	/** Stops listening. */
	end(): void;
}

/** Opens the deck of a window at the slide that its address names, else at the first. */
export function openDeck(port: DeckPort): Deck {
	const { slides } = port;
	let state: DeckState = { count: slides.length, index: indexOfHash(slides, port.hash()) ?? 0 };
	port.show(state.index, 'other');

	function ask(asked: DeckCommand, by: 'key' | 'other' = 'other'): void {
		const after = command(state, asked);
		if (after === state) return;
		state = after;
		port.show(state.index, by);
		port.setHash(formatAddress({ by: 'id', id: slides[state.index]?.id ?? '' }));
		port.announce(announcement(slides, state.index));
	}

	const end = port.listen({
		key(press) {
			const does = deckKey(press);
			if (does === undefined) return false;
			if (does === 'leave') port.leave();
			else ask({ do: does }, 'key');
			return true;
		},
		button: (asked) => ask({ do: asked }),
		swipe(from, to) {
			const asked = swipe(from, to);
			if (asked) ask({ do: asked });
		},
		hash() {
			const index = indexOfHash(slides, port.hash());
			if (index !== undefined) ask({ do: 'go', index });
		},
		reveal: (index) => ask({ do: 'go', index }),
	});
	return { state: () => state, ask, end };
}
