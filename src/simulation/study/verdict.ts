import type { Claim, Scenario } from '#schemas';

/** A claim and what its runs say. */
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

/** Judges a claim by what was measured with the seeds `first`, `first` + 1, …; at least one value. */
export function verdictOf(claim: Claim, values: readonly number[], first = 1): Verdict {
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
		worst: keeps(value) ? undefined : { seed: first + far, value },
	};
}

/** Which claims of a scenario a run can answer. */
export interface ClaimsOf {
	/** Those about its variant, read at its end or before. */
	readonly claims: readonly Claim[];
	/** How many are about other variants, and how many are read after the run's end. */
	readonly elsewhere: number;
	readonly later: number;
}

/** The claims about a variant that a run up to `until` (microseconds) can answer. */
export function claimsOf(scenario: Scenario, variant: string, until: number): ClaimsOf {
	const first = Object.keys(scenario.variants)[0];
	const own = scenario.claims.filter((claim) => (claim.variant ?? first) === variant);
	const claims = own.filter((claim) => (claim.at ?? 0) <= until);
	return {
		claims,
		elsewhere: scenario.claims.length - own.length,
		later: own.length - claims.length,
	};
}
