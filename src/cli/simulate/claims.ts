import type { Claim } from '#schemas';
import { claimText } from '#course/pure';
import type { ClaimsOf, Verdict } from '#simulation/study';
import { spaced, valueText, wrapped } from './text.ts';

/** A claim and its verdict as data. */
export interface JudgedClaim {
	/** As a sentence. */
	readonly claim: string;
	readonly holds: boolean;
	/** The share of the seeds that keep the bound, 0 to 1. */
	readonly share: number;
	readonly metric: string;
	readonly smallest: number;
	readonly median: number;
	readonly largest: number;
}

/** The claims with their verdicts, which are in the same order. */
export function judged(
	claims: readonly Claim[],
	verdicts: readonly Verdict[],
): readonly JudgedClaim[] {
	return verdicts.map(({ holds, kept, seeds, smallest, median, largest }, i) => {
		const claim = claims[i] as Claim;
		const share = kept / seeds;
		const text = spaced(claimText(claim));
		return { claim: text, holds, share, metric: claim.metric, smallest, median, largest };
	});
}

/** A line for each claim, and what was not judged. */
export function claimLines(
	all: readonly JudgedClaim[],
	{ elsewhere, later }: ClaimsOf,
	runs: number,
): string[] {
	const lines = all.flatMap(({ claim, holds, share, metric, smallest, median, largest }) => {
		const text = (value: number) => valueText(metric, value);
		const found =
			runs === 1
				? `here ${text(median)}`
				: `kept by ${Math.round(share * runs)} of ${runs}: ${text(smallest)} to ${text(largest)}, median ${text(median)}`;
		const [first = '', ...words] = claim.split(' ');
		return [...wrapped([`  ${holds ? '✓' : '✗'} ${first}`, ...words], ' ', '    '), `    ${found}`];
	});
	const rest = [
		...(elsewhere > 0 ? [`  ${elsewhere} about other variants: see --variant`] : []),
		...(later > 0 ? [`  ${later} about moments after the end of this run`] : []),
	];
	return lines.length + rest.length > 0 ? ['Claims', ...lines, ...rest, ''] : [];
}
