import type { Scenario } from '#schemas';
import { editionOf, measureRun, type Metrics, resolve, type Resolved } from '#simulation';

const measured = new Map<string, Metrics>();

/** The scenario's own run of a variant, with another seed when one is given. */
export function ownRun(scenario: Scenario, variant: string, seed = scenario.seed): Resolved {
	return resolve(scenario, {
		scenario: '',
		edition: editionOf(scenario),
		variant,
		set: {},
		seed,
		actions: [],
	});
}

/** The numbers of a variant's own run at a moment (its end when absent); each run is done once. */
export function numbersOf(scenario: Scenario, variant: string, at = scenario.until): Metrics {
	const key = [editionOf(scenario), variant, scenario.seed, at].join(' ');
	let numbers = measured.get(key);
	if (!numbers) {
		numbers = measureRun(ownRun(scenario, variant), at);
		measured.set(key, numbers);
	}
	return numbers;
}

/** The id of the variant that is shown first. */
export function firstVariant(scenario: Scenario): string {
	return Object.keys(scenario.variants)[0] ?? '';
}
