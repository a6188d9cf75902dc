/** What times that were seen come to; apart from samples.ts, since a run under way never asks. */
import { BLOCK, EXACT, PER_OCTAVE, type Samples, tally } from './samples.ts';
import type { Spread } from './types.ts';

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
