import type { OrderForBrowser } from '#quiz/grade';

/** A list that the reader puts in order, item by item. */
export class Arrangement {
	readonly #question: OrderForBrowser;
	/** Indices of the question's items, as they stand. */
	places = $state.raw<readonly number[]>([]);
	/** The item that is being dragged. */
	dragged = $state<number>();
	/** What has just moved where, for the live region. */
	moved = $state('');

	constructor(question: OrderForBrowser) {
		this.#question = question;
		this.places = question.start;
	}

	/** Puts an item at a place, the others closing up. Gives whether anything moved. */
	put(item: number, place: number): boolean {
		const from = this.places.indexOf(item);
		const to = Math.max(0, Math.min(this.places.length - 1, place));
		if (from < 0 || from === to) return false;
		const places = this.places.filter((it) => it !== item);
		places.splice(to, 0, item);
		this.places = places;
		this.moved = `${this.#question.items[item]?.text ?? ''}: now ${to + 1} of ${places.length}.`;
		return true;
	}

	/** Moves an item one place up or down. */
	step(item: number, by: -1 | 1): boolean {
		return this.put(item, this.places.indexOf(item) + by);
	}
}
