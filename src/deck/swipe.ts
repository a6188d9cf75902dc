/** A point of a touch: pixels, and milliseconds of any clock. */
export interface Touch {
	readonly x: number;
	readonly y: number;
	readonly at: number;
}

const SHORTEST_PIXELS = 48;
const LONGEST_MILLIS = 800;

/** What a touch from one point to another asks of a deck; undefined when it is not a swipe. */
export function swipe(from: Touch, to: Touch): 'next' | 'previous' | undefined {
	const across = to.x - from.x;
	const isLong = Math.abs(across) >= SHORTEST_PIXELS;
	const isLevel = Math.abs(across) >= 2 * Math.abs(to.y - from.y);
	if (!isLong || !isLevel || to.at - from.at > LONGEST_MILLIS) return undefined;
	return across < 0 ? 'next' : 'previous';
}
