import type { Producer, Queue, Scenario, Service, Step } from '#schemas';
import type { CompiledStep, Sim } from './kernel.ts';
import { type Node, PLAIN } from './nodes/kind.ts';
import type { Profile } from './profiles.ts';

/** Where a node leads; what does not apply is empty. */
export interface Links {
	/** Producer: its plans in order, which of them new orders follow, and the effects each promises. */
	readonly plans: readonly (readonly CompiledStep[])[];
	readonly plan: number;
	readonly promises: readonly (readonly number[])[];
	/** Whether a plan has a step that commits, or nothing to commit. */
	readonly commits: readonly boolean[];
	/** Service: the queue or log it takes from, its effect, what it needs. */
	readonly source: Node | undefined;
	readonly effect: number;
	readonly needs: Node | undefined;
	/** Queue: how long a delivery may be held; one that begins later than this is never held too long. */
	readonly timeout: number;
	readonly timedUntil: number;
	/** Queue: whether no rule but the order of coming holds. */
	readonly isPlain: boolean;
	/** Service: the hands each consumer has, and the most it may hold unacknowledged. */
	readonly hands: number;
	readonly most: number;
	/** Whether a delivery may go straight into a hand; whether it is acknowledged before it is done. */
	readonly takesStraight: boolean;
	readonly acksEarly: boolean;
	/** Whether a job has more to do at its start than its work. */
	readonly isEager: boolean;
	/** Exchange: where its bindings lead. Service, outbox: where it publishes. */
	readonly targets: readonly Node[];
}

export const NONE: Links = {
	plans: [],
	plan: -1,
	promises: [],
	commits: [],
	source: undefined,
	effect: -1,
	needs: undefined,
	hands: 1,
	most: 0,
	takesStraight: false,
	acksEarly: false,
	isEager: false,
	timeout: Infinity,
	timedUntil: -1,
	isPlain: false,
	targets: [],
};

/** The links of every node, by node index. */
export function linksOf(sim: Sim, spec: Scenario): Links[] {
	const named = (id: string | undefined) => (id === undefined ? undefined : nodeNamed(sim, id));
	const all = (ids: readonly string[]) => ids.map((id) => nodeNamed(sim, id));
	const none = (part: object | undefined) => Object.keys(part ?? {}).map(() => NONE);
	return [
		...Object.values(spec.producers).map((it) => producerLinks(sim, spec, it)),
		...Object.entries(spec.queues).map(([id, it]) =>
			queueLinks(it, nodeNamed(sim, id).profile, spec.until),
		),
		...Object.values(spec.services).map((it) => {
			const source = named(it.consumes ?? it.reads?.log);
			return {
				...NONE,
				source,
				targets: all(it.publishes ?? []),
				effect: it.effect === undefined ? -1 : sim.effects.indexOf(it.effect),
				needs: named(it.needs),
				hands: it.concurrency ?? 1,
				takesStraight: (it.concurrency ?? 1) === 1 && it.ack !== 'automatic',
				acksEarly: it.ack === 'before' || it.ack === 'automatic' || it.reads?.commit === 'before',
				isEager:
					it.ack === 'before' ||
					it.idempotent?.how === 'check-first' ||
					it.effectAt !== undefined ||
					it.extends !== undefined,
				most: mostOf(it, source?.profile),
			};
		}),
		...Object.values(spec.exchanges ?? {}).map((it) => ({
			...NONE,
			targets: all(it.bindings.map(({ to }) => to)),
		})),
		...none(spec.logs),
		...Object.values(spec.outboxes ?? {}).map((it) => ({
			...NONE,
			targets: all(it.publishes),
		})),
		...none(spec.capacities),
	];
}

function nodeNamed(sim: Sim, id: string): Node {
	return sim.nodes[sim.indexOf(id)] as Node;
}

function queueLinks(it: Queue, profile: Profile | undefined, until: number): Links {
	const timeout = it.ackTimeout ?? profile?.ackTimeout ?? Infinity;
	const rules = it.max ?? it.singleActive ?? it.duplicates;
	return {
		...NONE,
		timeout,
		timedUntil: until - timeout,
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
	const promises = plans.map((plan) => promisesOf(sim, spec, plan));
	const compiled = (step: Step): CompiledStep => {
		const { key, priority = 0, ttl = -1 } = 'publish' in step ? step : {};
		const isPlain = key === undefined && priority === 0 && ttl < 0;
		const isBare = 'publish' in step && step.confirm === undefined && !step.mandatory;
		return {
			step,
			isBare,
			props: isPlain ? PLAIN : { ...PLAIN, key: sim.keyOf(key), priority, ttl },
			targets: targetsOf(step).map((id) => nodeNamed(sim, id)),
		};
	};
	return {
		...NONE,
		plans: plans.map((plan) => plan.map(compiled)),
		plan: Object.keys(it.plans).indexOf(it.plan),
		promises,
		commits: plans.map(
			(plan, i) => promises[i]?.length === 0 || plan.some((step) => 'work' in step && step.commits),
		),
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
