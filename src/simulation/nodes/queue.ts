/**
 * What a queue does from publish to the end of a message. One room: whatever comes, goes or comes
 * back ends in the same hand-out, and the order of its steps is what brokers differ in.
 */
import type { Queue } from '#schemas';
import { CLASS } from '../agenda.ts';
import { delayOf } from '../backoff.ts';
import { EVENT, REASON } from '../events.ts';
import { at, drain, type Fifo, indexOf, push, remove, shift, unshift } from '../fifo.ts';
import { emit, settle, type Sim, wakeAt, wakeIn } from '../kernel.ts';
import * as MESSAGE from '../columns/message.ts';
import * as ORDER from '../columns/order.ts';
import { close, enter, get, isOpen, put, putTime, rowOf, timeOf, timesOf } from '../ledger.ts';
import type { Profile } from '../profiles.ts';
import { uniform } from '../random.ts';
import {
	type Node,
	type NodeKind,
	ownerOf,
	partOf,
	PLAIN,
	type Props,
	TAKEN,
	WANTS,
} from './kind.ts';
import { comeUp, goDown } from './outage.ts';
import { queueLinks } from './queue-links.ts';
import { enqueue, nextList, putBack, readyIn, takeFirst, takeFrom } from './queue-order.ts';
import type { QueueNode, QueueState } from './queue-state.ts';

const OP = { EXPIRE: 0, TIMEOUT: 1, READY: 2, DEADLINE: 3, RECOVER: 4, OPEN: 5 } as const;

/** On the agenda: a message is ready for its next attempt. */
export const READY = OP.READY;

