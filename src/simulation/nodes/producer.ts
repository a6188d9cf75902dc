/** An order’s way through the steps of its plan, from its arrival to the answer, with all that may fail. */
import type { Step } from '#schemas';
import { CLASS } from '../agenda.ts';
import { EVENT } from '../events.ts';
import { at, drain, type Fifo, fifo, push, remove, shift } from '../fifo.ts';
import { delayOf } from '../backoff.ts';
import {
	type CompiledStep,
	emit,
	expectEffects,
	settle,
	type Sim,
	wakeAt,
	wakeIn,
} from '../kernel.ts';
import { find, rowOf } from '../ledger.ts';
import { drawWork, exponential, keyed } from '../random.ts';
import { newOrder, type OrderRow, STATUS } from '../rows.ts';
import { type Node, type NodeKind, OUTCOME, TAKEN } from './kind.ts';
import { comeUp, goDown } from './outage.ts';
import { producerLinks } from './producer-links.ts';
import { type Gate, type ProducerNode, type ProducerState, rateOf } from './producer-state.ts';

const OP = {
	ARRIVE: 0,
	WORKED: 1,
	LEAVE: 2,
	TIMEOUT: 3,
	SEND: 4,
	ANSWER: 5,
	AGAIN: 6,
	UNCONFIRMED: 7,
	RECOVER: 8,
} as const;
/** Keys of orders placed by hand start here, so that they take no draw from the others. */
const BY_HAND = 1_073_741_824;

type CallStep = Extract<Step, { call: unknown }>;

/** The producer's functions. */
export const producer: NodeKind<ProducerNode> = {
	leads: producerLinks,

	begin(sim, node) {
		const s = node.state;
		s.rate = rateOf(node.spec.arrivals);
		planNext(sim, node, s, 0);
	},

	wake(sim, node, op, a, b) {
		if (op === OP.ARRIVE) {
			if (a === node.state.schedule) arriveInTime(sim, node);
		} else if (op === OP.RECOVER) {
			if (a === node.state.crash) this.recover?.(sim, node, -1);
		} else {
			const order = waiting(sim, a);
			if (order === undefined) return;
			if (op === OP.LEAVE) giveUp(sim, node, order);
			else if (order.turn === b) turnCame(sim, node, op, order);
		}
	},

	changed(sim, node) {
		const s = node.state;
		const rate = rateOf(node.spec.arrivals);
		if (rate === s.rate) return;
		reschedule(sim, node, s, rate);
	},

	publishByHand(sim, node) {
		const s = node.state;
		arrive(sim, node, BY_HAND + s.byHand++);
	},

	answered(sim, node, order, outcome) {
		if (order.status !== STATUS.WAITS) return;
		if (outcome === OUTCOME.FAILED) order.failed = true;
		const latency = callOf(node, order)?.latency;
		if (latency === undefined) answerArrives(sim, node, order);
		else wakeOrder(sim, node, order, latency, CLASS.FINISH, OP.ANSWER);
	},

	crash(sim, node, _part, backAt) {
		const s = node.state;
		if (!goDown(s, backAt)) return;
		const inside = drain(s.customers).flatMap((order) => waiting(sim, order) ?? []);
		emit(sim, EVENT.DOWN, node, -1, -1, inside.length);
		wakeAt(sim, node, backAt, CLASS.RECOVER, OP.RECOVER, s.crash, 0);
		// First those who wait for their turn to call: nobody is let through to the service now.
		for (const order of inside) {
			if (order.gate === 1) leaveGate(sim, node, order);
		}
		for (const order of inside) {
			letGo(sim, node, order, false);
			end(sim, node, order, EVENT.FAILED);
		}
	},

	recover: comeUp,
};

/** What an order has waited for has come. */
function turnCame(sim: Sim, node: ProducerNode, op: number, order: OrderRow): void {
	if (op === OP.WORKED) worked(sim, node, order);
	else if (op === OP.TIMEOUT) timeOut(sim, node, order);
	else if (op === OP.SEND) send(sim, node, order);
	else if (op === OP.AGAIN) again(sim, node, order);
	else if (op === OP.UNCONFIRMED) unconfirmed(sim, node, order);
	else answerArrives(sim, node, order);
}

