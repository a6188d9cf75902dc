import type { Arrivals, Producer, Step } from '#schemas';
import { CLASS, schedule } from '../agenda.ts';
import { EVENT } from '../events.ts';
import { at, copyFifo, type Fifo, fifo, push, remove, shift } from '../fifo.ts';
import { type CompiledStep, emit, kindOf, type Links, settle, type Sim } from '../kernel.ts';
import { enter, get, isOpen, ORDER, put, SESSION } from '../ledger.ts';
import { drawWork, exponential, seedOf, stream, type Stream, uniform } from '../random.ts';
import { type NodeKind, OUTCOME } from './kind.ts';

/** A checkout: orders arrive, customers wait for the steps of the plan. */
export interface ProducerState {
	readonly kind: 'producer';
	stream: Stream;
	/** Draws of work and patience are keyed by this and the order. */
	readonly workBase: number;
	readonly patienceBase: number;
	/** Orders that came by themselves, and those placed by hand. */
	arrived: number;
	byHand: number;
	/** When the next one comes by itself; Infinity: never. */
	nextAt: number;
	/** The rate `nextAt` was computed with, and what is left of its unit draw while the rate is 0. */
	rate: number;
	unitLeft: number;
	/** Which schedule of arrivals is valid; older entries on the agenda are stale. */
	schedule: number;
	/** Fixed moments of arrival, rising; empty for a rate. */
	readonly times: Float64Array;
	/** Orders whose customer may still wait, oldest first; ended ones are passed over. */
	customers: Fifo;
	lastWait: number;
	/** Calls under the producer's own limit, by step. */
	gates: { open: number; line: Fifo }[];
}

const OP = { ARRIVE: 0, WORKED: 1, LEAVE: 2, TIMEOUT: 3 } as const;
/** Keys of orders placed by hand start here, so that they take no draw from the others. */
const BY_HAND = 1_073_741_824;

/** The state of a producer at t = 0. */
export function createProducer(spec: Producer, id: string, seed: number): ProducerState {
	const draws = stream(seed, `arrivals.${id}`);
	return {
		kind: 'producer',
		stream: draws,
		workBase: seedOf(seed, `work.${id}`),
		patienceBase: seedOf(seed, `patience.${id}`),
		arrived: 0,
		byHand: 0,
		nextAt: Infinity,
		rate: 0,
		unitLeft: -1,
		schedule: 0,
		times: fixedTimes(spec.arrivals, draws),
		customers: fifo(),
		lastWait: 0,
		gates: [],
	};
}

/** A copy that shares nothing that changes. */
export function copyProducer(s: ProducerState): ProducerState {
	return {
		...s,
		stream: s.stream.slice(),
		customers: copyFifo(s.customers),
		gates: s.gates.map((gate) => ({ open: gate.open, line: copyFifo(gate.line) })),
	};
}

function fixedTimes(arrivals: Arrivals, draws: Stream): Float64Array {
	if (arrivals.kind === 'at') return Float64Array.from(arrivals.times).sort();
	if (arrivals.kind !== 'exactly') return new Float64Array(0);
	const times: number[] = [];
	for (const { count, from, to } of arrivals.windows) {
		for (let i = 0; i < count; i++) times.push(Math.round(from + uniform(draws) * (to - from)));
	}
	return Float64Array.from(times).sort();
}

/** Arrivals per second as set now; 0 where there is no rate. */
export function rateOf(arrivals: Arrivals): number {
	return arrivals.kind === 'every' || arrivals.kind === 'poisson' ? arrivals.rate : 0;
}

