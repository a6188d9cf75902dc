/**
 * 64 bits of a text as 16 hexadecimal digits: two multiplicative 32-bit states over UTF-16 units,
 * mixed into each other at the end. For telling revisions apart, not for secrets.
 */
export function hash(text: string): string {
	let low = 0x811c9dc5;
	let high = 0x9e3779b9;
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		low = Math.imul(low ^ unit, 0x01000193);
		high = Math.imul(high ^ unit ^ (high >>> 15), 0x85ebca6b);
	}
	const a = mix(low ^ mix(high));
	const b = mix(high ^ a);
	return hex(b) + hex(a);
}

/** Spreads every bit of the input over all of the output. */
function mix(state: number): number {
	let h = state;
	h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
	h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
	return (h ^ (h >>> 16)) >>> 0;
}

const hex = (word: number): string => word.toString(16).padStart(8, '0');
