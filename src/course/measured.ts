import type { Scenario } from '#schemas';
import { metricOf, SimulationError } from '#simulation';
import { metricText } from './format.ts';
import { valuesKept } from './kept.ts';
import { firstVariant, numbersOf } from './runs.ts';
import { momentOf } from './templates.ts';

/** A number that the prose takes from a scenario. */
export interface MeasuredUse {
	readonly variant?: string | undefined;
	readonly metric: string;
	/** `2m`, `end`; absent: the end. */
	readonly at?: string | undefined;
	/** Over so many seeds, 1, 2, 3, …; absent: the scenario’s own run alone. */
	readonly seeds?: string | undefined;
	/** What is said of these runs: their mean, or the share in which the number is 0. */
	readonly of?: string | undefined;
}

/** More runs than this keep an author waiting. */
const MOST_SEEDS = 1000;

/** The number, and how a sentence says it, in the project at `root`; throws SimulationError when there is none. */
export function measuredIn(
	root: string,
	scenario: Scenario,
	{ variant = firstVariant(scenario), metric, at, seeds, of = 'mean' }: MeasuredUse,
): { readonly value: number; readonly text: string } {
	const when = at === undefined ? scenario.until : momentOf(at, scenario.until);
	if (seeds === undefined) {
		const value = metricOf(numbersOf(scenario, variant, when), metric);
		return { value, text: metricText(metric, value) };
	}
	const range = { variant, metric, at: when, seeds: seedsOf(seeds) };
	const values = valuesKept(root, scenario, range);
	if (of === 'none') {
		const value = values.filter((it) => it === 0).length / values.length;
		return { value, text: metricText('share.utilisation', value) };
	}
	if (of !== 'mean') {
		throw new SimulationError(`“${of}” is not said of many runs`, 'write of="mean" or of="none"');
	}
	const value = values.reduce((sum, it) => sum + it, 0) / values.length;
	return { value, text: metricText(metric, value) };
}

function seedsOf(text: string): number {
	const seeds = Number(text);
	if (Number.isInteger(seeds) && seeds >= 2 && seeds <= MOST_SEEDS) return seeds;
	const hint = `write a whole number from 2 to ${MOST_SEEDS}`;
	throw new SimulationError(`“${text}” is no number of seeds`, hint);
}
