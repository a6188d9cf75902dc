/**
 * Those who work. Hand, stack and line of callers are one room: each job that ends decides at once
 * what the next is, whoever it comes from, and a crash takes from all of them.
 */
import { CLASS } from '../agenda.ts';
import { EVENT } from '../events.ts';
import { at, drain, push, removeAt, shift } from '../fifo.ts';
import { doEffect, emit, release, type Sim, wakeAt, wakeIn } from '../kernel.ts';
import { enter, find, rowOf } from '../ledger.ts';
import { laidDown } from '../meters.ts';
import { drawExponential, drawWork, keyed } from '../random.ts';
import type { OrderRow } from '../rows.ts';
import { type Node, type NodeKind, nameOf, OUTCOME, PLAIN, WANTS } from './kind.ts';
import { goDown } from './outage.ts';
import { serviceLinks } from './service-links.ts';
import {
	type Consumer,
	canWork,
	isAtWork,
	consumerOf,
	cutOff,
	type Held,
	isIdle,
	newConsumer,
	newSlot,
	type Slot,
	slotsOf,
	type ServiceNode,
	unstack,
} from './service-state.ts';
import { answer, closeSession, fail, unhold } from './sessions.ts';

const OP = { FINISH: 0, RECOVER: 1, OPEN: 2, EFFECT: 3, POLL: 4, EXTEND: 5, BACK: 6 } as const;
const DOES = { requeue: 0, reject: 1, crash: 2 } as const;

