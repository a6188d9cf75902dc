import type { Claim } from '#schemas';
import type { Resolved } from '../types.ts';
import { numbersIn } from './numbers.ts';
import { play, type PlayOptions } from './play.ts';
import { take, tally, type Tally } from './tally.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** Many runs, taken in one at a time; of each nothing is kept but what its claims speak of. */
export interface Many {
	/** Runs so far; the first had the seed `first`, each next one the next seed. */
	runs: number;
	readonly first: number;
	readonly claims: readonly Claim[];
	/** Every metric by its path. */
	readonly metrics: Map<string, Tally>;
	/** By claim, what was measured, in order of the seeds. */
	readonly values: readonly number[][];
}

/** No runs yet. */
export function many(first: number, claims: readonly Claim[] = []): Many {
	return { runs: 0, first, claims, metrics: new Map(), values: claims.map(() => []) };
}

/** Plays the run with the next seed and takes in what it gives. */
export function addRun(
	it: Many,
	resolved: Resolved,
	options: Omit<PlayOptions, 'claims'> = {},
): void {
	const seed = (it.first + it.runs) >>> 0;
	const { metrics, values } = play({ ...resolved, seed }, { ...options, claims: it.claims });
	it.runs++;
	for (const [path, value] of numbersIn(metrics)) {
		let sample = it.metrics.get(path);
		if (!sample) it.metrics.set(path, (sample = tally()));
		take(sample, value);
	}
	values.forEach((value, i) => it.values[i]?.push(value));
}

/** What the runs so far say of each claim; at least one run. */
export function verdicts(it: Many): readonly Verdict[] {
	return it.claims.map((claim, i) => verdictOf(claim, it.values[i] as number[], it.first));
}
