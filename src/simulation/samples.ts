/**
 * Times that were seen, as plain data: the first ones as they came, the others in logarithmic bins.
 * What comes is written down in a block, and the block is counted when it is full.
 */
export interface Samples {
	/** Blocks of values that are kept: they change no more, so copies share them. */
	readonly full: Float64Array[];
	/** The block that is being filled. */
	last: Float64Array;
	count: number;
	/** Of all full blocks; see `totalOf`. */
	sum: number;
	max: number;
	/** 128 bins an octave, of full blocks that are not kept; empty until there are any. */
	bins: Int32Array;
}

/** So many values are kept as they came: their quantiles are exact. */
export const EXACT = 100_000;
/** Values in a block. */
export const BLOCK = 1_024;
/** Bins of an octave, and in all. */
export const PER_OCTAVE = 128;
export const BINS = PER_OCTAVE * 53;
const TWO_24 = 16_777_216;
const TWO_31 = 2_147_483_648;

/** No times yet. */
export function samples(): Samples {
	const last = new Float64Array(8);
	return { full: [], last, count: 0, sum: 0, max: 0, bins: new Int32Array(0) };
}

/** Adds a time, a whole number of microseconds ≥ 0. */
export function add(s: Samples, value: number): void {
	const at = s.count++ & (BLOCK - 1);
	if (at === s.last.length) widen(s);
	s.last[at] = value;
	if (at === BLOCK - 1) file(s);
}

function widen(s: Samples): void {
	const { last } = s;
	s.last = new Float64Array(last.length * 2);
	s.last.set(last);
}

/** The last block is full: it is added up, and kept or put into bins. */
function file(s: Samples): void {
	Object.assign(s, totalOf(s, BLOCK));
	if (s.full.length * BLOCK < EXACT) {
		s.full.push(s.last);
		s.last = new Float64Array(BLOCK);
	} else {
		if (s.bins.length === 0) s.bins = new Int32Array(BINS);
		tally(s.bins, s.last);
	}
}

/** The sum and the greatest of all; so many of the last block have not been added up. */
export function totalOf(
	{ last, count, sum, max }: Samples,
	fresh = count & (BLOCK - 1),
): { sum: number; max: number } {
	for (let i = 0; i < fresh; i++) {
		const value = last[i] as number;
		sum += value;
		if (value > max) max = value;
	}
	return { sum, max };
}

/** Counts values into bins. */
export function tally(bins: Int32Array, values: Float64Array): void {
	for (let i = 0; i < values.length; i++) {
		const bin = binOf(values[i] as number);
		bins[bin] = ((bins[bin] as number) + 1) | 0;
	}
}

/** Values below 128 have a bin each; above, a bin is 1/128 of its octave wide (0.8 %). */
function binOf(value: number): number {
	// A number longer than 31 bits has its leading ones further up.
	if (value >= TWO_31) return binOf(value / TWO_24) + 24 * PER_OCTAVE;
	const whole = value | 0;
	// The eight leading bits say which.
	const shift = 24 - Math.clz32(whole);
	return shift > 0 ? (shift << 7) + (whole >> shift) : whole;
}
