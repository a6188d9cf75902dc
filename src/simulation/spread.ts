import { BINS, BLOCK, EXACT, PER_OCTAVE, type Samples, tally, totalOf } from './samples.ts';
import type { Spread } from './types.ts';

/** Mean, quantiles (nearest rank) and maximum, microseconds, rounded to whole ones. */
export function spreadOf(s: Samples): Spread {
	if (s.count === 0) return { count: 0, mean: 0, p50: 0, p95: 0, p99: 0, max: 0 };
	const at = s.count <= EXACT ? exactly(s) : binned(s);
	const { sum, max } = totalOf(s);
	return {
		count: s.count,
		mean: Math.round(sum / s.count),
		p50: at(0.5),
		p95: at(0.95),
		p99: at(0.99),
		max,
	};
}

/** The values that are kept as they came, and those that are in no bin yet. */
function valuesOf({ full, last, count }: Samples): Float64Array {
	const from = full.length * BLOCK;
	const fresh = count & (BLOCK - 1);
	const values = new Float64Array(from + fresh);
	full.forEach((block, i) => values.set(block, i * BLOCK));
	values.set(last.subarray(0, fresh), from);
	return values;
}

function exactly(s: Samples): (share: number) => number {
	const sorted = valuesOf(s).sort();
	return (share) => sorted[Math.ceil(share * s.count) - 1] as number;
}

function binned(s: Samples): (share: number) => number {
	const bins = new Int32Array(BINS);
	bins.set(s.bins);
	tally(bins, valuesOf(s));
	const { max } = totalOf(s);
	return (share) => {
		let left = Math.ceil(share * s.count);
		for (let bin = 0; bin < bins.length; bin++) {
			left -= bins[bin] as number;
			if (left <= 0) return Math.min(max, middleOf(bin));
		}
		return max;
	};
}

/** What a value in a bin is taken for. */
function middleOf(bin: number): number {
	if (bin < PER_OCTAVE) return bin;
	let low = PER_OCTAVE;
	for (let octave = Math.floor(bin / PER_OCTAVE); octave > 1; octave--) low *= 2;
	return low + Math.floor((((bin % PER_OCTAVE) + 0.5) * low) / PER_OCTAVE);
}