/** The service's functions. */
export const service: NodeKind<ServiceNode> = {
	leads: serviceLinks,

	begin(sim, node) {
		const s = node.state;
		const { opens } = node.spec;
		emit(sim, EVENT.RESIZED, node, -1, -1, s.slots.length);
		if (opens === undefined) subscribeAll(sim, node);
		else wakeAt(sim, node, opens, CLASS.RECOVER, OP.OPEN, 0, 0);
	},

	wake(sim, node, op, a, b) {
		if (op !== OP.FINISH) wakeOther(sim, node, op, a, b);
		else if (node.state.slots[a]?.job === b) finish(sim, node, a);
	},

	changed(sim, node) {
		if (node.state.up) subscribeAll(sim, node);
		resize(sim, node, node.spec.slots);
	},

	call(sim, node, order) {
		const s = node.state;
		const { sessions } = sim.state;
		if (!s.up) {
			emit(sim, EVENT.REFUSED, node, -1, order.id, 0);
			return answer(sim, order, OUTCOME.FAILED);
		}
		const { sessions: bears, refuses } = node.spec;
		const idle = s.slots.findIndex((slot, i) => isIdle(slot) && canWork(node, i));
		const refused = refuses !== undefined && idle < 0 && s.inLine >= refuses.above;
		const { next: id, age } = sessions;
		enter(sessions, {
			id,
			age,
			order: order.id,
			service: node.index,
			refused,
			before: order.session,
			slot: 0,
			gone: false,
		});
		order.holds++;
		order.session = id + 1;
		push(refused ? s.door : s.line, id);
		s.inLine++;
		s.open++;
		emit(sim, EVENT.CALLED, node, -1, order.id, s.open);
		if (bears && s.open > bears.limit) {
			return this.crash?.(sim, node, -1, sim.state.t + bears.back);
		}
		if (idle >= 0) startNext(sim, node, idle);
	},

	abandon(sim, node, session, leaves) {
		const s = node.state;
		const inSlot = session.slot > 0;
		if (leaves && !inSlot) {
			s.inLine--;
			emit(sim, EVENT.WITHDRAWN, node, -1, session.order, 0);
			return release(sim, closeSession(sim, s, session));
		}
		session.gone = true;
		emit(sim, EVENT.ABANDONED, node, -1, session.order, inSlot ? 1 : 0);
	},

	deliver(sim, node, c, message, delivery) {
		const { state: s, links } = node;
		const it = s.consumers[c] as Consumer;
		const { id, order } = message;
		rowOf(sim.state.orders, order).holds++;
		it.waits = false;
		it.unacked++;
		if (it.asked > 0) it.asked--;
		if (order + 1 === node.spec.seeks) s.hasFound = true;
		const hand = s.slots[c];
		if (
			links.takesStraight &&
			s.inLine === 0 &&
			it.held.size === 0 &&
			hand !== undefined &&
			isIdle(hand) &&
			isAtWork(s, it)
		) {
			// Straight into an empty hand, where there is one hand and nothing before it in line.
			hand.message = id;
			hand.delivery = delivery;
			hand.order = order;
			prepare(sim, node, c);
		} else stack(sim, node, c, id, delivery, order);
		return wantsOf(sim, node, it);
	},

	closed(sim, node, c) {
		const it = node.state.consumers[c];
		if (!it) return;
		cutOff(it);
		for (const { order } of unstack(it.held)) unhold(sim, order);
	},

	crash(sim, node, part, backAt) {
		const s = node.state;
		if (part >= 0) return crashConsumer(sim, node, part, backAt);
		if (!goDown(s, backAt)) return;
		const inHand = s.slots.map((slot) => slot.session);
		const inside = [...inHand, ...drain(s.door), ...drain(s.line)].flatMap(
			(session) => find(sim.state.sessions, session) ?? [],
		);
		s.inLine = 0;
		s.lostInside += inside.length;
		const undone = s.consumers.flatMap((_, c) => letGo(sim, node, c));
		trim(node);
		emit(sim, EVENT.CRASHED, node, -1, -1, inside.length);
		wakeAt(sim, node, backAt, CLASS.RECOVER, OP.RECOVER, s.crash, 0);
		giveBack(sim, node, undone);
		for (const session of inside) fail(sim, s, session);
	},

	recover(sim, node, part) {
		const s = node.state;
		if (part >= 0) return recoverConsumer(sim, node, part);
		if (!s.isOpen) return open(sim, node);
		if (s.up) return;
		s.up = true;
		s.hasFound = false;
		s.backAt = -1;
		emit(sim, EVENT.RECOVERED, node, -1, -1, 0);
		for (const it of s.consumers) it.up = true;
		subscribeAll(sim, node);
	},

	pause(sim, node, isPaused) {
		const s = node.state;
		if (s.isPaused === isPaused) return;
		s.isPaused = isPaused;
		emit(sim, isPaused ? EVENT.PAUSED : EVENT.RESUMED, node, -1, -1, 0);
		if (isPaused) return;
		s.slots.forEach((slot, i) => isIdle(slot) && startNext(sim, node, i));
		s.consumers.forEach((_, c) => ask(sim, node, c));
	},

	slow(sim, node, factor) {
		node.state.factor = factor;
		emit(sim, EVENT.SLOWED, node, -1, -1, Math.round(factor * 1000));
	},

	rewind(sim, node) {
		const { source } = node.links;
		source?.does.rewind?.(sim, source, node.index);
	},

	settleByHand(sim, node, messages, how) {
		const { source } = node.links;
		// Who is only called directly holds no message.
		if (source === undefined) return;
		const found = messages.flatMap((message) => takeOut(sim, node, message));
		for (const { c, message, delivery } of found) {
			if (how === 'ack') acknowledge(sim, node, c, message, delivery);
			else putBack(sim, node, c, message, delivery, how === 'reject');
		}
		// Whoever gives back stands in line again before what came back is handed out.
		for (const { c, order } of found) {
			unhold(sim, order);
			ask(sim, node, c);
		}
		if (how !== 'ack') source.does.flush?.(sim, source);
		for (const { c } of found) nextOf(sim, node, c);
	},

	granted(sim, node, slot) {
		begin(sim, node, slot);
	},
};

/** Any entry of the agenda but the end of a job. */
function wakeOther(sim: Sim, node: ServiceNode, op: number, a: number, b: number): void {
	const s = node.state;
	// What belongs to an earlier job, or to a channel that has been closed, is stale.
	const isJob = s.slots[a]?.job === b;
	const isSame = s.consumers[a]?.crash === b;
	if (op === OP.EFFECT && isJob) reachEffect(sim, node, a);
	else if (op === OP.EXTEND && isJob) extend(sim, node, a);
	else if (op === OP.POLL && isSame) poll(sim, node, a);
	else if (op === OP.BACK && isSame) recoverConsumer(sim, node, a);
	else if (op === OP.RECOVER && a === s.crash) service.recover?.(sim, node, -1);
	else if (op === OP.OPEN && !s.isOpen) open(sim, node);
}

