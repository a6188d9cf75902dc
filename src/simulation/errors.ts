/** A run that cannot be: what is wrong, and what to write instead. */
export class SimulationError extends Error {
	readonly hint: string;
	constructor(message: string, hint: string) {
		super(message);
		this.name = 'SimulationError';
		this.hint = hint;
	}
}

/**
 * The word of `words` that is fewest edits away from `word`; undefined when all are more than two
 * away, or more than a third of a longer word.
 */
export function nearest(word: string, words: readonly string[]): string | undefined {
	let best: string | undefined;
	let distance = Math.max(2, Math.ceil(word.length / 3)) + 1;
	for (const candidate of words) {
		const d = edits(word, candidate, distance);
		if (d < distance) [best, distance] = [candidate, d];
	}
	return best;
}

/** Levenshtein distance, given up at `limit`. */
function edits(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) >= limit) return limit;
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? limit;
}