/** The producer's functions. */
export const producer: NodeKind = {
	begin(sim, node) {
		const s = stateOf(sim, node);
		s.rate = rateOf(specOf(sim, node).arrivals);
		planNext(sim, node, s, 0);
	},

	wake(sim, node, op, a, b) {
		const s = stateOf(sim, node);
		if (op === OP.ARRIVE) {
			if (a !== s.schedule) return;
			arrive(sim, node, s, s.arrived++);
			planNext(sim, node, s, sim.state.t);
		} else if (isWaiting(sim, a)) {
			if (op === OP.LEAVE) giveUp(sim, node, a);
			else if (get(sim.state.orders, ORDER.TURN, a) !== b) return;
			else if (op === OP.WORKED) nextStep(sim, node, a);
			else timeOut(sim, node, a);
		}
	},

	changed(sim, node) {
		const s = stateOf(sim, node);
		const rate = rateOf(specOf(sim, node).arrivals);
		if (rate === s.rate) return;
		reschedule(sim, node, s, rate);
	},

	publishByHand(sim, node) {
		const s = stateOf(sim, node);
		arrive(sim, node, s, BY_HAND + s.byHand++);
	},

	answered(sim, node, order, outcome) {
		if (!isWaiting(sim, order)) return;
		put(sim.state.orders, ORDER.SESSION, order, 0);
		leaveGate(sim, node, order);
		if (outcome === OUTCOME.DONE) nextStep(sim, node, order);
		else callFailed(sim, node, order, EVENT.FAILED);
	},
};

/** Plans the arrival after `from`. */
function planNext(sim: Sim, node: number, s: ProducerState, from: number): void {
	const { arrivals } = specOf(sim, node);
	if (arrivals.kind === 'poisson' || arrivals.kind === 'every') {
		const unit = arrivals.kind === 'poisson' ? exponential(s.stream) : 1;
		if (s.rate > 0) s.nextAt = from + Math.max(1, Math.round((unit * 1e6) / s.rate));
		else [s.nextAt, s.unitLeft] = [Infinity, unit];
	} else {
		s.nextAt = s.times[s.arrived] ?? Infinity;
	}
	post(sim, node, s);
}

/** Another rate from now on: what is left until the next arrival shrinks or stretches with it. */
function reschedule(sim: Sim, node: number, s: ProducerState, rate: number): void {
	const { t } = sim.state;
	if (s.rate > 0) s.unitLeft = ((s.nextAt - t) * s.rate) / 1e6;
	s.rate = rate;
	s.nextAt = rate > 0 ? t + Math.max(1, Math.round((s.unitLeft * 1e6) / rate)) : Infinity;
	post(sim, node, s);
}

function post(sim: Sim, node: number, s: ProducerState): void {
	s.schedule++;
	if (s.nextAt < Infinity) {
		schedule(sim.state.agenda, s.nextAt, CLASS.ARRIVE, node, OP.ARRIVE, s.schedule, 0);
	}
}

function arrive(sim: Sim, node: number, s: ProducerState, key: number): void {
	const { orders, agenda, t } = sim.state;
	const spec = specOf(sim, node);
	const order = enter(orders);
	put(orders, ORDER.PRODUCER, order, node);
	put(orders, ORDER.SINCE, order, t);
	put(orders, ORDER.KEY, order, key);
	put(orders, ORDER.PLAN, order, (sim.links[node] as Links).plan);
	put(orders, ORDER.STEP, order, -1);
	while (s.customers.size > 0 && !isWaiting(sim, at(s.customers, 0))) shift(s.customers);
	push(s.customers, order);
	emit(sim, EVENT.ARRIVED, node, -1, order, 0);
	if (spec.patience) {
		const patience = drawWork(spec.patience, s.patienceBase, key);
		schedule(agenda, t + patience, CLASS.GIVE_UP, node, OP.LEAVE, order, 0);
	}
	nextStep(sim, node, order);
}

/** Goes through the plan until something takes time or the plan is done. */
function nextStep(sim: Sim, node: number, order: number): void {
	const { orders, agenda, t } = sim.state;
	for (;;) {
		advanceStep(sim, order);
		const compiled = stepOf(sim, node, order);
		if (compiled === undefined) {
			const s = stateOf(sim, node);
			s.lastWait = t - get(orders, ORDER.SINCE, order);
			put(orders, ORDER.STATUS, order, 1);
			emit(sim, EVENT.ANSWERED, node, -1, order, s.lastWait);
			return settle(sim, order);
		}
		const { step, targets } = compiled;
		if ('work' in step) {
			const base = stateOf(sim, node).workBase + get(orders, ORDER.STEP, order);
			const work = drawWork(step.work, base, get(orders, ORDER.KEY, order));
			const turn = get(orders, ORDER.TURN, order);
			return schedule(agenda, t + work, CLASS.FINISH, node, OP.WORKED, order, turn);
		}
		if ('call' in step) return call(sim, node, order, step, targets[0] as number);
		for (const target of targets) kindOf(sim, target).publish?.(sim, target, order);
	}
}

