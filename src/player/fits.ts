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
	if (typeof value !== 'number') return false;
	const parameter = scenario.parameters.find((it) => it.path === path);
	if (!parameter) return isByHand(scenario, path, value);
	const { unit, min, max, step } = parameter;
	if (unit === '' && Number.isInteger(step) && !Number.isInteger(value)) return false;
	const factor = unit === 'ms' ? 1_000 : unit === 's' ? 1e6 : 1;
	return value >= min * factor - 1e-6 && value <= max * factor + 1e-6;
}

/** What can be done to counters where they stand: one more or less, and slower. */
function isByHand({ services }: Scenario, path: string, value: number): boolean {
	const [part, id = '', ...field] = path.split('.');
	const service = part === 'services' && Object.hasOwn(services, id) ? services[id] : undefined;
	if (!service) return false;
	if (field.join('.') === 'slots') return Number.isInteger(value) && value >= 1 && value <= 12;
	const hasMean = field.join('.') === 'work.mean' && 'mean' in service.work;
	return hasMean && Number.isInteger(value) && value >= 1_000 && value <= 600e6;
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
			if (action.target === 'broker') return action.do === 'crash' || action.do === 'recover';
			const [id = '', consumer, ...rest] = action.target.split('.');
			if (rest.length > 0) return false;
			const isConsumer = consumer !== undefined && /^[1-9]\d{0,3}$/.test(consumer);
			if (consumer !== undefined) return isConsumer && Object.hasOwn(services, id);
			return [services, queues, producers].some((nodes) => Object.hasOwn(nodes, id));
		}
	}
}
