import type { Step } from '#schemas';
import type { CompiledStep, Sim } from '../kernel.ts';
import { type Links, nodesNamed, NONE } from '../links.ts';
import { PLAIN } from './kind.ts';
import type { ProducerNode } from './producer-state.ts';

/** The plans of a producer, and what each promises. */
export function producerLinks(sim: Sim, { spec }: ProducerNode): Links {
	const plans = Object.values(spec.plans).map((plan) => plan.map((step) => compiled(sim, step)));
	const promises = plans.map((plan) => promisesOf(sim, plan));
	const { arrivals } = spec;
	return {
		...NONE,
		isPoisson: arrivals.kind === 'poisson',
		atOnce: arrivals.kind === 'burst' ? arrivals.size : 1,
		plans,
		plan: Object.keys(spec.plans).indexOf(spec.plan),
		promises,
		commits: plans.map(
			(plan, i) =>
				promises[i]?.length === 0 || plan.some(({ step }) => 'work' in step && step.commits),
		),
	};
}

function compiled(sim: Sim, step: Step): CompiledStep {
	const { key, priority = 0, ttl = -1 } = 'publish' in step ? step : {};
	const isPlain = key === undefined && priority === 0 && ttl < 0;
	return {
		step,
		isBare: 'publish' in step && step.confirm === undefined && !step.mandatory,
		props: isPlain ? PLAIN : { ...PLAIN, key: sim.keyOf(key), priority, ttl },
		targets: nodesNamed(sim, targetsOf(step)),
	};
}

function targetsOf(step: Step): readonly string[] {
	if ('call' in step) return step.call;
	if ('store' in step) return [step.store];
	return 'publish' in step ? step.publish : [];
}

/** Which effects a plan leads to, directly or along queues; all other nodes know where they lead. */
function promisesOf(sim: Sim, plan: readonly CompiledStep[]): number[] {
	const found = new Set(plan.flatMap(({ targets }) => targets));
	// What is added to a set while it is gone through is gone through as well.
	for (const here of found) {
		const fed = sim.nodes.filter(({ links }) => links.source === here);
		for (const next of [...here.links.targets, ...fed]) found.add(next);
	}
	const promised = [...found].map(({ links }) => links.effect);
	return [...sim.effects.keys()].filter((effect) => promised.includes(effect));
}