/** The queue's functions. */
export const queue: NodeKind<QueueNode> = {
	isOfBroker: true,
	leads: queueLinks,

	begin(sim, node) {
		const { opens } = node.spec;
		if (opens !== undefined) wakeAt(sim, node, opens, CLASS.RECOVER, OP.OPEN, 0, 0);
	},

	wake(sim, node, op, a, b) {
		const s = node.state;
		const { messages, t } = sim.state;
		if (op === OP.EXPIRE) {
			if (s.expiryAt > t) return;
			s.expiryAt = Infinity;
			flush(sim, node);
		} else if (op === OP.TIMEOUT) {
			timeOut(sim, node, s);
		} else if (op === OP.DEADLINE) {
			if (isHeld(sim, a, b) && timeOf(messages, MESSAGE.DEADLINE, a) === t) takeBack(sim, node, a);
		} else if (op === OP.READY) {
			if (!isOpen(messages, a)) return;
			putBack(s, node.profile, messages, a);
			putTime(messages, MESSAGE.SINCE, a, t);
			emitOf(sim, EVENT.READY, node, a, get(messages, MESSAGE.DELIVERIES, a));
			flush(sim, node);
		} else if (op === OP.RECOVER) {
			if (a === s.crash) this.recover?.(sim, node, -1);
		} else {
			s.isThere = true;
			emit(sim, EVENT.OPENED, node, -1, -1, 0);
		}
	},

	changed(sim, node) {
		flush(sim, node);
	},

	publish(sim, node, order, props) {
		const s = node.state;
		if (!s.isThere) return TAKEN.UNROUTABLE;
		if (!hasRoom(node)) {
			emit(sim, EVENT.REJECTED, node, -1, order, s.up ? 1 : 0);
			return TAKEN.REFUSED;
		}
		// What runs in a circle is dropped without a word, as brokers do.
		if (props.death > 0 && node.does.isCircle?.(sim, props.death, node.index)) return TAKEN.YES;
		const { messages, orders, t } = sim.state;
		const message = enter(messages);
		const { rows, times } = messages;
		const row = rowOf(messages, message);
		const from = timesOf(messages, message);
		rows[row + MESSAGE.ORDER] = order;
		rows[row + MESSAGE.QUEUE] = node.index;
		times[from + MESSAGE.PUBLISHED] = times[from + MESSAGE.SINCE] = t;
		if (props !== PLAIN) inscribe(sim, node, message, props);
		if (node.spec.ttl !== undefined || props.ttl >= 0) limitAge(sim, node, message, props);
		const jobs = get(orders, ORDER.JOBS, order) + 1;
		put(orders, ORDER.JOBS, order, jobs);
		enqueue(s, node.profile, message, props.priority);
		emit(sim, EVENT.PUBLISHED, node, message, order, jobs);
		flush(sim, node);
		return TAKEN.YES;
	},

	subscribe(_sim, node, consumer) {
		push(node.state.subscribers, consumer);
	},

	unsubscribe(_sim, node, consumer) {
		const s = node.state;
		remove(s.subscribers, consumer);
		remove(s.consumers, consumer);
	},

	credit(sim, node, consumer) {
		push(node.state.consumers, consumer);
		flush(sim, node);
	},

	leave(_sim, node, consumer) {
		remove(node.state.consumers, consumer);
	},

	ack(sim, node, message, delivery) {
		if (!isHeld(sim, message, delivery)) return false;
		const { messages, t } = sim.state;
		done(sim, node, message, EVENT.ACKED, t - timeOf(messages, MESSAGE.PUBLISHED, message));
		return true;
	},

	giveBack(sim, node, message, delivery, refused) {
		if (!isHeld(sim, message, delivery)) return;
		if (refused) return die(sim, node, message, REASON.REJECTED);
		comeBack(sim, node, message);
	},

	flush,

	hasReady(_sim, node) {
		return node.state.up && readyIn(node.state) > 0;
	},

	extend(sim, node, message, delivery) {
		if (!isHeld(sim, message, delivery)) return;
		const { messages, t } = sim.state;
		const until = t + node.links.timeout;
		putTime(messages, MESSAGE.DEADLINE, message, until);
		wakeAt(sim, node, until, CLASS.GIVE_UP, OP.DEADLINE, message, delivery);
	},

	crash(sim, node, _part, backAt) {
		const s = node.state;
		if (!goDown(s, backAt)) return;
		emit(sim, EVENT.DOWN, node, -1, -1, readyIn(s));
		while (s.subscribers.size > 0) closeChannel(sim, node, at(s.subscribers, 0));
		// Those who finish what they hold without wanting more are cut off as well.
		for (const message of handedOut(sim, node)) {
			const owner = get(sim.state.messages, MESSAGE.OWNER, message);
			if (owner > 0) closeChannel(sim, node, owner - 1);
		}
		if (node.spec.durable === false) {
			const all = [s.returned, ...s.levels].flatMap(drain);
			for (const message of all) done(sim, node, message, EVENT.LOST, 0);
		}
		wakeAt(sim, node, backAt, CLASS.RECOVER, OP.RECOVER, s.crash, 0);
	},

	recover(sim, node) {
		if (!comeUp(sim, node)) return;
		for (const other of sim.nodes) {
			if (other.links.source === node) other.does.changed?.(sim, other);
		}
		flush(sim, node);
	},
};

/** Whether the queue takes a message that is published. */
export function hasRoom({ state: s, spec, profile }: QueueNode): boolean {
	if (spec.max === undefined || spec.overflow !== 'reject-publish') return s.up;
	return s.up && !(profile.overshoots ? s.isBlocked : readyIn(s) >= spec.max);
}

/** Writes on a message what it carries besides its order. */
function inscribe(
	sim: Sim,
	{ does }: Node,
	message: number,
	{ priority, key, via, death }: Props,
): void {
	const { messages } = sim.state;
	put(messages, MESSAGE.PRIORITY, message, priority);
	put(messages, MESSAGE.KEY, message, key);
	put(messages, MESSAGE.VIA, message, via);
	put(messages, MESSAGE.DEATH, message, does.copyDeaths?.(sim, death) ?? 0);
}

/** Writes on a message when it expires. */
function limitAge(sim: Sim, node: QueueNode, message: number, props: Props): void {
	const { messages, t } = sim.state;
	const ttl = Math.min(node.spec.ttl ?? Infinity, props.ttl < 0 ? Infinity : props.ttl);
	const since = node.profile.keepsAge && props.published >= 0 ? props.published : t;
	putTime(messages, MESSAGE.EXPIRES, message, since + ttl + 1);
	node.state.hasExpiry = true;
}