/** Whether a consumer has room, and stands in line for more from now on. */
function wantsOf(sim: Sim, node: ServiceNode, it: Consumer): number {
	if (!it.subscribed || it.waits || it.closing || node.state.hasFound) return WANTS.NO;
	if (node.spec.poll !== undefined) return wantsOfPoll(sim, node, it);
	it.waits = it.unacked < node.links.most;
	return it.waits ? WANTS.IN_TURN : WANTS.NO;
}

/** A poll that has something brings what is there now, and waits for nothing more. */
function wantsOfPoll(sim: Sim, node: ServiceNode, it: Consumer): number {
	const { source } = node.links;
	const more = it.unacked === 0 || source?.does.hasReady?.(sim, source) === true;
	if (it.asked > 0 && !more) it.asked = 0;
	it.waits = it.asked > 0;
	return it.waits ? WANTS.AT_ONCE : WANTS.NO;
}

/** Puts a delivery on the consumer's stack, where its idle hands find it. */
function stack(
	sim: Sim,
	node: ServiceNode,
	c: number,
	message: number,
	delivery: number,
	order: number,
): void {
	const s = node.state;
	const { held } = s.consumers[c] as Consumer;
	push(held, message);
	push(held, delivery);
	push(held, order);
	if (node.spec.ack === 'automatic') acknowledge(sim, node, c, message, delivery);
	const { hands } = node.links;
	for (let slot = c * hands; slot < (c + 1) * hands && held.size > 0; slot++) {
		if (isIdle(s.slots[slot] as Slot)) startNext(sim, node, slot);
	}
}

/** Takes a message out of the hand or the stack that it is in. */
function takeOut(sim: Sim, node: ServiceNode, message: number): (Held & { c: number })[] {
	const s = node.state;
	const slot = s.slots.findIndex((it) => it.message === message);
	if (slot >= 0) {
		const { delivery, order } = s.slots[slot] as Slot;
		clear(sim, node, slot);
		return [{ c: consumerOf(node, slot), message, delivery, order }];
	}
	for (const [c, { held }] of s.consumers.entries()) {
		for (let i = 0; i < held.size; i += 3) {
			if (at(held, i) !== message) continue;
			removeAt(held, i);
			return [{ c, message, delivery: removeAt(held, i), order: removeAt(held, i) }];
		}
	}
	return [];
}

function open(sim: Sim, node: ServiceNode): void {
	const s = node.state;
	s.isOpen = s.up = true;
	s.backAt = -1;
	emit(sim, EVENT.OPENED, node, -1, -1, 0);
	subscribeAll(sim, node);
}

function subscribeAll(sim: Sim, node: ServiceNode): void {
	node.state.consumers.forEach((_, c) => subscribe(sim, node, c));
}

/** A consumer says that it is there, when it is and has not said so. */
function subscribe(sim: Sim, node: ServiceNode, c: number): void {
	const s = node.state;
	const it = s.consumers[c] as Consumer;
	const { source } = node.links;
	if (source === undefined || it.subscribed || it.closing || !it.up || !s.up) return;
	if ((source.state as { up?: boolean }).up === false) return;
	it.subscribed = true;
	source.does.subscribe?.(sim, source, nameOf(node, c));
	if (node.spec.poll?.every === undefined) ask(sim, node, c);
	else poll(sim, node, c);
}

/** Stands in line for more, when there is room and it does not stand there. */
function ask(sim: Sim, node: ServiceNode, c: number): void {
	const s = node.state;
	const it = s.consumers[c];
	if (it === undefined || !it.subscribed) return;
	const { poll: polls } = node.spec;
	if (polls !== undefined) {
		if (polls.every !== undefined || it.unacked > 0 || it.asked > 0 || s.isPaused) return;
		it.asked = polls.batch;
	}
	credit(sim, node, c, it);
}

/** Takes what is there, and asks again after the interval. */
function poll(sim: Sim, node: ServiceNode, c: number): void {
	const s = node.state;
	const { every = Infinity, batch = 1 } = node.spec.poll ?? {};
	const it = s.consumers[c] as Consumer;
	if (!it.subscribed) return;
	wakeIn(sim, node, every, CLASS.ARRIVE, OP.POLL, c, it.crash);
	const { source } = node.links;
	if (it.unacked > 0 || s.isPaused || !source?.does.hasReady?.(sim, source)) return;
	it.asked = batch;
	credit(sim, node, c, it);
	it.asked = 0;
	if (!it.waits) return;
	it.waits = false;
	source?.does.leave?.(sim, source, nameOf(node, c));
}