/** As many orders as come at once, and the plan for those that come next. */
function arriveInTime(sim: Sim, node: ProducerNode): void {
	for (let i = node.links.atOnce; i > 0; i--) {
		arrive(sim, node, node.state.arrived++);
	}
	planNext(sim, node, node.state, sim.state.t);
}

/** Plans the arrival after `from`. */
function planNext(sim: Sim, node: ProducerNode, s: ProducerState, from: number): void {
	const { arrivals } = node.spec;
	if ('rate' in arrivals) {
		const unit = node.links.isPoisson ? exponential(s.stream) : 1;
		s.unitLeft = unit;
		s.nextAt = s.rate > 0 ? from + Math.max(1, Math.round((unit * 1e6) / s.rate)) : Infinity;
	} else {
		s.nextAt = s.times[s.arrived] ?? Infinity;
	}
	post(sim, node, s);
}

/** Another rate from now on: what is left until the next arrival shrinks or stretches with it. */
function reschedule(sim: Sim, node: ProducerNode, s: ProducerState, rate: number): void {
	const { t } = sim.state;
	if (s.rate > 0) s.unitLeft = ((s.nextAt - t) * s.rate) / 1e6;
	s.rate = rate;
	s.nextAt = rate > 0 ? t + Math.max(1, Math.round((s.unitLeft * 1e6) / rate)) : Infinity;
	post(sim, node, s);
}

function post(sim: Sim, node: ProducerNode, s: ProducerState): void {
	s.schedule++;
	wakeAt(sim, node, s.nextAt, CLASS.ARRIVE, OP.ARRIVE, s.schedule, 0);
}

function arrive(sim: Sim, node: ProducerNode, key: number): void {
	const { orders, t } = sim.state;
	const { state: s, spec } = node;
	const order = newOrder(orders, node.index, key, node.links.plan, t);
	emit(sim, EVENT.ARRIVED, node, -1, order.id, 0);
	if (!s.up) return end(sim, node, order, EVENT.FAILED);
	if (spec.patience) {
		const patience = drawWork(spec.patience, s.patienceBase, key);
		wakeIn(sim, node, patience, CLASS.GIVE_UP, OP.LEAVE, order.id, 0);
	}
	nextStep(sim, node, order);
	if (order.status === STATUS.WAITS) join(sim, s.customers, order.id);
}

/** One more customer waits; those at the head who do so no more are forgotten. */
function join(sim: Sim, customers: Fifo, order: number): void {
	while (customers.size > 0 && !waiting(sim, at(customers, 0))) shift(customers);
	push(customers, order);
}

/** Goes through the plan until something takes time or the plan is done. */
function nextStep(sim: Sim, node: ProducerNode, order: OrderRow): void {
	const plan = planOf(node, order);
	order.turn++;
	for (let i = order.step + 1; i < plan.length; i++) {
		const compiled = plan[i] as CompiledStep;
		order.step = i;
		const isDone = compiled.isBare
			? publish(sim, node, order, compiled)
			: takeStep(sim, node, order, compiled);
		if (!isDone) return;
	}
	answerCustomer(sim, node, order);
}

/** Does a step that may take time or fail; false when it does. */
function takeStep(sim: Sim, node: ProducerNode, order: OrderRow, compiled: CompiledStep): boolean {
	const { step, targets } = compiled;
	order.tries = 0;
	order.delay = 0;
	if ('publish' in step) return publish(sim, node, order, compiled);
	if ('work' in step) {
		const work = drawWork(step.work, node.state.workBase + order.step, order.key);
		wakeOrder(sim, node, order, work, CLASS.FINISH, OP.WORKED);
		return false;
	}
	if ('call' in step) {
		call(sim, node, order);
		return false;
	}
	const [target] = targets;
	target?.does.store?.(sim, target, order);
	return true;
}

function answerCustomer(sim: Sim, node: ProducerNode, order: OrderRow): void {
	const s = node.state;
	s.lastWait = sim.state.t - order.since;
	order.status = STATUS.ANSWERED;
	// Without a step that commits, the answer is the promise.
	if (!node.links.commits[order.plan]) expectEffects(sim, node, order);
	emit(sim, EVENT.ANSWERED, node, -1, order.id, s.lastWait);
	settle(sim, order);
}