/** The queue's side of a channel that closes: everything the consumer holds comes back. */
function closeChannel(sim: Sim, node: QueueNode, consumer: number): void {
	const s = node.state;
	remove(s.subscribers, consumer);
	remove(s.consumers, consumer);
	const owner = sim.nodes[ownerOf(consumer)] as Node;
	owner.does.closed?.(sim, owner, partOf(consumer));
	for (const message of handedOut(sim, node)) {
		if (get(sim.state.messages, MESSAGE.OWNER, message) === consumer + 1) {
			comeBack(sim, node, message);
		}
	}
}

/** Every message of this queue that a consumer holds, in the order in which they were handed out. */
function handedOut(sim: Sim, node: QueueNode): number[] {
	const { messages } = sim.state;
	const found: number[] = [];
	for (let id = messages.first; id < messages.next; id++) {
		if (!isOpen(messages, id) || get(messages, MESSAGE.OWNER, id) === 0) continue;
		if (get(messages, MESSAGE.QUEUE, id) === node.index) found.push(id);
	}
	const since = (id: number) => timeOf(messages, MESSAGE.SINCE, id);
	return found.sort((a, b) => since(a) - since(b));
}

/** Hands out what can be handed out, drops what is too much, and minds when the head expires. */
function flush(sim: Sim, node: QueueNode): void {
	const { state: s, profile } = node;
	if (!s.up) return;
	if (s.hasExpiry || !node.links.isPlain) return flushByRules(sim, node);
	s.hasReturns = false;
	while (s.consumers.size > 0) {
		const list = nextList(s, profile);
		if (list === undefined) return;
		handOut(sim, node, takeFirst(s, list), shift(s.consumers));
	}
}

function flushByRules(sim: Sim, node: QueueNode): void {
	const { state: s, profile } = node;
	if (s.hasReturns && profile.cutsFirst) keepLength(sim, node, s);
	s.hasReturns = false;
	expire(sim, node, s, profile);
	if (profile.counts === 'receives' && s.consumers.size > 0) setAside(sim, node, s);
	for (;;) {
		const consumer = nextConsumer(s, node.spec);
		const list = consumer < 0 ? undefined : nextList(s, profile);
		if (list === undefined) break;
		if (at(s.consumers, 0) === consumer) shift(s.consumers);
		else remove(s.consumers, consumer);
		handOut(sim, node, takeFrom(s, list, profile), consumer);
		expire(sim, node, s, profile);
	}
	keepLength(sim, node, s);
}

/** Drops what is too much, or stops the publishers. */
function keepLength(sim: Sim, node: QueueNode, s: QueueState): void {
	const profile = node.profile;
	const { max, overflow } = node.spec;
	if (max === undefined) return;
	const ready = readyIn(s);
	if (overflow === 'reject-publish') {
		// Told to stop when there is one too many, and to go on at four fifths.
		if (ready > max) s.isBlocked = true;
		else if (ready <= Math.floor(max * 0.8)) s.isBlocked = false;
		return;
	}
	// Each may come back here by way of other queues: what is too much is counted anew.
	while (readyIn(s) > max) {
		const message = takeFirst(s, nextList(s, profile) as Fifo);
		die(sim, node, message, REASON.MAXLEN);
	}
}

/** Somebody asks for messages: those received too often already are found out. */
function setAside(sim: Sim, node: QueueNode, s: QueueState): void {
	const { deliveryLimit = Infinity } = node.spec;
	const { returned } = s;
	for (let left = returned.size; left > 0 && returned.size > 0; left--) {
		const message = shift(returned);
		if (get(sim.state.messages, MESSAGE.DELIVERIES, message) < deliveryLimit) {
			push(returned, message);
		} else die(sim, node, message, REASON.RECEIVE_LIMIT);
	}
}

/** The next consumer with room; -1: none. With a single active one it is the longest subscribed. */
function nextConsumer(s: QueueState, spec: Queue): number {
	if (s.consumers.size === 0) return -1;
	if (!spec.singleActive) return at(s.consumers, 0);
	const active = at(s.subscribers, 0);
	return indexOf(s.consumers, active) < 0 ? -1 : active;
}

