import type { Spread } from './types.ts';

/** Times that were seen, as plain data: the first EXACT of them, the others in logarithmic bins. */
export interface Samples {
	/** Blocks of values that are full: they change no more, so copies share them. */
	readonly full: Float64Array[];
	/** The block that is being filled, and how many values all blocks have room for. */
	last: Float64Array;
	room: number;
	count: number;
	sum: number;
	max: number;
	/** 128 bins an octave, of what came after the first EXACT; empty until then. */
	bins: Uint32Array;
}

const EXACT = 100_000;
const BLOCK = 1_024;
const PER_OCTAVE = 128;
const OCTAVES = 53;
const TWO_24 = 16_777_216;
const TWO_31 = 2_147_483_648;

/** No times yet. */
export function samples(): Samples {
	const last = new Float64Array(8);
	return { full: [], last, room: 8, count: 0, sum: 0, max: 0, bins: new Uint32Array(0) };
}

/** A copy that shares nothing that changes. */
export function copySamples(s: Samples): Samples {
	return { ...s, full: s.full.slice(), last: s.last.slice(), bins: s.bins.slice() };
}

/** Adds a time, a whole number of microseconds ≥ 0. */
export function add(s: Samples, value: number): void {
	const { count } = s;
	if (count >= EXACT) {
		if (count === EXACT) s.bins = new Uint32Array(PER_OCTAVE * OCTAVES);
		tally(s.bins, value);
	} else {
		if (count === s.room) widen(s);
		s.last[count & (BLOCK - 1)] = value;
	}
	s.count = count + 1;
	s.sum += value;
	if (value > s.max) s.max = value;
}

function widen(s: Samples): void {
	const { length } = s.last;
	if (length === BLOCK) s.full.push(s.last);
	const wider = new Float64Array(Math.min(BLOCK, length * 2));
	if (length < BLOCK) wider.set(s.last);
	s.last = wider;
	s.room = s.full.length * BLOCK + wider.length;
}

function tally(bins: Uint32Array, value: number): void {
	const bin = binOf(value);
	bins[bin] = (bins[bin] as number) + 1;
}

/** Values below 128 have a bin each; above, a bin is 1/128 of its octave wide (0.8 %). */
function binOf(value: number): number {
	if (value < PER_OCTAVE) return value;
	// The eight leading bits say which; a longer number has the same ones further up.
	if (value >= TWO_31) return binOf(Math.floor(value / TWO_24)) + 24 * PER_OCTAVE;
	const shift = 24 - Math.clz32(value);
	return shift * PER_OCTAVE + (value >>> shift);
}

function middleOf(bin: number): number {
	if (bin < PER_OCTAVE) return bin;
	let low = PER_OCTAVE;
	for (let octave = Math.floor(bin / PER_OCTAVE); octave > 1; octave--) low *= 2;
	return low + Math.floor((((bin % PER_OCTAVE) + 0.5) * low) / PER_OCTAVE);
}

/** Mean, quantiles (nearest rank) and maximum, microseconds, rounded to whole ones. */
export function spreadOf(s: Samples): Spread {
	if (s.count === 0) return { count: 0, mean: 0, p50: 0, p95: 0, p99: 0, max: 0 };
	const at = s.count <= EXACT ? exactly(s) : binned(s);
	return {
		count: s.count,
		mean: Math.round(s.sum / s.count),
		p50: at(0.5),
		p95: at(0.95),
		p99: at(0.99),
		max: s.max,
	};
}

/** The values that are kept as they came. */
function valuesOf({ full, last, count }: Samples): Float64Array {
	const values = new Float64Array(Math.min(EXACT, count));
	full.forEach((block, i) => values.set(block, i * BLOCK));
	const from = full.length * BLOCK;
	values.set(last.subarray(0, values.length - from), from);
	return values;
}

function exactly(s: Samples): (share: number) => number {
	const sorted = valuesOf(s).sort();
	return (share) => sorted[Math.ceil(share * s.count) - 1] as number;
}

function binned(s: Samples): (share: number) => number {
	const bins = s.bins.slice();
	for (const value of valuesOf(s)) tally(bins, value);
	return (share) => {
		let left = Math.ceil(share * s.count);
		for (let bin = 0; bin < bins.length; bin++) {
			left -= bins[bin] as number;
			if (left <= 0) return Math.min(s.max, middleOf(bin));
		}
		return s.max;
	};
}
