import type { Claim, Scenario } from '#schemas';
import { type Verdict, verdictOf } from '#simulation/study';
import { metricText, timeText } from './format.ts';
import type { Problem } from './gate/problem.ts';
import { type Range, valuesKept, valuesOver } from './kept.ts';
import type { Entry, Library } from './library.ts';
import { firstVariant } from './runs.ts';

/** Whether a claim holds over its seeds 1, 2, 3, …: of what these runs have given, else they are made. */
export function judge(
	scenario: Scenario,
	claim: Claim,
	values: readonly number[] = valuesOver(scenario, rangeOf(scenario, claim)),
): Verdict {
	return verdictOf(claim, values);
}

/** Checks every claim of every scenario. */
export function checkClaims({ root, scenarios }: Library): Problem[] {
	return [...scenarios.values()].flatMap((entry) =>
		entry.value.claims.flatMap((claim, i) => {
			const values = valuesKept(root, entry.value, rangeOf(entry.value, claim));
			const verdict = judge(entry.value, claim, values);
			return verdict.holds ? [] : [broken(entry, claim, i, verdict)];
		}),
	);
}

function rangeOf(scenario: Scenario, { variant, metric, at, seeds }: Claim): Range {
	return { variant: variant ?? firstVariant(scenario), metric, at: at ?? scenario.until, seeds };
}

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
