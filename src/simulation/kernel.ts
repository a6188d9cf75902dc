import type { Producer, Queue, Scenario, Service, Step } from '#schemas';
import { nextTime, take } from './agenda.ts';
import { EVENT } from './events.ts';
import { close, get, isOpen, ORDER } from './ledger.ts';
import { meter } from './meters.ts';
import { add } from './samples.ts';
import { createProducer, copyProducer, producer } from './nodes/producer.ts';
import { createQueue, copyQueue, queue } from './nodes/queue.ts';
import { createService, copyService, service } from './nodes/service.ts';
import type { NodeKind } from './nodes/kind.ts';
import { withValue } from './paths.ts';
import { type Profile, PROFILES } from './profiles.ts';
import { copyState, emptyState, type NodeState, type State } from './state.ts';
import type { Action, Resolved, Sink } from './types.ts';

/** A run under way: its state, and what is looked up while it goes on. */
export interface Sim {
	readonly resolved: Resolved;
	state: State;
	/** The scenario as set now. */
	spec: Scenario;
	readonly profile: Profile;
	/** By node index: what the scenario says of it now, with names as indexes. */
	specs: readonly (Producer | Queue | Service)[];
	links: readonly Links[];
	/** The functions of each node. */
	readonly kinds: readonly NodeKind[];
	readonly ids: readonly string[];
	readonly effects: readonly string[];
	/** The index of the node with this id. */
	indexOf(id: string): number;
	sink: Sink | undefined;
}

/** Where a node leads, as indexes of nodes and effects; what does not apply is empty or -1. */
export interface Links {
	/** Producer: its plans in order, which of them new orders follow, and the effects each promises. */
	readonly plans: readonly (readonly CompiledStep[])[];
	readonly plan: number;
	readonly promises: readonly (readonly number[])[];
	/** Service: the queue it takes from, the queues it publishes to, what it does to the world. */
	readonly consumes: number;
	readonly publishes: readonly number[];
	readonly effect: number;
}

/** A step of a plan with the nodes it leads to. */
export interface CompiledStep {
	readonly step: Step;
	readonly targets: readonly number[];
}

const SNAPSHOT_VERSION = 1;

/** A moment of a run, to go on from later: plain data, safe to keep and to post. */
export interface Snapshot {
	readonly version: number;
	readonly state: State;
}

const KINDS: Readonly<Record<NodeState['kind'], NodeKind>> = { producer, queue, service };
const entry = new Int32Array(4);

/** A run at t = 0, with nothing on its agenda done. The sink hears how large the services are. */
export function start(resolved: Resolved, sink?: Sink): Sim {
	const { spec, seed } = resolved;
	const nodes: NodeState[] = [
		...Object.entries(spec.producers).map(([id, it]) => createProducer(it, id, seed)),
		...Object.values(spec.queues).map(() => createQueue()),
		...Object.entries(spec.services).map(([id, it]) => createService(it, id, seed)),
	];
	const sim = simOf(resolved, emptyState(nodes, effectsOf(spec).length));
	sim.sink = sink;
	nodes.forEach((_, node) => kindOf(sim, node).begin?.(sim, node));
	sim.sink = undefined;
	return sim;
}

function simOf(resolved: Resolved, state: State): Sim {
	const { spec } = resolved;
	const ids = [spec.producers, spec.queues, spec.services].flatMap((part) => Object.keys(part));
	const index = new Map(ids.map((id, i) => [id, i]));
	const sim: Sim = {
		resolved,
		state,
		spec,
		profile: PROFILES[spec.profile],
		specs: [],
		links: [],
		kinds: state.nodes.map((node) => KINDS[node.kind]),
		ids,
		effects: effectsOf(spec),
		indexOf: (id) => index.get(id) ?? -1,
		sink: undefined,
	};
	bind(sim, spec);
	return sim;
}

/** Makes a scenario the one that holds from now on. */
function bind(sim: Sim, spec: Scenario): void {
	sim.spec = spec;
	const producers = Object.values(spec.producers);
	const queues = Object.values(spec.queues);
	const services = Object.values(spec.services);
	sim.specs = [...producers, ...queues, ...services];
	sim.links = [
		...producers.map((it) => producerLinks(sim, it)),
		...queues.map(() => NO_LINKS),
		...services.map((it) => ({
			...NO_LINKS,
			consumes: it.consumes === undefined ? -1 : sim.indexOf(it.consumes),
			publishes: (it.publishes ?? []).map(sim.indexOf),
			effect: it.effect === undefined ? -1 : sim.effects.indexOf(it.effect),
		})),
	];
}

const NO_LINKS: Links = {
	plans: [],
	plan: -1,
	promises: [],
	consumes: -1,
	publishes: [],
	effect: -1,
};

function producerLinks(sim: Sim, it: Producer): Links {
	const plans = Object.values(it.plans);
	const compiled = (step: Step): CompiledStep => ({
		step,
		targets: targetsOf(step).map(sim.indexOf),
	});
	return {
		...NO_LINKS,
		plans: plans.map((plan) => plan.map(compiled)),
		plan: Object.keys(it.plans).indexOf(it.plan),
		promises: plans.map((plan) => reach(sim, plan)),
	};
}

function targetsOf(step: Step): readonly string[] {
	if ('call' in step) return [step.call];
	return 'publish' in step ? step.publish : [];
}

/** The names of all effects, in order of the services. */
function effectsOf(spec: Scenario): string[] {
	return [...new Set(Object.values(spec.services).flatMap((it) => it.effect ?? []))];
}

