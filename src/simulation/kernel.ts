import type { Scenario, Step } from '#schemas';
import { drop, schedule, whoIn } from './agenda.ts';
import { EVENT } from './events.ts';
import { beginFaults, targetsOf, wakeFault } from './faults.ts';
import { close, isOpen } from './ledger.ts';
import { kindNamed } from './kinds.ts';
import { nodeNamed, NONE } from './links.ts';
import { type EffectMeter, meter, type NodeMeter } from './meters.ts';
import type { Node, Props } from './nodes/kind.ts';
import { entriesOf } from './parts.ts';
import { replaced } from './paths.ts';
import { type OrderRow, STATUS } from './rows.ts';
import { add } from './samples.ts';
import { copyOfState, emptyState, type NodeState, type State } from './state.ts';
import type { Action, Resolved, Sink } from './types.ts';

/** A run under way: its state, and what is looked up while it goes on. */
export interface Sim {
	readonly resolved: Resolved;
	readonly state: State;
	/** The scenario as set now. */
	spec: Scenario;
	/** In topology order: see PARTS. */
	readonly nodes: readonly Node[];
	readonly ids: readonly string[];
	readonly effects: readonly string[];
	/** Routing keys by index: all that a message can have, as the links have asked for them. */
	readonly keys: readonly string[];
	/** The index of the node with this id; -1: there is none. */
	readonly indexOf: (id: string) => number;
	/** The index of a routing key, +1; 0: none. One that is new is given the next. */
	keyOf(key: string | undefined): number;
	sink: Sink | undefined;
}

/** A step of a plan with the nodes it leads to. */
export interface CompiledStep {
	readonly step: Step;
	/** Whether it is a publish of which nobody looks what becomes. */
	readonly isBare: boolean;
	/** What it gives a message along. */
	readonly props: Props;
	readonly targets: readonly Node[];
}

const SNAPSHOT_VERSION = 6;

/** A moment of a run, to go on from later: plain data, safe to keep and to post. */
export interface Snapshot {
	readonly version: number;
	readonly state: State;
}

/** A run at t = 0, with nothing on its agenda done. The sink hears how large the services are. */
export function start(resolved: Resolved, sink?: Sink): Sim {
	const { spec } = resolved;
	const sim = simOf(resolved, emptyState(nodesOf(resolved), effectsOf(spec).length));
	sim.sink = sink;
	for (const node of sim.nodes) node.does.begin?.(sim, node);
	beginFaults(sim);
	sim.sink = undefined;
	return sim;
}

function nodesOf({ spec: scenario, seed }: Resolved): NodeState[] {
	return entriesOf(scenario).map(({ part, id, spec }) =>
		kindNamed(part).create(spec, id, seed, scenario),
	);
}

function simOf(resolved: Resolved, state: State): Sim {
	const { spec: scenario } = resolved;
	const entries = entriesOf(scenario);
	const ids = entries.map(({ id }) => id);
	const keys: string[] = [];
	const sim: Sim = {
		resolved,
		state,
		spec: scenario,
		nodes: entries.map(({ part, id, spec }, index) => {
			const { does, profileOf } = kindNamed(part);
			return {
				index,
				id,
				does,
				profile: profileOf?.(spec, scenario),
				state: state.nodes[index] as NodeState,
				meter: state.meters.nodes[index] as NodeMeter,
				spec,
				links: NONE,
			};
		}),
		ids,
		effects: effectsOf(scenario),
		keys,
		indexOf: (id) => ids.indexOf(id),
		keyOf: (key) => (key === undefined ? 0 : keys.indexOf(key) + 1 || keys.push(key)),
		sink: undefined,
	};
	bind(sim, scenario);
	return sim;
}

/** Makes a scenario the one that holds from now on. */
function bind(sim: Sim, scenario: Scenario): void {
	sim.spec = scenario;
	const { nodes } = sim;
	entriesOf(scenario).forEach(({ spec }, i) => ((nodes[i] as Node).spec = spec));
	// Producers come last: what a plan leads to is known when all others know where they lead.
	for (const node of [...nodes].reverse()) node.links = node.does.leads?.(sim, node) ?? NONE;
}

/** The names of all effects, in order of the services. */
function effectsOf(spec: Scenario): string[] {
	return [...new Set(Object.values(spec.services).flatMap((it) => it.effect ?? []))];
}

/**
 * Does all that is due until then, `until` included, and stands at `until`. `look` is called after
 * each thing that was due.
 */
export function advance(sim: Sim, until: number, sink?: Sink, look?: () => void): void {
	sim.sink = sink;
	do {
		const last = lastOf(sim, until);
		do look?.();
		while (wakeNext(sim, last));
	} while (actNext(sim, until));
	sim.state.t = Math.max(sim.state.t, until);
	sim.sink = undefined;
}

/** Goes to the next event; false, and nowhere, when none comes before the end of the scenario. */
export function step(sim: Sim, sink?: Sink): boolean {
	const { until } = sim.spec;
	sim.sink = sink;
	const before = sim.state.n;
	while (sim.state.n === before && (wakeNext(sim, lastOf(sim, until)) || actNext(sim, until)));
	sim.sink = undefined;
	return sim.state.n > before;
}

/** Until when what is on the agenda comes first: an action is the last thing in its instant. */
function lastOf(sim: Sim, until: number): number {
	return Math.min(until, actionOf(sim)?.at ?? Infinity);
}

/** The action that comes next. */
function actionOf(sim: Sim): Action | undefined {
	return sim.resolved.actions[sim.state.acted];
}

