import type { Service } from '#schemas';
import { CLASS, schedule } from '../agenda.ts';
import { EVENT } from '../events.ts';
import { copyFifo, type Fifo, fifo, push, shift } from '../fifo.ts';
import { emit, emitEffect, kindOf, type Links, release, type Sim } from '../kernel.ts';
import { close, enter, get, isOpen, MESSAGE, ORDER, put, SESSION } from '../ledger.ts';
import { drawWork, seedOf } from '../random.ts';
import { consumerOf, type NodeKind, OUTCOME } from './kind.ts';

/** One counter. */
export interface Slot {
	/** The session or message in hand, -1 for none; idle when both are. */
	session: number;
	message: number;
	/** Which job this is among all of the service: a stale end of work has another number. */
	job: number;
	startedAt: number;
	work: number;
	handled: number;
	/** Messages handed over that wait for this slot (prefetch above 1). */
	held: Fifo;
	/** Taken away by the reader: finishes what it has in hand, takes nothing new. */
	closing: boolean;
}

/** Those who do the work, for direct callers, for a queue, or both. */
export interface ServiceState {
	readonly kind: 'service';
	readonly workBase: number;
	up: boolean;
	/** When it comes back; -1: when somebody recovers it. */
	backAt: number;
	/** Which crash is the latest; an older recovery is stale. */
	crash: number;
	jobs: number;
	slots: Slot[];
	/** Sessions that wait for a slot; closed ones are passed over. */
	line: Fifo;
	/** How many of the line are still there, and how many are open in all. */
	inLine: number;
	open: number;
	/** Sessions that were inside at a crash, over all crashes. */
	lostInside: number;
}

const OP = { FINISH: 0, RECOVER: 1, CRASH: 2 } as const;

/** The state of a service at t = 0. */
export function createService(spec: Service, id: string, seed: number): ServiceState {
	return {
		kind: 'service',
		workBase: seedOf(seed, `service.${id}`),
		up: true,
		backAt: -1,
		crash: 0,
		jobs: 0,
		slots: Array.from({ length: spec.slots }, newSlot),
		line: fifo(),
		inLine: 0,
		open: 0,
		lostInside: 0,
	};
}

function newSlot(): Slot {
	return {
		session: -1,
		message: -1,
		job: -1,
		startedAt: 0,
		work: 0,
		handled: 0,
		held: fifo(),
		closing: false,
	};
}

/** A copy that shares nothing. */
export function copyService(s: ServiceState): ServiceState {
	return {
		...s,
		slots: s.slots.map((slot) => ({ ...slot, held: copyFifo(slot.held) })),
		line: copyFifo(s.line),
	};
}