function credit(sim: Sim, node: ServiceNode, c: number, it: Consumer): void {
	if (wantsOf(sim, node, it) === WANTS.NO) return;
	const { source } = node.links;
	source?.does.credit?.(sim, source, nameOf(node, c));
}

/** An idle slot takes what waits for it: first those to be told no, then the line, then messages. */
function startNext(sim: Sim, node: ServiceNode, slot: number): void {
	if (!canWork(node, slot)) return;
	const s = node.state;
	const it = s.slots[slot] as Slot;
	const { sessions } = sim.state;
	while (s.door.size + s.line.size > 0) {
		const session = find(sessions, shift(s.door.size > 0 ? s.door : s.line));
		if (session === undefined) continue;
		s.inLine--;
		session.slot = slot + 1;
		it.session = session.id;
		it.order = session.order;
		return prepare(sim, node, slot);
	}
	const { held } = s.consumers[consumerOf(node, slot)] as Consumer;
	if (held.size === 0) return;
	it.message = shift(held);
	it.delivery = shift(held);
	it.order = shift(held);
	prepare(sim, node, slot);
}

/** The job in hand begins, at once or when the capacity that it needs has a slot. */
function prepare(sim: Sim, node: ServiceNode, slot: number): void {
	const { needs } = node.links;
	if (needs && !needs.does.acquire?.(sim, needs, nameOf(node, slot))) return;
	begin(sim, node, slot);
}

function begin(sim: Sim, node: ServiceNode, slot: number): void {
	const { state: s, links } = node;
	const it = s.slots[slot] as Slot;
	const { order, message } = it;
	const job = s.jobs++;
	it.job = job;
	it.channel = s.consumers[consumerOf(node, slot)]?.crash ?? 0;
	it.startedAt = sim.state.t;
	it.effect = 0;
	it.work = workOf(sim, node, it);
	emit(sim, EVENT.STARTED, node, message, order, slot);
	if (links.isEager) doEarly(sim, node, slot, job);
	wakeIn(sim, node, it.work, CLASS.FINISH, OP.FINISH, slot, job);
}

/** How long the job in hand takes. */
function workOf(
	sim: Sim,
	{ spec, links, state: s }: ServiceNode,
	{ session, order }: Slot,
): number {
	const isRefused = session >= 0 && rowOf(sim.state.sessions, session).refused;
	const key = drawKeyOf(rowOf(sim.state.orders, order));
	const work = isRefused
		? (spec.refuses?.cost ?? 0)
		: links.mean > 0
			? drawExponential(links.mean, s.workBase, key)
			: drawWork(spec.work, s.workBase, key);
	return s.factor === 1 ? work : Math.max(1, Math.round(work * s.factor));
}

/** What a job does before its work is done. */
function doEarly(sim: Sim, node: ServiceNode, slot: number, job: number): void {
	const { state: s, spec } = node;
	const it = s.slots[slot] as Slot;
	const { session, message, delivery } = it;
	const order = rowOf(sim.state.orders, it.order);
	const refused = session >= 0 && rowOf(sim.state.sessions, session).refused;
	if (spec.idempotent?.how === 'check-first' && wasDone(sim, node, order)) it.effect = 2;
	if (message >= 0 && spec.ack === 'before') {
		const c = consumerOf(node, slot);
		acknowledge(sim, node, c, message, delivery);
		ask(sim, node, c);
	}
	if (spec.effectAt !== undefined && spec.effectAt < it.work && !refused) {
		wakeIn(sim, node, spec.effectAt, CLASS.FINISH, OP.EFFECT, slot, job);
	}
	if (spec.extends !== undefined && message >= 0) {
		wakeIn(sim, node, spec.extends, CLASS.RECOVER, OP.EXTEND, slot, job);
	}
}

/** What the draws of an order are keyed by; the first orders of two producers are not alike. */
function drawKeyOf({ key, producer }: OrderRow): number {
	return (key + Math.imul(producer, 0x2545f491)) | 0;
}