function handOut(sim: Sim, node: QueueNode, message: number, consumer: number): void {
	const { messages, t } = sim.state;
	const { state: s, spec } = node;
	const { rows, times } = messages;
	const row = rowOf(messages, message);
	const from = timesOf(messages, message);
	const order = rows[row + MESSAGE.ORDER] as number;
	const delivery = (rows[row + MESSAGE.DELIVERIES] as number) + 1;
	rows[row + MESSAGE.DELIVERIES] = delivery;
	rows[row + MESSAGE.OWNER] = consumer + 1;
	times[from + MESSAGE.SINCE] = t;
	times[from + MESSAGE.DEADLINE] = 0;
	if (delivery > 1) emit(sim, EVENT.REDELIVERED, node, message, order, delivery);
	else {
		const waited = t - (times[from + MESSAGE.PUBLISHED] as number);
		emit(sim, EVENT.DELIVERED, node, message, order, waited);
	}
	if (t <= node.links.timedUntil) hold(sim, node, message, delivery);
	const service = sim.nodes[ownerOf(consumer)] as Node;
	service.does.deliver?.(sim, service, partOf(consumer), message, delivery);
	const wants = service.does.wants?.(sim, service, partOf(consumer));
	if (wants === WANTS.IN_TURN) push(s.consumers, consumer);
	else if (wants === WANTS.AT_ONCE) unshift(s.consumers, consumer);
	if (spec.duplicates !== undefined) repeat(sim, node, message, delivery, spec.duplicates);
}

/** By chance, a message that has been handed out is handed out again. */
function repeat(sim: Sim, node: QueueNode, message: number, delivery: number, share: number): void {
	const isAgain = uniform(node.state.draws) < share;
	if (isAgain && isHeld(sim, message, delivery)) comeBack(sim, node, message);
}

/** Remembers a delivery until it is over, and looks after its time. */
function hold(sim: Sim, node: QueueNode, message: number, delivery: number): void {
	const s = node.state;
	const { held } = s;
	// Before the list has to grow, what is over leaves it.
	if (held.size === held.ring.length) dropOver(sim, held);
	push(held, message);
	push(held, delivery);
	if (s.isTimed) return;
	s.isTimed = true;
	wakeIn(sim, node, node.links.timeout, CLASS.GIVE_UP, OP.TIMEOUT, 0, 0);
}

/** Takes what is over off the front of a list of deliveries. */
function dropOver(sim: Sim, held: Fifo): void {
	while (held.size > 0 && !isHeld(sim, at(held, 0), at(held, 1))) {
		shift(held);
		shift(held);
	}
}

/** Takes back what has been held too long, and looks again when the next one is due. */
function timeOut(sim: Sim, node: QueueNode, s: QueueState): void {
	const { messages, t } = sim.state;
	const timeout = node.links.timeout;
	const { held } = s;
	// Whoever is handed something meanwhile needs no timer of his own.
	s.isTimed = true;
	while (held.size > 0) {
		const [message, delivery] = [at(held, 0), at(held, 1)];
		// One whose time was extended has an entry of its own on the agenda.
		if (isHeld(sim, message, delivery) && timeOf(messages, MESSAGE.DEADLINE, message) === 0) {
			const due = timeOf(messages, MESSAGE.SINCE, message) + timeout;
			if (due > t) {
				return wakeAt(sim, node, due, CLASS.GIVE_UP, OP.TIMEOUT, 0, 0);
			}
			takeBack(sim, node, message);
			continue;
		}
		shift(held);
		shift(held);
	}
	s.isTimed = false;
}

/** The time for this delivery is up. */
function takeBack(sim: Sim, node: QueueNode, message: number): void {
	const consumer = get(sim.state.messages, MESSAGE.OWNER, message) - 1;
	if (node.profile.timesOutAlone) {
		comeBack(sim, node, message);
	} else {
		closeChannel(sim, node, consumer);
		const service = sim.nodes[ownerOf(consumer)] as Node;
		// Its client opens another channel at once.
		service.does.changed?.(sim, service);
	}
	flush(sim, node);
}