/** Does it when it comes by then, and nothing on the agenda comes before it. */
function actNext(sim: Sim, until: number): boolean {
	const { state } = sim;
	const action = actionOf(sim);
	if (action === undefined || action.at > until) return false;
	state.t = Math.max(state.t, action.at);
	state.acted++;
	act(sim, action);
	return true;
}

/** Wakes whom the next entry of the agenda is for, when it is due by then. */
function wakeNext(sim: Sim, last: number): boolean {
	const { state } = sim;
	const { agenda } = state;
	if (agenda.size === 0) return false;
	const { entries } = agenda;
	const due = entries[0] as number;
	if (due > last) return false;
	state.t = due;
	const what = entries[2] as number;
	const a = what | 0;
	const b = (entries[3] as number) | 0;
	const who = whoIn(what);
	drop(agenda);
	const op = who & 15;
	const node = sim.nodes[who >> 4];
	// Faults belong to no node.
	if (node === undefined) wakeFault(sim, op, a, b);
	else node.does.wake?.(sim, node, op, a, b);
	return true;
}

function act(sim: Sim, action: Action): void {
	if (action.do === 'set') {
		bind(sim, replaced(sim.spec, action.target, action.value));
		const node = nodeNamed(sim, action.target.split('.')[1]) as Node;
		emit(sim, EVENT.SET, node, -1, -1, 0);
		return node.does.changed?.(sim, node);
	}
	const { nodes, part } = targetsOf(sim, action.target);
	for (const node of nodes) {
		const kind = node.does;
		switch (action.do) {
			case 'publish':
				kind.publishByHand?.(sim, node);
				break;
			case 'crash':
				kind.crash?.(sim, node, part, -1);
				break;
			case 'recover':
				kind.recover?.(sim, node, part);
				break;
			case 'pause':
			case 'resume':
				kind.pause?.(sim, node, action.do === 'pause');
				break;
			case 'redrive':
				kind.redrive?.(sim, node);
				break;
			case 'rewind':
				kind.rewind?.(sim, node, node.index);
				break;
			default:
				kind.settleByHand?.(sim, node, [action.message].flat(), action.do);
		}
	}
}

/** Wakes a node at a moment; at -1 and at Infinity nobody is woken. */
export function wakeAt(
	{ state }: Sim,
	{ index }: Node,
	time: number,
	priority: number,
	op: number,
	a: number,
	b: number,
): void {
	if (time >= 0 && time < Infinity) schedule(state.agenda, time, priority, index, op, a, b);
}

/** Wakes a node after a delay, microseconds. */
export function wakeIn(
	{ state }: Sim,
	{ index }: Node,
	delay: number,
	priority: number,
	op: number,
	a: number,
	b: number,
): void {
	schedule(state.agenda, state.t + delay, priority, index, op, a, b);
}

/** Says that something has happened: to the meters, and to whoever listens. */
export function emit(
	sim: Sim,
	kind: number,
	node: Node,
	message: number,
	order: number,
	value: number,
): void {
	const { state, sink } = sim;
	meter(node.meter, state.t, kind, message, order, value);
	sink?.event(state.t, state.n, kind, node.index, message, order, value);
	state.n++;
}

/** Does a service's effect for an order, once more if it was done before. */
export function doEffect(sim: Sim, node: Node, order: OrderRow): void {
	const { effect } = node.links;
	const { meters, t } = sim.state;
	const delay = t - order.since;
	const it = meters.effects[effect];
	if (it) {
		it.actual++;
		if (order.effects[effect] !== undefined) it.repeated++;
		else add(it.delay, delay);
	}
	const effects = [...order.effects];
	effects[effect] = t;
	order.effects = effects;
	emit(sim, EVENT.EFFECT, node, -1, order.id, delay);
}

/** From here on the world expects what the order's plan leads to, each effect once. */
export function expectEffects(sim: Sim, node: Node, order: OrderRow): void {
	const { meters } = sim.state;
	if (order.committed) return;
	order.committed = true;
	for (const effect of node.links.promises[order.plan] ?? []) {
		(meters.effects[effect] as EffectMeter).expected++;
	}
}

/** An order may have reached its end: says so when it has, and forgets it when nothing needs it. */
export function settle(sim: Sim, order: OrderRow): void {
	if (order.jobs !== 0) return;
	if (order.status === STATUS.ANSWERED) {
		const node = sim.nodes[order.producer] as Node;
		emit(sim, EVENT.COMPLETED, node, -1, order.id, sim.state.t - order.since);
	}
	release(sim, order);
}

/** Forgets an order that has ended and that nothing needs any more. */
export function release(sim: Sim, order: OrderRow): void {
	if (order.holds !== 0 || order.jobs !== 0 || order.status === STATUS.WAITS) return;
	const { orders } = sim.state;
	if (isOpen(orders, order.id)) close(orders, order.id);
}

/** What can be kept of a run at this moment. Throws when a sink asks, for what is due is half done. */
export function snapshot(sim: Sim): Snapshot {
	if (sim.sink) throw new Error('no snapshot in a sink');
	const { orders, sessions, messages, deaths } = sim.state;
	// From here on each side copies a row before it writes to it.
	for (const l of [orders, sessions, messages, deaths]) l.age++;
	return { version: SNAPSHOT_VERSION, state: copyOfState(sim.state) };
}

/** A run that goes on from a snapshot; its first actions must be the ones done by then. */
export function restore(resolved: Resolved, from: Snapshot): Sim {
	const sim = simOf(resolved, copyOfState(from.state));
	let spec = resolved.spec;
	for (const action of resolved.actions.slice(0, from.state.acted)) {
		if (action.do === 'set') spec = replaced(spec, action.target, action.value);
	}
	if (spec !== resolved.spec) bind(sim, spec);
	return sim;
}
