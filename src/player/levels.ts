/** No step: the letter in the middle of the alphabet’s first 25. */
const LEVEL = 109;
const FAR = 12;

/** A row of whole numbers as a short text: a letter for each small step, a larger one in brackets. */
export function packLevels(levels: readonly number[]): string {
	let last = 0;
	return levels
		.map((level) => {
			const step = level - last;
			last = level;
			return Math.abs(step) > FAR ? `(${step})` : String.fromCharCode(LEVEL + step);
		})
		.join('');
}

/** The numbers of such a text. */
export function unpackLevels(text: string): number[] {
	let level = 0;
	return [...text.matchAll(/[a-y]|[-\d]+/g)].map(([step]) => {
		level += step < 'a' ? Number(step) : step.charCodeAt(0) - LEVEL;
		return level;
	});
}