/** The service's functions. */
export const service: NodeKind = {
	begin(sim, node) {
		const s = stateOf(sim, node);
		emit(sim, EVENT.RESIZED, node, -1, -1, s.slots.length);
		s.slots.forEach((_, slot) => subscribe(sim, node, slot));
		sim.spec.faults.forEach((fault, i) => {
			if (sim.indexOf(fault.crash) !== node) return;
			schedule(sim.state.agenda, fault.at, CLASS.CRASH, node, OP.CRASH, i, 0);
		});
	},

	wake(sim, node, op, a, b) {
		const s = stateOf(sim, node);
		if (op === OP.FINISH) {
			if (s.slots[a]?.job === b) finish(sim, node, a);
		} else if (op === OP.RECOVER) {
			if (a === s.crash && !s.up) this.recover?.(sim, node);
		} else {
			const fault = sim.spec.faults[a];
			if (fault) this.crash?.(sim, node, sim.state.t + fault.for);
		}
	},

	changed(sim, node) {
		resize(sim, node, specOf(sim, node).slots);
	},

	call(sim, node, order) {
		const s = stateOf(sim, node);
		const { sessions, orders } = sim.state;
		if (!s.up) {
			emit(sim, EVENT.REFUSED, node, -1, order, 0);
			return answer(sim, order, OUTCOME.FAILED);
		}
		const session = enter(sessions);
		put(sessions, SESSION.ORDER, session, order);
		put(sessions, SESSION.SERVICE, session, node);
		put(orders, ORDER.SESSIONS, order, get(orders, ORDER.SESSIONS, order) + 1);
		put(orders, ORDER.SESSION, order, session + 1);
		push(s.line, session);
		s.inLine++;
		s.open++;
		emit(sim, EVENT.CALLED, node, -1, order, s.open);
		const { sessions: bears } = specOf(sim, node);
		if (bears && s.open > bears.limit) {
			return this.crash?.(sim, node, sim.state.t + bears.back);
		}
		const idle = s.slots.findIndex((slot) => isIdle(slot) && !slot.closing);
		if (idle >= 0) startNext(sim, node, idle);
	},

	abandon(sim, node, session, leaves) {
		const s = stateOf(sim, node);
		const { sessions } = sim.state;
		const order = get(sessions, SESSION.ORDER, session);
		const inSlot = get(sessions, SESSION.SLOT, session) > 0;
		if (leaves && !inSlot) {
			s.inLine--;
			emit(sim, EVENT.WITHDRAWN, node, -1, order, 0);
			closeSession(sim, s, session);
			return release(sim, order);
		}
		put(sessions, SESSION.GONE, session, 1);
		emit(sim, EVENT.ABANDONED, node, -1, order, inSlot ? 1 : 0);
	},

	wants(sim, node, slot) {
		const s = stateOf(sim, node);
		const it = s.slots[slot];
		if (!s.up || it === undefined || it.closing) return false;
		return it.held.size + (it.message >= 0 ? 1 : 0) < specOf(sim, node).prefetch;
	},

	deliver(sim, node, slot, message) {
		const it = stateOf(sim, node).slots[slot] as Slot;
		push(it.held, message);
		if (isIdle(it)) startNext(sim, node, slot);
	},

	crash(sim, node, backAt) {
		const s = stateOf(sim, node);
		if (!s.up) return;
		const { sessions, agenda } = sim.state;
		const consumes = queueOf(sim, node);
		const inside: number[] = [];
		const undone: number[] = [];
		s.slots.forEach((slot, i) => {
			if (slot.session >= 0) inside.push(slot.session);
			if (slot.message >= 0) undone.push(slot.message);
			while (slot.held.size > 0) undone.push(shift(slot.held));
			if (consumes >= 0) kindOf(sim, consumes).unsubscribe?.(sim, consumes, consumerOf(node, i));
			slot.session = slot.message = slot.job = -1;
		});
		while (s.line.size > 0) {
			const session = shift(s.line);
			if (isOpen(sessions, session)) inside.push(session);
		}
		s.up = false;
		s.crash++;
		s.backAt = backAt;
		s.inLine = 0;
		s.lostInside += inside.length;
		trim(sim, node);
		emit(sim, EVENT.CRASHED, node, -1, -1, inside.length);
		if (backAt >= 0) schedule(agenda, backAt, CLASS.RECOVER, node, OP.RECOVER, s.crash, 0);
		for (const message of undone) kindOf(sim, consumes).giveBack?.(sim, consumes, message);
		for (const session of inside) fail(sim, s, session);
	},

	recover(sim, node) {
		const s = stateOf(sim, node);
		if (s.up) return;
		s.up = true;
		s.backAt = -1;
		emit(sim, EVENT.RECOVERED, node, -1, -1, 0);
		s.slots.forEach((_, slot) => subscribe(sim, node, slot));
	},
};

function subscribe(sim: Sim, node: number, slot: number): void {
	const consumes = queueOf(sim, node);
	if (consumes >= 0) kindOf(sim, consumes).credit?.(sim, consumes, consumerOf(node, slot));
}

/** An idle slot takes what waits for it: first the line at the door, then what it was handed. */
function startNext(sim: Sim, node: number, slot: number): void {
	const s = stateOf(sim, node);
	const it = s.slots[slot] as Slot;
	const { sessions } = sim.state;
	while (s.line.size > 0) {
		const session = shift(s.line);
		if (!isOpen(sessions, session)) continue;
		s.inLine--;
		put(sessions, SESSION.SLOT, session, slot + 1);
		it.session = session;
		return start(sim, node, slot, get(sessions, SESSION.ORDER, session));
	}
	if (it.held.size === 0) return;
	it.message = shift(it.held);
	start(sim, node, slot, get(sim.state.messages, MESSAGE.ORDER, it.message));
}

function start(sim: Sim, node: number, slot: number, order: number): void {
	const s = stateOf(sim, node);
	const it = s.slots[slot] as Slot;
	const { agenda, orders, t } = sim.state;
	it.job = s.jobs++;
	it.startedAt = t;
	it.work = drawWork(specOf(sim, node).work, s.workBase, get(orders, ORDER.KEY, order));
	emit(sim, EVENT.STARTED, node, it.message, order, slot);
	schedule(agenda, t + it.work, CLASS.FINISH, node, OP.FINISH, slot, it.job);
}