function extend(sim: Sim, node: ServiceNode, slot: number): void {
	const { message, delivery, job } = node.state.slots[slot] as Slot;
	const { source } = node.links;
	source?.does.extend?.(sim, source, message, delivery);
	wakeIn(sim, node, node.spec.extends ?? Infinity, CLASS.RECOVER, OP.EXTEND, slot, job);
}

/** Whether the job in hand goes wrong. */
function failsNow(sim: Sim, node: ServiceNode, it: Slot): boolean {
	const { fails } = node.spec;
	if (!fails) return false;
	if (fails.poison.includes(it.order + 1)) return true;
	const key = drawKeyOf(rowOf(sim.state.orders, it.order));
	return keyed(node.state.failBase, key, it.delivery) < fails.chance;
}

/** The moment of the effect, in the middle of the work. */
function reachEffect(sim: Sim, node: ServiceNode, slot: number): void {
	const it = node.state.slots[slot] as Slot;
	const isWrong = node.spec.fails?.when === 'before-effect' && failsNow(sim, node, it);
	if (isWrong) goWrong(sim, node, slot);
	else applyEffect(sim, node, it, it.message, rowOf(sim.state.orders, it.order), it.effect);
}

function applyEffect(
	sim: Sim,
	node: ServiceNode,
	it: Slot,
	message: number,
	order: OrderRow,
	effect: number,
): void {
	if (node.links.effect < 0) return;
	const { idempotent } = node.spec;
	const seen = effect === 2 || (idempotent?.how === 'transaction' && wasDone(sim, node, order));
	it.effect = 1;
	if (seen) emit(sim, EVENT.SKIPPED, node, message, order.id, 0);
	else doEffect(sim, node, order);
}

/** Whether the effect has been done for this order, as far as the keys are kept. */
function wasDone(sim: Sim, node: ServiceNode, order: OrderRow): boolean {
	const at = order.effects[node.links.effect];
	return at !== undefined && sim.state.t - at <= (node.spec.idempotent?.window ?? Infinity);
}

function finish(sim: Sim, node: ServiceNode, slot: number): void {
	const it = node.state.slots[slot] as Slot;
	if (it.session >= 0) return finishCall(sim, node, slot, it);
	const isWrong = failsNow(sim, node, it);
	if (isWrong && node.spec.fails?.when !== 'after-effect') return goWrong(sim, node, slot);
	if (node.spec.ack === 'by-hand') return endJob(sim, node, it);
	const { message, delivery, channel } = it;
	const order = rowOf(sim.state.orders, it.order);
	finishWork(sim, node, slot, it, order, EVENT.FINISHED);
	if (isWrong) {
		Object.assign(it, { message, delivery, order: order.id });
		return goWrong(sim, node, slot);
	}
	sendOn(sim, node, order);
	const c = consumerOf(node, slot);
	const isSame = node.state.consumers[c]?.crash === channel;
	if (!node.links.acksEarly) {
		if (isSame) acknowledge(sim, node, c, message, delivery);
		else stale(sim, node, message, order.id, delivery);
	} else if (isSame && node.spec.reads) {
		// Its place was noted before the work, but only now its hand is free.
		putDown(node, c);
	}
	order.holds--;
	release(sim, order);
	ask(sim, node, c);
	next(sim, node, slot);
}

/** The work in hand is done, and its effect with it. */
function finishWork(
	sim: Sim,
	node: ServiceNode,
	slot: number,
	it: Slot,
	order: OrderRow,
	as: number,
): void {
	const { message, effect } = it;
	clear(sim, node, slot);
	it.handled++;
	emit(sim, as, node, message, order.id, it.work);
	if (effect !== 1 && node.links.effect >= 0) applyEffect(sim, node, it, message, order, effect);
}

/** What follows from a job is published. */
function sendOn(sim: Sim, { links: { targets } }: ServiceNode, order: OrderRow): void {
	for (let i = 0; i < targets.length; i++) {
		const target = targets[i] as Node;
		target.does.publish?.(sim, target, order, PLAIN);
	}
}