function worked(sim: Sim, node: ProducerNode, order: OrderRow): void {
	const step = stepOf(node, order)?.step;
	if (step !== undefined && 'work' in step && step.commits) expectEffects(sim, node, order);
	nextStep(sim, node, order);
}

/** Comes back to an order after a while, if it is still at this moment of its life. */
function wakeOrder(
	sim: Sim,
	node: ProducerNode,
	order: OrderRow,
	delay: number,
	priority: number,
	op: number,
): void {
	wakeIn(sim, node, delay, priority, op, order.id, order.turn);
}

/** The steps that an order goes through. */
function planOf(node: ProducerNode, { plan }: OrderRow): readonly CompiledStep[] {
	return node.links.plans[plan] ?? [];
}

/** The step an order is at. */
function stepOf(node: ProducerNode, order: OrderRow): CompiledStep | undefined {
	return planOf(node, order)[order.step];
}

/** The call that an order is at. */
function callOf(node: ProducerNode, order: OrderRow): CallStep | undefined {
	const step = stepOf(node, order)?.step;
	return step !== undefined && 'call' in step ? step : undefined;
}

/** Publishes; false when the order has to wait for the confirm or has ended. */
function publish(sim: Sim, node: ProducerNode, order: OrderRow, compiled: CompiledStep): boolean {
	const { props, targets } = compiled;
	let became: number = TAKEN.YES;
	for (let i = 0; i < targets.length; i++) {
		const target = targets[i] as Node;
		became |= target.does.publish?.(sim, target, order, props) ?? TAKEN.YES;
	}
	return compiled.isBare || isConfirmed(sim, node, order, compiled.step, became);
}

/** Whether the order may go on, from what became of its publish; it waits for the confirm else. */
function isConfirmed(
	sim: Sim,
	node: ProducerNode,
	order: OrderRow,
	step: Step,
	taken: number,
): boolean {
	if (!('publish' in step)) return true;
	const { confirm, mandatory, fails } = step;
	if (taken & TAKEN.UNROUTABLE && mandatory) {
		emit(sim, EVENT.UNROUTABLE, node, -1, order.id, 1);
		return goOnWithout(sim, node, order, fails);
	}
	if (confirm === undefined) return true;
	const tries = ++order.tries;
	const refused = (taken & TAKEN.REFUSED) > 0;
	const { confirmBase } = node.state;
	const isLost = keyed(confirmBase, order.key, tries) < confirm.lost;
	if (!refused && !isLost) return true;
	if (isLost && !refused) emit(sim, EVENT.CONFIRM_LOST, node, -1, order.id, tries);
	wakeOrder(sim, node, order, confirm.timeout, CLASS.GIVE_UP, OP.UNCONFIRMED);
	return false;
}

/** No confirm has come: publishes again, or takes it for lost. */
function unconfirmed(sim: Sim, node: ProducerNode, order: OrderRow): void {
	const compiled = stepOf(node, order);
	if (compiled === undefined || !('publish' in compiled.step)) return;
	const { step } = compiled;
	order.turn++;
	if (order.tries < (step.confirm?.attempts ?? 1)) {
		emit(sim, EVENT.RETRIED, node, -1, order.id, order.tries + 1);
		if (!publish(sim, node, order, compiled)) return;
	} else if (!goOnWithout(sim, node, order, step.fails)) return;
	nextStep(sim, node, order);
}

/** A step has failed: whether the order goes on all the same. */
function goOnWithout(
	sim: Sim,
	node: ProducerNode,
	order: OrderRow,
	fails: string | undefined,
): boolean {
	if (fails === 'continue') return true;
	end(sim, node, order, EVENT.FAILED);
	return false;
}

/** Calls the services of the step at hand. */
function call(sim: Sim, node: ProducerNode, order: OrderRow): void {
	const step = callOf(node, order);
	if (step === undefined) return;
	order.tries++;
	order.failed = false;
	order.pending = step.call.length;
	if (step.timeout !== undefined) {
		wakeOrder(sim, node, order, step.timeout, CLASS.GIVE_UP, OP.TIMEOUT);
	}
	if (step.limit !== undefined) {
		const gate = gateOf(node, order);
		if (gate.open >= step.limit) {
			order.gate = 1;
			return push(gate.line, order.id);
		}
		gate.open++;
		order.gate = 2;
	}
	sendOut(sim, node, order);
}

