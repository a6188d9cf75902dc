import type { Scenario, Value } from '#schemas';
import { replaced } from './paths.ts';
import type { Resolved, Run } from './types.ts';

/**
 * Joins a run and its scenario, which are known to fit: one that a stage has made itself, or that
 * `resolve` has checked.
 */
export function apply(scenario: Scenario, run: Run): Resolved {
	const variant = scenario.variants[run.variant ?? Object.keys(scenario.variants)[0] ?? ''];
	const set: [string, Value][] = Object.entries({ ...variant?.set, ...run.set });
	return {
		spec: set.reduce((spec, [path, value]) => replaced(spec, path, value), scenario),
		seed: run.seed >>> 0,
		actions: run.actions,
	};
}
