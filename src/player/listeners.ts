/** Those who want to hear of something, and a way to tell them all. */
export class Listeners {
	readonly #all = new Set<() => void>();

	/** Adds one; the returned function takes it out. */
	add(listener: () => void): () => void {
		this.#all.add(listener);
		return () => void this.#all.delete(listener);
	}

	/** Calls them in the order they came. */
	tell(): void {
		for (const listener of [...this.#all]) listener();
	}
}
