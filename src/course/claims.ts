import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Claim, Scenario } from '#schemas';
import { editionOf, Hash, measureRun, metricOf } from '#simulation';
import { metricText } from './format.ts';
import type { Problem } from './gate/problem.ts';
import type { Entry, Library } from './library.ts';
import { firstVariant, ownRun } from './runs.ts';

/** A claim and what its seeds say. */
export interface Verdict {
	readonly holds: boolean;
	/** How many seeds there are, and in how many the run keeps the bound. */
	readonly seeds: number;
	readonly kept: number;
	readonly smallest: number;
	readonly median: number;
	readonly largest: number;
	/** The seed whose run is furthest outside of the bound, and what it gives; undefined: none is. */
	readonly worst: { readonly seed: number; readonly value: number } | undefined;
}

/** Runs a claim's seeds 1, 2, 3, … and says whether it holds. */
export function judge(scenario: Scenario, claim: Claim): Verdict {
	const variant = claim.variant ?? firstVariant(scenario);
	const values = Array.from({ length: claim.seeds }, (_, i) =>
		metricOf(measureRun(ownRun(scenario, variant, i + 1), claim.at), claim.metric),
	);
	const { least, most } = claim;
	const outside = (value: number) =>
		Math.max(
			0,
			least === undefined ? 0 : Number(least) - value,
			most === undefined ? 0 : value - Number(most),
		);
	const keeps = (value: number) => outside(value) === 0;
	const sorted = [...values].sort((a, b) => a - b);
	const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
	const kept = values.filter(keeps).length;
	const far = values.reduce(
		(best, value, i) => (outside(value) > outside(values[best] as number) ? i : best),
		0,
	);
	const value = values[far] as number;
	return {
		holds: claim.of === 'median' ? keeps(median) : kept >= claim.share * values.length,
		seeds: values.length,
		kept,
		smallest: sorted[0] ?? 0,
		median,
		largest: sorted.at(-1) ?? 0,
		worst: keeps(value) ? undefined : { seed: far + 1, value },
	};
}

/** Checks every claim of every scenario; what an edition has shown is kept in .cache/claims. */
export function checkClaims(library: Library): Problem[] {
	return [...library.scenarios.values()].flatMap((entry) =>
		entry.value.claims.flatMap((claim, i) => {
			const verdict = remembered(library.root, entry, claim);
			return verdict.holds ? [] : [broken(entry, claim, i, verdict)];
		}),
	);
}

function remembered(root: string, entry: Entry<Scenario>, claim: Claim): Verdict {
	const text = JSON.stringify(claim);
	const hash = new Hash();
	for (let i = 0; i < text.length; i++) hash.add(text.charCodeAt(i));
	const folder = path.join(root, '.cache', 'claims');
	const file = path.join(folder, `${editionOf(entry.value)}-${hash.hex()}.json`);
	if (existsSync(file)) {
		try {
			const verdict = JSON.parse(readFileSync(file, 'utf8')) as Partial<Verdict> | null;
			if (verdict?.seeds === claim.seeds) return verdict as Verdict;
		} catch {
			// A file that was cut off is written again.
		}
	}
	const verdict = judge(entry.value, claim);
	mkdirSync(folder, { recursive: true });
	writeFileSync(file, JSON.stringify(verdict));
	return verdict;
}

function broken(entry: Entry<Scenario>, claim: Claim, index: number, verdict: Verdict): Problem {
	const text = (value: number) => metricText(claim.metric, value);
	const { smallest, median, largest, seeds, kept, worst } = verdict;
	const bound = [
		claim.least === undefined ? '' : `at least ${text(Number(claim.least))}`,
		claim.most === undefined ? '' : `at most ${text(Number(claim.most))}`,
	]
		.filter(Boolean)
		.join(' and ');
	const who =
		claim.of === 'median'
			? 'the median'
			: `${claim.share === 1 ? 'every run' : `${claim.share * 100} % of runs`}`;
	return {
		file: entry.file,
		...entry.source.place(['claims', index]),
		rule: 'claim',
		message: `${claim.metric} is not ${bound} in ${who}: ${kept} of ${seeds} seeds keep it (${text(smallest)} to ${text(largest)}, median ${text(median)})`,
		fix: `${worst ? `Seed ${worst.seed} is the worst with ${text(worst.value)}: c` : 'C'}hange the scenario, or claim what its runs show.`,
	};
}
