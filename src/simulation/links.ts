import type { Producer, Queue, Scenario, Service, Step } from '#schemas';
import type { CompiledStep, Sim } from './kernel.ts';
import { PLAIN } from './nodes/kind.ts';
import type { Profile } from './profiles.ts';

/** Where a node leads, as indexes of nodes and effects; what does not apply is empty or -1. */
export interface Links {
	/** Producer: its plans in order, which of them new orders follow, and the effects each promises. */
	readonly plans: readonly (readonly CompiledStep[])[];
	readonly plan: number;
	readonly promises: readonly (readonly number[])[];
	/** Whether a plan has a step that commits. */
	readonly commits: readonly boolean[];
	/** Service: the queue or log it takes from, where it publishes, its effect, what it needs. */
	readonly consumes: number;
	readonly publishes: readonly number[];
	readonly effect: number;
	readonly needs: number;
	/** Queue: how long a delivery may be held, and whether no rule but the order of coming holds. */
	readonly timeout: number;
	readonly isPlain: boolean;
	/** Service: the hands each consumer has, and the most it may hold unacknowledged. */
	readonly hands: number;
	readonly most: number;
	/** Exchange: where its bindings lead. Outbox: where its relay publishes. */
	readonly targets: readonly number[];
}

const NONE: Links = {
	plans: [],
	plan: -1,
	promises: [],
	commits: [],
	consumes: -1,
	publishes: [],
	effect: -1,
	needs: -1,
	hands: 1,
	most: 0,
	timeout: Infinity,
	isPlain: false,
	targets: [],
};

/** The links of every node, by node index. */
export function linksOf(sim: Sim, spec: Scenario): Links[] {
	const index = (id: string | undefined) => (id === undefined ? -1 : sim.indexOf(id));
	const none = (all: object | undefined) => Object.keys(all ?? {}).map(() => NONE);
	return [
		...Object.values(spec.producers).map((it) => producerLinks(sim, spec, it)),
		...Object.entries(spec.queues).map(([id, it]) => queueLinks(it, sim.profiles[index(id)])),
		...Object.values(spec.services).map((it) => {
			const consumes = index(it.consumes ?? it.reads?.log);
			return {
				...NONE,
				consumes,
				publishes: (it.publishes ?? []).map(index),
				effect: it.effect === undefined ? -1 : sim.effects.indexOf(it.effect),
				needs: index(it.needs),
				hands: it.concurrency ?? 1,
				most: mostOf(it, sim.profiles[consumes]),
			};
		}),
		...Object.values(spec.exchanges ?? {}).map((it) => ({
			...NONE,
			targets: it.bindings.map(({ to }) => index(to)),
		})),
		...none(spec.logs),
		...Object.values(spec.outboxes ?? {}).map((it) => ({
			...NONE,
			targets: it.publishes.map(index),
		})),
		...none(spec.capacities),
	];
}

function queueLinks(it: Queue, profile: Profile | undefined): Links {
	const rules = it.max ?? it.singleActive ?? it.duplicates;
	return {
		...NONE,
		timeout: it.ackTimeout ?? profile?.ackTimeout ?? Infinity,
		isPlain: rules === undefined && profile?.order === 'fifo' && profile.counts === 'returns',
	};
}

/** How many messages a consumer may hold unacknowledged. */
function mostOf(
	{ ack, concurrency = 1, prefetch, reads }: Service,
	profile: Profile | undefined,
): number {
	if (ack === 'automatic') return Infinity;
	const most = reads ? concurrency : prefetch === 0 ? Infinity : prefetch;
	return Math.min(most, profile?.prefetchCap ?? Infinity);
}

function producerLinks(sim: Sim, spec: Scenario, it: Producer): Links {
	const plans = Object.values(it.plans);
	const compiled = (step: Step): CompiledStep => {
		const { key, priority = 0, ttl = -1 } = 'publish' in step ? step : {};
		const isPlain = key === undefined && priority === 0 && ttl < 0;
		return {
			step,
			kind:
				'publish' in step ? 'publish' : 'work' in step ? 'work' : 'call' in step ? 'call' : 'store',
			props: isPlain ? PLAIN : { ...PLAIN, key: sim.keyOf(key), priority, ttl },
			targets: targetsOf(step).map((id) => sim.indexOf(id)),
		};
	};
	return {
		...NONE,
		plans: plans.map((plan) => plan.map(compiled)),
		plan: Object.keys(it.plans).indexOf(it.plan),
		promises: plans.map((plan) => promisesOf(sim, spec, plan)),
		commits: plans.map((plan) => plan.some((step) => 'work' in step && step.commits)),
	};
}

function targetsOf(step: Step): readonly string[] {
	if ('call' in step) return step.call;
	if ('store' in step) return [step.store];
	return 'publish' in step ? step.publish : [];
}

/** Which effects a plan leads to, directly or along queues. */
function promisesOf(sim: Sim, spec: Scenario, plan: readonly Step[]): number[] {
	const { services } = spec;
	const found = new Set(plan.flatMap(targetsOf));
	// What is added to a set while it is gone through is gone through as well.
	for (const id of found) {
		const fed = Object.keys(services).filter(
			(name) => services[name]?.consumes === id || services[name]?.reads?.log === id,
		);
		const bound = spec.exchanges?.[id]?.bindings.map(({ to }) => to) ?? [];
		const on = services[id]?.publishes ?? spec.outboxes?.[id]?.publishes ?? [];
		for (const next of [...fed, ...bound, ...on]) found.add(next);
	}
	return sim.effects.flatMap((effect, i) =>
		[...found].some((id) => services[id]?.effect === effect) ? [i] : [],
	);
}