/** Whether a message is held by whoever got this delivery of it. */
function isHeld(sim: Sim, message: number, delivery: number): boolean {
	const { messages } = sim.state;
	const { rows } = messages;
	const row = rowOf(messages, message);
	return (
		rows[row + MESSAGE.DELIVERIES] === delivery &&
		rows[row + MESSAGE.OWNER] !== 0 &&
		isOpen(messages, message)
	);
}

/** A message that was handed out is on the queue again, or has been so too often. */
function comeBack(sim: Sim, node: QueueNode, message: number): void {
	const { messages, t } = sim.state;
	const { state: s, profile, spec } = node;
	const returns = get(messages, MESSAGE.RETURNS, message) + 1;
	put(messages, MESSAGE.RETURNS, message, returns);
	if (profile.counts === 'returns' && returns > (spec.deliveryLimit ?? profile.limit)) {
		return die(sim, node, message, REASON.DELIVERY_LIMIT);
	}
	put(messages, MESSAGE.OWNER, message, 0);
	putTime(messages, MESSAGE.SINCE, message, t);
	if (spec.retry) {
		const before = timeOf(messages, MESSAGE.DELAY, message);
		const delay = delayOf(spec.retry, s.jitterBase, message, returns, before);
		putTime(messages, MESSAGE.DELAY, message, delay);
		emitOf(sim, EVENT.DELAYED, node, message, delay);
		return wakeIn(sim, node, delay, CLASS.RECOVER, OP.READY, message, 0);
	}
	putBack(s, profile, messages, message);
	s.hasReturns = true;
	emitOf(sim, EVENT.RETURNED, node, message, get(messages, MESSAGE.DELIVERIES, message));
}

/** What is at the head too long is gone; the agenda looks again when the next one is due. */
function expire(sim: Sim, node: QueueNode, s: QueueState, profile: Profile): void {
	if (!s.hasExpiry) return;
	const { messages, t } = sim.state;
	for (;;) {
		const list = nextList(s, profile);
		if (list === undefined) return;
		const expires = timeOf(messages, MESSAGE.EXPIRES, at(list, 0)) - 1;
		if (expires < 0) return;
		if (expires > t) {
			if (s.expiryAt === expires) return;
			s.expiryAt = expires;
			return wakeAt(sim, node, expires, CLASS.GIVE_UP, OP.EXPIRE, 0, 0);
		}
		// One that comes at this instant to somebody with room is handed out all the same.
		const isTaken = nextConsumer(s, node.spec) >= 0;
		if (isTaken && timeOf(messages, MESSAGE.PUBLISHED, at(list, 0)) === t) return;
		die(sim, node, takeFirst(s, list), REASON.EXPIRED);
	}
}

/** A message cannot stay: to its dead-letter target, or away. */
function die(sim: Sim, node: QueueNode, message: number, reason: number): void {
	if (node.spec.deadLetter) return node.does.deadLetter?.(sim, node, message, reason);
	const { messages, t } = sim.state;
	const since = t - timeOf(messages, MESSAGE.PUBLISHED, message);
	if (reason === REASON.EXPIRED) done(sim, node, message, EVENT.EXPIRED, since);
	else done(sim, node, message, EVENT.DROPPED, reason);
}

function done(sim: Sim, node: QueueNode, message: number, as: number, value: number): void {
	const { messages, orders } = sim.state;
	const order = get(messages, MESSAGE.ORDER, message);
	const death = get(messages, MESSAGE.DEATH, message);
	if (death > 0) node.does.forgetDeaths?.(sim, death);
	close(messages, message);
	put(orders, ORDER.JOBS, order, get(orders, ORDER.JOBS, order) - 1);
	emit(sim, as, node, message, order, value);
	settle(sim, order);
}

function emitOf(sim: Sim, kind: number, node: QueueNode, message: number, value: number): void {
	emit(sim, kind, node, message, get(sim.state.messages, MESSAGE.ORDER, message), value);
}
