import { browserPort, type Deck, openDeck } from '#deck';

/** Makes a deck of an element that holds all its slides. Needs no props: what it shows is there. */
export function mount(element: HTMLElement): Deck {
	return openDeck(browserPort(element));
}