/** The work for a caller is done; the caller hears of it, unless it has gone. */
function finishCall(sim: Sim, node: ServiceNode, slot: number, it: Slot): void {
	const session = rowOf(sim.state.sessions, it.session);
	if (session.refused) {
		clear(sim, node, slot);
		emit(sim, EVENT.TURNED_AWAY, node, -1, session.order, it.work);
		fail(sim, node.state, session);
		return next(sim, node, slot);
	}
	const isWrong = failsNow(sim, node, it);
	if (isWrong && node.spec.fails?.when !== 'after-effect') return goWrong(sim, node, slot);
	const isGone = session.gone;
	const order = rowOf(sim.state.orders, it.order);
	finishWork(sim, node, slot, it, order, isGone ? EVENT.WASTED : EVENT.FINISHED);
	if (isWrong) {
		Object.assign(it, { session: session.id, order: order.id });
		return goWrong(sim, node, slot);
	}
	closeSession(sim, node.state, session);
	next(sim, node, slot);
	if (isGone) release(sim, order);
	else answer(sim, order, OUTCOME.DONE);
}

function goWrong(sim: Sim, node: ServiceNode, slot: number): void {
	const s = node.state;
	const it = s.slots[slot] as Slot;
	const { session, message, delivery, order, channel } = it;
	const { fails } = node.spec;
	const does = DOES[fails?.does ?? 'requeue'];
	const c = consumerOf(node, slot);
	emit(sim, EVENT.JOB_FAILED, node, message, order, does);
	if (does === DOES.crash) {
		return crashConsumer(sim, node, c, sim.state.t + (fails?.back ?? 0));
	}
	clear(sim, node, slot);
	if (session >= 0) {
		fail(sim, s, rowOf(sim.state.sessions, session));
		return next(sim, node, slot);
	}
	if (s.consumers[c]?.crash === channel) {
		refuse(sim, node, c, message, delivery, does === DOES.reject);
	} else stale(sim, node, message, order, delivery);
	unhold(sim, order);
	ask(sim, node, c);
	next(sim, node, slot);
}

/** The slot has nothing in hand any more. */
function clear(sim: Sim, node: ServiceNode, slot: number): void {
	const it = node.state.slots[slot] as Slot;
	const { needs } = node.links;
	endJob(sim, node, it);
	it.session = it.message = it.order = -1;
	needs?.does.release?.(sim, needs, nameOf(node, slot));
}

/** Its work is over, however it went; what it holds may stay in its hands. */
function endJob(sim: Sim, node: ServiceNode, it: Slot): void {
	if (it.job < 0) return;
	it.job = -1;
	laidDown(node.meter, sim.state.t);
}

/** A delivery is over for its consumer. */
function putDown(node: ServiceNode, c: number): void {
	const it = node.state.consumers[c];
	if (it && it.unacked > 0) it.unacked--;
}

function acknowledge(
	sim: Sim,
	node: ServiceNode,
	c: number,
	message: number,
	delivery: number,
): void {
	putDown(node, c);
	const { source } = node.links;
	if (!source?.does.ack?.(sim, source, message, delivery, nameOf(node, c))) {
		stale(sim, node, message, -1, delivery);
	}
}

function stale(
	sim: Sim,
	node: ServiceNode,
	message: number,
	order: number,
	delivery: number,
): void {
	emit(sim, EVENT.STALE_ACK, node, message, order, delivery);
}

/** Gives one back, or refuses it for good. */
function refuse(
	sim: Sim,
	node: ServiceNode,
	c: number,
	message: number,
	delivery: number,
	forGood: boolean,
): void {
	const { source } = node.links;
	putBack(sim, node, c, message, delivery, forGood);
	source?.does.flush?.(sim, source);
}

function putBack(
	sim: Sim,
	node: ServiceNode,
	c: number,
	message: number,
	delivery: number,
	forGood: boolean,
): void {
	putDown(node, c);
	const { source } = node.links;
	source?.does.giveBack?.(sim, source, message, delivery, forGood, node.index);
}

/** Whatever a consumer holds: it leaves its hands, and it says good-bye to the queue. */
function letGo(sim: Sim, node: ServiceNode, c: number): Held[] {
	const s = node.state;
	const it = s.consumers[c] as Consumer;
	const { source } = node.links;
	const inHand: Held[] = [];
	for (const slot of slotsOf(node, c)) {
		const { message, delivery, order, channel } = s.slots[slot] as Slot;
		if (message >= 0 && channel === it.crash) inHand.push({ message, delivery, order });
		else if (message >= 0) unhold(sim, order);
		clear(sim, node, slot);
	}
	if (it.subscribed) source?.does.unsubscribe?.(sim, source, nameOf(node, c));
	cutOff(it);
	return [...inHand, ...unstack(it.held)];
}