function advanceStep(sim: Sim, order: number): void {
	const { orders } = sim.state;
	put(orders, ORDER.STEP, order, get(orders, ORDER.STEP, order) + 1);
	put(orders, ORDER.TURN, order, get(orders, ORDER.TURN, order) + 1);
}

/** The step an order is at; undefined after the last. */
function stepOf(sim: Sim, node: number, order: number): CompiledStep | undefined {
	const { orders } = sim.state;
	const plan = (sim.links[node] as Links).plans[get(orders, ORDER.PLAN, order)];
	return plan?.[get(orders, ORDER.STEP, order)];
}

function call(
	sim: Sim,
	node: number,
	order: number,
	step: Extract<Step, { call: string }>,
	target: number,
): void {
	const { orders, agenda, t } = sim.state;
	if (step.timeout !== undefined) {
		const turn = get(orders, ORDER.TURN, order);
		schedule(agenda, t + step.timeout, CLASS.GIVE_UP, node, OP.TIMEOUT, order, turn);
	}
	if (step.limit !== undefined) {
		const gate = gateOf(sim, node, order);
		if (gate.open >= step.limit) {
			put(orders, ORDER.GATE, order, 1);
			return push(gate.line, order);
		}
		gate.open++;
		put(orders, ORDER.GATE, order, 2);
	}
	kindOf(sim, target).call?.(sim, target, order);
}

function gateOf(sim: Sim, node: number, order: number): { open: number; line: Fifo } {
	const s = stateOf(sim, node);
	const step = get(sim.state.orders, ORDER.STEP, order);
	while (s.gates.length <= step) s.gates.push({ open: 0, line: fifo() });
	return s.gates[step] as { open: number; line: Fifo };
}

/** The order no longer waits for, or counts against, the producer's own limit. */
function leaveGate(sim: Sim, node: number, order: number): void {
	const { orders } = sim.state;
	const held = get(orders, ORDER.GATE, order);
	if (held === 0) return;
	put(orders, ORDER.GATE, order, 0);
	const gate = gateOf(sim, node, order);
	if (held === 1) {
		remove(gate.line, order);
		return;
	}
	gate.open--;
	if (gate.line.size === 0) return;
	const next = shift(gate.line);
	gate.open++;
	put(orders, ORDER.GATE, next, 2);
	const target = stepOf(sim, node, next)?.targets[0];
	if (target !== undefined) kindOf(sim, target).call?.(sim, target, next);
}

function timeOut(sim: Sim, node: number, order: number): void {
	letGo(sim, order, false);
	leaveGate(sim, node, order);
	callFailed(sim, node, order, EVENT.TIMED_OUT);
}

function giveUp(sim: Sim, node: number, order: number): void {
	letGo(sim, order, true);
	leaveGate(sim, node, order);
	end(sim, node, order, EVENT.GAVE_UP);
}

/** Nobody waits for the order's session any more. */
function letGo(sim: Sim, order: number, leaves: boolean): void {
	const { orders, sessions } = sim.state;
	const session = get(orders, ORDER.SESSION, order) - 1;
	if (session < 0) return;
	put(orders, ORDER.SESSION, order, 0);
	const target = get(sessions, SESSION.SERVICE, session);
	kindOf(sim, target).abandon?.(sim, target, session, leaves);
}

function callFailed(sim: Sim, node: number, order: number, as: number): void {
	const step = stepOf(sim, node, order)?.step;
	if (step !== undefined && 'call' in step && step.fails === 'continue') nextStep(sim, node, order);
	else end(sim, node, order, as);
}

function end(sim: Sim, node: number, order: number, as: number): void {
	const { orders, t } = sim.state;
	put(orders, ORDER.STATUS, order, 2);
	emit(sim, as, node, -1, order, t - get(orders, ORDER.SINCE, order));
	settle(sim, order);
}

function isWaiting(sim: Sim, order: number): boolean {
	const { orders } = sim.state;
	return isOpen(orders, order) && get(orders, ORDER.STATUS, order) === 0;
}

function stateOf(sim: Sim, node: number): ProducerState {
	return sim.state.nodes[node] as ProducerState;
}

function specOf(sim: Sim, node: number): Producer {
	return sim.specs[node] as Producer;
}
