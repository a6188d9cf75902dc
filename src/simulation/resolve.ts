import type { Scenario } from '#schemas';
import { apply } from './apply.ts';
import { withValue } from './checked-paths.ts';
import { nearest, SimulationError } from './errors.ts';
import { PARTS } from './parts.ts';
import type { Action, Resolved, Run } from './types.ts';

/** Joins a run and its scenario; throws SimulationError when they do not fit. */
export function resolve(scenario: Scenario, run: Run): Resolved {
	let spec = scenario;
	const names = Object.keys(scenario.variants);
	const variant = run.variant ?? names[0];
	if (variant !== undefined) {
		const chosen = Object.hasOwn(scenario.variants, variant)
			? scenario.variants[variant]
			: undefined;
		if (chosen === undefined) throw unknown(`there is no variant “${variant}”`, variant, names);
		for (const [path, value] of Object.entries(chosen.set)) spec = withValue(spec, path, value);
	}
	for (const [path, value] of Object.entries(run.set)) spec = withValue(spec, path, value);
	let last = 0;
	for (const action of run.actions) {
		checkAction(spec, action, last);
		last = action.at;
	}
	return apply(scenario, run);
}

function checkAction(spec: Scenario, action: Action, last: number): void {
	if (!Number.isSafeInteger(action.at) || action.at < last) {
		throw new SimulationError(
			`an action at ${action.at} µs`,
			`whole microseconds, not before the action ahead of it (${last} µs)`,
		);
	}
	if (action.do === 'set') {
		withValue(spec, action.target, action.value);
		return;
	}
	const targets = targetsOf(spec, action.do);
	if (!targets.includes(action.target)) {
		throw unknown(`nothing to ${action.do} called “${action.target}”`, action.target, targets);
	}
}

/** Whom an action can be done to. */
function targetsOf(spec: Scenario, what: Exclude<Action['do'], 'set'>): string[] {
	const services = Object.keys(spec.services);
	switch (what) {
		case 'publish':
			return Object.keys(spec.producers);
		case 'redrive':
			return Object.keys(spec.queues);
		case 'rewind':
			return services.filter((id) => spec.services[id]?.reads);
		case 'crash':
		case 'recover': {
			const nodes = PARTS.filter((part) => part !== 'exchanges' && part !== 'capacities');
			const consumers = Object.entries(spec.services).flatMap(([id, { slots }]) =>
				Array.from({ length: slots }, (_, i) => `${id}.${i + 1}`),
			);
			return [...nodes.flatMap((part) => Object.keys(spec[part] ?? {})), 'broker', ...consumers];
		}
		default:
			return services;
	}
}

function unknown(message: string, name: string, names: readonly string[]): SimulationError {
	const near = nearest(name, names);
	const hint = near ? `did you mean “${near}”?` : `one of: ${names.join(', ')}`;
	return new SimulationError(message, hint);
}