function giveBack(sim: Sim, node: ServiceNode, undone: readonly Held[]): void {
	const { source } = node.links;
	// Who polls has no connection that could be seen to break: only the time that is up tells.
	if (source?.profile?.delivers === 'pull') {
		for (const { order } of undone) unhold(sim, order);
		return;
	}
	// In the order in which they were handed out, and served only when all are back.
	const since = ({ message }: Held) => find(sim.state.messages, message)?.since ?? 0;
	const sorted = [...undone].sort((a, b) => since(a) - since(b));
	for (const { message, delivery, order } of sorted) {
		source?.does.giveBack?.(sim, source, message, delivery, false, node.index);
		unhold(sim, order);
	}
	if (undone.length > 0) source?.does.flush?.(sim, source);
}

function crashConsumer(sim: Sim, node: ServiceNode, c: number, backAt: number): void {
	const s = node.state;
	const it = s.consumers[c];
	if (!it?.up || !s.up) return;
	const inside = slotsOf(node, c).map((slot) => {
		const { session, message, order, job } = s.slots[slot] as Slot;
		if (job >= 0) emit(sim, EVENT.ABORTED, node, message, order, slot);
		return session;
	});
	it.up = false;
	it.backAt = backAt;
	const undone = letGo(sim, node, c);
	emit(sim, EVENT.CONSUMER_CRASHED, node, -1, -1, c);
	wakeAt(sim, node, backAt, CLASS.RECOVER, OP.BACK, c, it.crash);
	giveBack(sim, node, undone);
	for (const session of inside) if (session >= 0) fail(sim, s, rowOf(sim.state.sessions, session));
	trim(node);
}

function recoverConsumer(sim: Sim, node: ServiceNode, c: number): void {
	const s = node.state;
	const it = s.consumers[c];
	if (!it || it.up) return;
	it.up = true;
	it.backAt = -1;
	emit(sim, EVENT.CONSUMER_RECOVERED, node, -1, -1, c);
	if (s.up) takeUp(sim, node, c);
}

/** A consumer is there for work: it says so, and looks what waits. */
function takeUp(sim: Sim, node: ServiceNode, c: number): void {
	subscribe(sim, node, c);
	nextOf(sim, node, c);
}

function nextOf(sim: Sim, node: ServiceNode, c: number): void {
	for (const slot of slotsOf(node, c)) next(sim, node, slot);
}

/** After a job: a closing consumer goes, another looks what waits, unless it has been given some. */
function next(sim: Sim, node: ServiceNode, slot: number): void {
	const s = node.state;
	if (s.consumers[consumerOf(node, slot)]?.closing === true) return trim(node);
	const it = s.slots[slot];
	if (it !== undefined && isIdle(it)) startNext(sim, node, slot);
}

/** More consumers come at once; fewer close as soon as they have finished what they have in hand. */
function resize(sim: Sim, node: ServiceNode, wanted: number): void {
	const s = node.state;
	const { hands, source } = node.links;
	// Those that are closing are the last ones.
	const before = s.consumers.filter((it) => !it.closing).length;
	if (before === wanted) return;
	for (let c = wanted; c < before; c++) {
		const it = s.consumers[c] as Consumer;
		it.closing = true;
		if (it.subscribed) source?.does.unsubscribe?.(sim, source, nameOf(node, c));
		it.subscribed = it.waits = false;
	}
	for (let c = before; c < wanted; c++) {
		(s.consumers[c] ??= newConsumer()).closing = false;
		for (const slot of slotsOf(node, c)) s.slots[slot] ??= newSlot();
	}
	emit(sim, EVENT.RESIZED, node, -1, -1, wanted * hands);
	for (const it of s.consumers) {
		if (!it.closing) continue;
		const undone = unstack(it.held);
		it.unacked -= undone.length;
		giveBack(sim, node, undone);
	}
	trim(node);
	if (!s.up) return;
	for (let c = before; c < wanted; c++) takeUp(sim, node, c);
}

/** Takes away consumers that are closing and have nothing left. */
function trim(node: ServiceNode): void {
	const s = node.state;
	const each = node.links.hands;
	while (s.consumers.at(-1)?.closing && s.slots.slice(-each).every(isIdle)) {
		s.consumers.pop();
		s.slots.length -= each;
	}
}
