import type { Spread } from './types.ts';

/** Times that were seen, as plain data: exact up to EXACT of them, then in logarithmic bins. */
export interface Samples {
	values: Float64Array;
	count: number;
	sum: number;
	max: number;
	/** 128 bins an octave; empty while `values` holds everything. */
	bins: Float64Array;
}

const EXACT = 100_000;
const PER_OCTAVE = 128;
const OCTAVES = 53;
const TWO_24 = 16_777_216;
const TWO_31 = 2_147_483_648;

/** No times yet. */
export function samples(): Samples {
	return { values: new Float64Array(8), count: 0, sum: 0, max: 0, bins: new Float64Array(0) };
}

/** A copy that shares nothing. */
export function copySamples(s: Samples): Samples {
	return { ...s, values: s.values.slice(0, Math.max(8, s.count)), bins: s.bins.slice() };
}

/** Adds a time, a whole number of microseconds ≥ 0. */
export function add(s: Samples, value: number): void {
	if (s.count < EXACT) {
		if (s.count === s.values.length) {
			const wider = new Float64Array(Math.min(EXACT, s.count * 2));
			wider.set(s.values);
			s.values = wider;
		}
		s.values[s.count] = value;
	} else {
		if (s.count === EXACT) fill(s);
		count(s.bins, value);
	}
	s.count++;
	s.sum += value;
	if (value > s.max) s.max = value;
}

function fill(s: Samples): void {
	s.bins = new Float64Array(PER_OCTAVE * OCTAVES);
	for (const value of s.values) count(s.bins, value);
	s.values = new Float64Array(0);
}

function count(bins: Float64Array, value: number): void {
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

function exactly(s: Samples): (share: number) => number {
	const sorted = s.values.slice(0, s.count).sort();
	return (share) => sorted[Math.ceil(share * s.count) - 1] as number;
}

function binned(s: Samples): (share: number) => number {
	return (share) => {
		let left = Math.ceil(share * s.count);
		for (let bin = 0; bin < s.bins.length; bin++) {
			left -= s.bins[bin] as number;
			if (left <= 0) return Math.min(s.max, middleOf(bin));
		}
		return s.max;
	};
}
