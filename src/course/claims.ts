import type { Claim, Scenario } from '#schemas';
import { editionOf, measureRun, metricOf } from '#simulation';
import { type Verdict, verdictOf } from '#simulation/study';
import { metricText, timeText } from './format.ts';
import type { Problem } from './gate/problem.ts';
import { kept } from './kept.ts';
import type { Entry, Library } from './library.ts';
import { firstVariant, ownRun } from './runs.ts';

/** Runs a claim's seeds 1, 2, 3, … and says whether it holds. */
export function judge(scenario: Scenario, claim: Claim): Verdict {
	const variant = claim.variant ?? firstVariant(scenario);
	const values = Array.from({ length: claim.seeds }, (_, i) =>
		metricOf(measureRun(ownRun(scenario, variant, i + 1), claim.at), claim.metric),
	);
	return verdictOf(claim, values);
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

const remembered = (root: string, { value }: Entry<Scenario>, claim: Claim): Verdict =>
	kept(
		root,
		editionOf(value),
		JSON.stringify(claim),
		(it): it is Verdict => (it as Partial<Verdict> | null)?.seeds === claim.seeds,
		() => judge(value, claim),
	);

function broken(entry: Entry<Scenario>, claim: Claim, index: number, verdict: Verdict): Problem {
	const text = (value: number) => metricText(claim.metric, value);
	const { smallest, median, largest, seeds, kept, worst } = verdict;
	return {
		file: entry.file,
		...entry.source.place(['claims', index]),
		rule: 'claim',
		message: `${claim.metric} is not ${boundOf(claim)} in ${whoOf(claim)}: ${kept} of ${seeds} seeds keep it (${text(smallest)} to ${text(largest)}, median ${text(median)})`,
		fix: `${worst ? `Seed ${worst.seed} is the worst with ${text(worst.value)}: c` : 'C'}hange the scenario, or claim what its runs show.`,
	};
}

/** A claim as a sentence without its full stop: “queues.mail.lost is at most 0 in every run”. */
export function claimText(claim: Claim): string {
	const when = claim.at === undefined ? '' : ` at ${timeText(claim.at)}`;
	return `${claim.metric}${when} is ${boundOf(claim)} in ${whoOf(claim)}`;
}

function boundOf({ metric, least, most }: Claim): string {
	return [
		least === undefined ? '' : `at least ${metricText(metric, Number(least))}`,
		most === undefined ? '' : `at most ${metricText(metric, Number(most))}`,
	]
		.filter(Boolean)
		.join(' and ');
}

function whoOf({ of, share }: Claim): string {
	if (of === 'median') return 'the median';
	return share === 1 ? 'every run' : `${Math.round(share * 1000) / 10} % of runs`;
}