/** Which effects a plan leads to, directly or along queues. */
function reach(sim: Sim, plan: readonly Step[]): number[] {
	const { services } = sim.spec;
	const found = new Set<string>();
	const todo = plan.flatMap(targetsOf);
	for (const id of todo) {
		if (found.has(id)) continue;
		found.add(id);
		const next = services[id]?.publishes ?? [];
		const fed = Object.keys(services).filter((name) => services[name]?.consumes === id);
		todo.push(...next, ...fed);
	}
	return sim.effects.flatMap((effect, i) =>
		[...found].some((id) => services[id]?.effect === effect) ? [i] : [],
	);
}

/** Does all that is due until then, `until` included, and stands at `until`. */
export function advance(sim: Sim, until: number, sink?: Sink): void {
	sim.sink = sink;
	while (doNext(sim, until));
	sim.state.t = Math.max(sim.state.t, until);
	sim.sink = undefined;
}

/** Goes to the next event; false, and nowhere, when none comes before the end of the scenario. */
export function step(sim: Sim, sink?: Sink): boolean {
	sim.sink = sink;
	const before = sim.state.n;
	while (sim.state.n === before && doNext(sim, sim.spec.until));
	sim.sink = undefined;
	return sim.state.n > before;
}

/** One entry of the agenda or one action; actions come last in their instant. */
function doNext(sim: Sim, until: number): boolean {
	const { state } = sim;
	const action = sim.resolved.actions[state.acted];
	const due = nextTime(state.agenda);
	if (action !== undefined && action.at < due && action.at <= until) {
		state.t = Math.max(state.t, action.at);
		state.acted++;
		act(sim, action);
		return true;
	}
	if (due > until || due === Infinity) return false;
	state.t = due;
	take(state.agenda, entry);
	const node = entry[0] as number;
	kindOf(sim, node).wake?.(sim, node, entry[1] as number, entry[2] as number, entry[3] as number);
	return true;
}

function act(sim: Sim, action: Action): void {
	if (action.do === 'set') {
		bind(sim, withValue(sim.spec, action.target, action.value));
		const node = sim.indexOf(action.target.split('.')[1] ?? '');
		emit(sim, EVENT.SET, node, -1, -1, 0);
		return kindOf(sim, node).changed?.(sim, node);
	}
	const node = sim.indexOf(action.target);
	const kind = kindOf(sim, node);
	if (action.do === 'publish') kind.publishByHand?.(sim, node);
	else if (action.do === 'crash') kind.crash?.(sim, node, -1);
	else kind.recover?.(sim, node);
}

/** The functions of a node. */
export function kindOf(sim: Sim, node: number): NodeKind {
	return sim.kinds[node] as NodeKind;
}

/** Says that something has happened: to the meters, and to whoever listens. */
export function emit(
	sim: Sim,
	kind: number,
	node: number,
	message: number,
	order: number,
	value: number,
): void {
	const { state } = sim;
	const n = state.n++;
	const nodeMeter = state.meters.nodes[node];
	if (nodeMeter) meter(nodeMeter, state.t, kind, message, value);
	if (kind === EVENT.ANSWERED) {
		const plan = get(state.orders, ORDER.PLAN, order);
		for (const effect of sim.links[node]?.promises[plan] ?? []) {
			const it = state.meters.effects[effect];
			if (it) it.expected++;
		}
	}
	sim.sink?.event(state.t, n, kind, node, message, order, value);
}

/** Says that a service has done its effect for this order, when it has one. */
export function emitEffect(sim: Sim, node: number, order: number): void {
	const { effect } = sim.links[node] as Links;
	if (effect < 0) return;
	const delay = sim.state.t - get(sim.state.orders, ORDER.SINCE, order);
	const it = sim.state.meters.effects[effect];
	if (it) {
		it.actual++;
		add(it.delay, delay);
	}
	emit(sim, EVENT.EFFECT, node, -1, order, delay);
}

/** An order may have reached its end: says so when it has, and forgets it when nothing needs it. */
export function settle(sim: Sim, order: number): void {
	const { orders, t } = sim.state;
	if (get(orders, ORDER.STATUS, order) === 1 && get(orders, ORDER.JOBS, order) === 0) {
		const node = get(orders, ORDER.PRODUCER, order);
		emit(sim, EVENT.COMPLETED, node, -1, order, t - get(orders, ORDER.SINCE, order));
	}
	release(sim, order);
}

/** Forgets an order that has ended and of which no job and no session is open. */
export function release(sim: Sim, order: number): void {
	const { orders } = sim.state;
	if (!isOpen(orders, order) || get(orders, ORDER.STATUS, order) === 0) return;
	if (get(orders, ORDER.JOBS, order) > 0 || get(orders, ORDER.SESSIONS, order) > 0) return;
	close(orders, order);
}

/** What can be kept of a run at this moment. */
export function snapshot(sim: Sim): Snapshot {
	return { version: SNAPSHOT_VERSION, state: copyState(sim.state, copyNode) };
}

/** A run that goes on from a snapshot; its first actions must be the ones done by then. */
export function restore(resolved: Resolved, from: Snapshot): Sim {
	const sim = simOf(resolved, copyState(from.state, copyNode));
	let spec = resolved.spec;
	for (const action of resolved.actions.slice(0, from.state.acted)) {
		if (action.do === 'set') spec = withValue(spec, action.target, action.value);
	}
	if (spec !== resolved.spec) bind(sim, spec);
	return sim;
}

function copyNode(node: NodeState): NodeState {
	if (node.kind === 'producer') return copyProducer(node);
	return node.kind === 'queue' ? copyQueue(node) : copyService(node);
}
