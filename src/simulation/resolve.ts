import type { Scenario } from '#schemas';
import { nearest, SimulationError } from './errors.ts';
import { valueAt, withValue } from './paths.ts';
import type { Action, Resolved, Run } from './types.ts';

/** Joins a run and its scenario; throws SimulationError when they do not fit. */
export function resolve(scenario: Scenario, run: Run): Resolved {
	let spec = scenario;
	const names = Object.keys(scenario.variants);
	const variant = run.variant ?? names[0];
	if (variant !== undefined) {
		const chosen = scenario.variants[variant];
		if (chosen === undefined) {
			const near = nearest(variant, names);
			throw new SimulationError(
				`there is no variant “${variant}”`,
				near ? `did you mean “${near}”?` : `one of: ${names.join(', ')}`,
			);
		}
		for (const [path, value] of Object.entries(chosen.set)) spec = withValue(spec, path, value);
	}
	for (const [path, value] of Object.entries(run.set)) spec = withValue(spec, path, value);
	let last = 0;
	for (const action of run.actions) {
		checkAction(spec, action, last);
		last = action.at;
	}
	return { spec, seed: run.seed >>> 0, actions: run.actions };
}

function checkAction(spec: Scenario, action: Action, last: number): void {
	if (!Number.isSafeInteger(action.at) || action.at < last) {
		throw new SimulationError(
			`an action at ${action.at} µs`,
			`whole microseconds, not before the action ahead of it (${last} µs)`,
		);
	}
	if (action.do === 'set') {
		valueAt(spec, action.target);
		withValue(spec, action.target, action.value);
		return;
	}
	const targets = Object.keys(action.do === 'publish' ? spec.producers : spec.services);
	if (targets.includes(action.target)) return;
	const near = nearest(action.target, targets);
	throw new SimulationError(
		`nothing to ${action.do} called “${action.target}”`,
		near ? `did you mean “${near}”?` : `one of: ${targets.join(', ')}`,
	);
}