/** The calls go out, and arrive after the way there. */
function sendOut(sim: Sim, node: ProducerNode, order: OrderRow): void {
	const latency = callOf(node, order)?.latency;
	if (latency === undefined) send(sim, node, order);
	else wakeOrder(sim, node, order, latency, CLASS.FINISH, OP.SEND);
}

function send(sim: Sim, node: ProducerNode, order: OrderRow): void {
	const now = order.turn;
	for (const target of stepOf(node, order)?.targets ?? []) {
		// One that fails at once may end the order while the others are still to be called.
		if (order.status !== STATUS.WAITS || order.turn !== now) return;
		target.does.call?.(sim, target, order);
	}
}

/** One of the answers of the step at hand is there. */
function answerArrives(sim: Sim, node: ProducerNode, order: OrderRow): void {
	order.pending--;
	if (order.pending > 0) return;
	order.session = 0;
	leaveGate(sim, node, order);
	if (order.failed) callFailed(sim, node, order, EVENT.FAILED);
	else nextStep(sim, node, order);
}

function gateOf({ state }: ProducerNode, { step }: OrderRow): Gate {
	return (state.gates[step] ??= { open: 0, line: fifo() });
}

/** The order no longer waits for, or counts against, the producer's own limit. */
function leaveGate(sim: Sim, node: ProducerNode, order: OrderRow): void {
	const held = order.gate;
	if (held === 0) return;
	order.gate = 0;
	const gate = gateOf(node, order);
	if (held === 1) remove(gate.line, order.id);
	else if (gate.line.size === 0) gate.open--;
	else {
		const next = rowOf(sim.state.orders, shift(gate.line));
		next.gate = 2;
		sendOut(sim, node, next);
	}
}

function timeOut(sim: Sim, node: ProducerNode, order: OrderRow): void {
	letGo(sim, node, order, false);
	callFailed(sim, node, order, EVENT.TIMED_OUT);
}

function giveUp(sim: Sim, node: ProducerNode, order: OrderRow): void {
	letGo(sim, node, order, true);
	end(sim, node, order, EVENT.GAVE_UP);
}

/** Nobody waits for the order's calls any more: those under way, and one whose turn has not come. */
function letGo(sim: Sim, node: ProducerNode, order: OrderRow, leaves: boolean): void {
	const { sessions } = sim.state;
	let session = find(sessions, order.session - 1);
	order.session = 0;
	while (session?.order === order.id) {
		const before = find(sessions, session.before - 1);
		const target = sim.nodes[session.service] as Node;
		target.does.abandon?.(sim, target, session, leaves);
		session = before;
	}
	leaveGate(sim, node, order);
}

/** A call has come to nothing: again, after a while, or on without it, or the end of the order. */
function callFailed(sim: Sim, node: ProducerNode, order: OrderRow, as: number): void {
	const step = callOf(node, order);
	if (step === undefined) return;
	order.turn++;
	const { key, tries } = order;
	if (step.retry && tries < step.retry.attempts) {
		const delay = delayOf(step.retry.delay, node.state.retryBase, key, tries, order.delay);
		order.delay = delay;
		return wakeOrder(sim, node, order, delay, CLASS.FINISH, OP.AGAIN);
	}
	if (step.fails === 'continue') nextStep(sim, node, order);
	else end(sim, node, order, as);
}

function again(sim: Sim, node: ProducerNode, order: OrderRow): void {
	emit(sim, EVENT.RETRIED, node, -1, order.id, order.tries + 1);
	call(sim, node, order);
}

function end(sim: Sim, node: ProducerNode, order: OrderRow, as: number): void {
	order.status = STATUS.ENDED;
	emit(sim, as, node, -1, order.id, sim.state.t - order.since);
	settle(sim, order);
}

/** The order, when its customer waits. */
function waiting(sim: Sim, id: number): OrderRow | undefined {
	const order = find(sim.state.orders, id);
	return order?.status === STATUS.WAITS ? order : undefined;
}
