import type { Scenario, Value } from '#schemas';
import type { Action, Run } from '#simulation/core';

/**
 * Whether a run that comes from outside is one that a reader of the scenario can make: a variant of
 * it, values of its parameters within their bounds, actions on nodes that it has, in order of time.
 */
export function fits(scenario: Scenario, run: Run): boolean {
	const { variants, until } = scenario;
	if (run.variant !== undefined && !Object.hasOwn(variants, run.variant)) return false;
	if (!Object.entries(run.set).every(([path, value]) => isSettable(scenario, path, value))) {
		return false;
	}
	let last = 0;
	return run.actions.every((action) => {
		const isInOrder = Number.isSafeInteger(action.at) && action.at >= last && action.at <= until;
		last = action.at;
		return isInOrder && isPossible(scenario, action);
	});
}

function isSettable(scenario: Scenario, path: string, value: Value): boolean {
	const parameter = scenario.parameters.find((it) => it.path === path);
	if (!parameter || typeof value !== 'number') return false;
	const { unit, min, max } = parameter;
	const factor = unit === 'ms' ? 1_000 : unit === 's' ? 1e6 : 1;
	return value >= min * factor - 1e-6 && value <= max * factor + 1e-6;
}

function isPossible(scenario: Scenario, action: Action): boolean {
	const { producers, queues, services } = scenario;
	switch (action.do) {
		case 'set':
			return isSettable(scenario, action.target, action.value);
		case 'publish':
			return Object.hasOwn(producers, action.target);
		case 'redrive':
			return Object.hasOwn(queues, action.target);
		default: {
			const [id = '', consumer, ...rest] = action.target.split('.');
			if (rest.length > 0) return false;
			const isConsumer = consumer !== undefined && /^[1-9]\d{0,3}$/.test(consumer);
			if (consumer !== undefined) return isConsumer && Object.hasOwn(services, id);
			return [services, queues, producers].some((nodes) => Object.hasOwn(nodes, id));
		}
	}
}