function finish(sim: Sim, node: number, slot: number): void {
	const s = stateOf(sim, node);
	const it = s.slots[slot] as Slot;
	const { sessions, messages } = sim.state;
	const { session, message } = it;
	const order =
		session >= 0 ? get(sessions, SESSION.ORDER, session) : get(messages, MESSAGE.ORDER, message);
	const gone = session >= 0 && get(sessions, SESSION.GONE, session) === 1;
	it.session = it.message = it.job = -1;
	it.handled++;
	emit(sim, gone ? EVENT.WASTED : EVENT.FINISHED, node, message, order, it.work);
	emitEffect(sim, node, order);
	if (session >= 0) {
		closeSession(sim, s, session);
		next(sim, node, slot);
		if (gone) release(sim, order);
		else answer(sim, order, OUTCOME.DONE);
	} else {
		for (const target of linksOf(sim, node).publishes) {
			kindOf(sim, target).publish?.(sim, target, order);
		}
		const consumes = get(messages, MESSAGE.QUEUE, message);
		const hadNoRoom = it.held.size + 1 >= specOf(sim, node).prefetch;
		kindOf(sim, consumes).ack?.(sim, consumes, message);
		if (hadNoRoom && !it.closing) subscribe(sim, node, slot);
		next(sim, node, slot);
	}
}

/** After a job: a closing slot goes, another looks what waits, unless it has been given some. */
function next(sim: Sim, node: number, slot: number): void {
	const it = stateOf(sim, node).slots[slot] as Slot;
	if (it.closing) trim(sim, node);
	else if (isIdle(it)) startNext(sim, node, slot);
}

function closeSession(sim: Sim, s: ServiceState, session: number): void {
	const { sessions, orders } = sim.state;
	const order = get(sessions, SESSION.ORDER, session);
	s.open--;
	close(sessions, session);
	put(orders, ORDER.SESSIONS, order, get(orders, ORDER.SESSIONS, order) - 1);
}

function fail(sim: Sim, s: ServiceState, session: number): void {
	const { sessions } = sim.state;
	const order = get(sessions, SESSION.ORDER, session);
	const gone = get(sessions, SESSION.GONE, session) === 1;
	closeSession(sim, s, session);
	if (gone) release(sim, order);
	else answer(sim, order, OUTCOME.FAILED);
}

function answer(sim: Sim, order: number, outcome: number): void {
	const producer = get(sim.state.orders, ORDER.PRODUCER, order);
	kindOf(sim, producer).answered?.(sim, producer, order, outcome);
}

/** More slots open at once; fewer close as soon as they have finished what they have in hand. */
function resize(sim: Sim, node: number, wanted: number): void {
	const s = stateOf(sim, node);
	const before = s.slots.filter((slot) => !slot.closing).length;
	if (before === wanted) return;
	const consumes = queueOf(sim, node);
	s.slots.forEach((slot, i) => {
		if (i >= wanted && !slot.closing) {
			slot.closing = true;
			if (consumes < 0) return;
			kindOf(sim, consumes).unsubscribe?.(sim, consumes, consumerOf(node, i));
		}
	});
	const fresh: number[] = [];
	for (let i = before; i < wanted; i++) {
		const old = s.slots[i];
		if (old) old.closing = false;
		else s.slots.push(newSlot());
		fresh.push(i);
	}
	emit(sim, EVENT.RESIZED, node, -1, -1, wanted);
	for (const slot of s.slots) {
		while (slot.closing && slot.held.size > 0) {
			kindOf(sim, consumes).giveBack?.(sim, consumes, shift(slot.held));
		}
	}
	trim(sim, node);
	if (!s.up) return;
	for (const slot of fresh) {
		if (service.wants?.(sim, node, slot)) subscribe(sim, node, slot);
		const it = s.slots[slot];
		if (it && isIdle(it)) startNext(sim, node, slot);
	}
}

/** Takes away slots that are closing and have nothing left. */
function trim(sim: Sim, node: number): void {
	const { slots } = stateOf(sim, node);
	for (let last = slots.at(-1); last?.closing && isIdle(last); last = slots.at(-1)) slots.pop();
}

function isIdle(slot: Slot): boolean {
	return slot.session < 0 && slot.message < 0;
}

function queueOf(sim: Sim, node: number): number {
	return linksOf(sim, node).consumes;
}

function linksOf(sim: Sim, node: number): Links {
	return sim.links[node] as Links;
}

function stateOf(sim: Sim, node: number): ServiceState {
	return sim.state.nodes[node] as ServiceState;
}

function specOf(sim: Sim, node: number): Service {
	return sim.specs[node] as Service;
}
