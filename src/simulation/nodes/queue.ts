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
import { close, find, peek, rowOf } from '../ledger.ts';
import type { Profile } from '../profiles.ts';
import { uniform } from '../random.ts';
import { type MessageRow, newMessage } from '../rows.ts';
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
			const message = heldAs(sim, a, b);
			if (message?.deadline === t) takeBack(sim, node, message);
		} else if (op === OP.READY) {
			const message = find(messages, a);
			if (message === undefined) return;
			putBack(s, node.profile, message);
			message.since = t;
			emitOf(sim, EVENT.READY, node, message, message.deliveries);
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
			emit(sim, EVENT.REJECTED, node, -1, order.id, s.up ? 1 : 0);
			return TAKEN.REFUSED;
		}
		// What runs in a circle is dropped without a word, as brokers do.
		if (props.death > 0 && node.does.isCircle?.(sim, props.death, node.index)) return TAKEN.YES;
		const { messages, t } = sim.state;
		const message = newMessage(messages, order.id, node.index, t);
		if (props !== PLAIN) inscribe(sim, node, message, props);
		if (node.spec.ttl !== undefined || props.ttl >= 0) limitAge(node, message, props);
		order.jobs++;
		enqueue(s, node.profile, message.id, props.priority);
		emit(sim, EVENT.PUBLISHED, node, message.id, order.id, order.jobs);
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

	ack(sim, node, id, delivery) {
		const message = heldAs(sim, id, delivery);
		if (message === undefined) return false;
		done(sim, node, message, EVENT.ACKED, sim.state.t - message.published);
		return true;
	},

	giveBack(sim, node, id, delivery, refused) {
		const message = heldAs(sim, id, delivery);
		if (message === undefined) return;
		if (refused) return die(sim, node, message, REASON.REJECTED);
		comeBack(sim, node, message);
	},

	flush,

	hasReady(_sim, node) {
		return node.state.up && readyIn(node.state) > 0;
	},

	extend(sim, node, id, delivery) {
		const message = heldAs(sim, id, delivery);
		if (message === undefined) return;
		message.deadline = sim.state.t + node.links.timeout;
		wakeAt(sim, node, message.deadline, CLASS.GIVE_UP, OP.DEADLINE, id, delivery);
	},

	crash(sim, node, _part, backAt) {
		const s = node.state;
		if (!goDown(s, backAt)) return;
		emit(sim, EVENT.DOWN, node, -1, -1, readyIn(s));
		while (s.subscribers.size > 0) closeChannel(sim, node, at(s.subscribers, 0));
		// Those who finish what they hold without wanting more are cut off as well.
		for (const message of handedOut(sim, node)) {
			if (message.owner > 0) closeChannel(sim, node, message.owner - 1);
		}
		if (node.spec.durable === false) {
			const all = [s.returned, ...s.levels].flatMap(drain);
			for (const id of all) done(sim, node, rowOf(sim.state.messages, id), EVENT.LOST, 0);
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
	message: MessageRow,
	{ priority, key, via, death }: Props,
): void {
	message.priority = priority;
	message.key = key;
	message.via = via;
	message.death = does.copyDeaths?.(sim, death) ?? 0;
}

/** Writes on a message when it expires. */
function limitAge(node: QueueNode, message: MessageRow, props: Props): void {
	const ttl = Math.min(node.spec.ttl ?? Infinity, props.ttl < 0 ? Infinity : props.ttl);
	const keepsAge = node.profile.keepsAge && props.published >= 0;
	message.expires = (keepsAge ? props.published : message.published) + ttl + 1;
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
		if (message.owner === consumer + 1) comeBack(sim, node, message);
	}
}

/** Every message of this queue that a consumer holds, in the order in which they were handed out. */
function handedOut(sim: Sim, node: QueueNode): MessageRow[] {
	const { messages } = sim.state;
	const found: MessageRow[] = [];
	for (let id = messages.first; id < messages.next; id++) {
		const message = peek(messages, id);
		if (message !== undefined && message.owner > 0 && message.queue === node.index) {
			found.push(rowOf(messages, id));
		}
	}
	return found.sort((a, b) => a.since - b.since);
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
		const id = takeFirst(s, nextList(s, profile) as Fifo);
		die(sim, node, rowOf(sim.state.messages, id), REASON.MAXLEN);
	}
}

/** Somebody asks for messages: those received too often already are found out. */
function setAside(sim: Sim, node: QueueNode, s: QueueState): void {
	const { deliveryLimit = Infinity } = node.spec;
	const { returned } = s;
	for (let left = returned.size; left > 0 && returned.size > 0; left--) {
		const message = rowOf(sim.state.messages, shift(returned));
		if (message.deliveries < deliveryLimit) push(returned, message.id);
		else die(sim, node, message, REASON.RECEIVE_LIMIT);
	}
}

/** The next consumer with room; -1: none. With a single active one it is the longest subscribed. */
function nextConsumer(s: QueueState, spec: Queue): number {
	if (s.consumers.size === 0) return -1;
	if (!spec.singleActive) return at(s.consumers, 0);
	const active = at(s.subscribers, 0);
	return indexOf(s.consumers, active) < 0 ? -1 : active;
}

function handOut(sim: Sim, node: QueueNode, id: number, consumer: number): void {
	const { messages, t } = sim.state;
	const { state: s, spec } = node;
	const message = rowOf(messages, id);
	const delivery = message.deliveries + 1;
	message.deliveries = delivery;
	message.owner = consumer + 1;
	message.since = t;
	message.deadline = 0;
	if (delivery > 1) emitOf(sim, EVENT.REDELIVERED, node, message, delivery);
	else emitOf(sim, EVENT.DELIVERED, node, message, t - message.published);
	if (t <= node.links.timedUntil) hold(sim, node, id, delivery);
	const service = sim.nodes[ownerOf(consumer)] as Node;
	const wants = service.does.deliver?.(sim, service, partOf(consumer), message, delivery);
	if (wants === WANTS.IN_TURN) push(s.consumers, consumer);
	else if (wants === WANTS.AT_ONCE) unshift(s.consumers, consumer);
	if (spec.duplicates !== undefined) repeat(sim, node, id, delivery, spec.duplicates);
}

/** By chance, a message that has been handed out is handed out again. */
function repeat(sim: Sim, node: QueueNode, id: number, delivery: number, share: number): void {
	const isAgain = uniform(node.state.draws) < share;
	const message = heldAs(sim, id, delivery);
	if (isAgain && message !== undefined) comeBack(sim, node, message);
}

/** Remembers a delivery until it is over, and looks after its time. */
function hold(sim: Sim, node: QueueNode, message: number, delivery: number): void {
	const s = node.state;
	const { held } = s;
	// Before the list has to grow, what is over leaves it.
	if (held.size > held.mask) dropOver(sim, held);
	push(held, message);
	push(held, delivery);
	if (s.isTimed) return;
	s.isTimed = true;
	wakeIn(sim, node, node.links.timeout, CLASS.GIVE_UP, OP.TIMEOUT, 0, 0);
}

/** Takes what is over off the front of a list of deliveries. */
function dropOver(sim: Sim, held: Fifo): void {
	while (held.size > 0 && !heldAs(sim, at(held, 0), at(held, 1))) {
		shift(held);
		shift(held);
	}
}

/** Takes back what has been held too long, and looks again when the next one is due. */
function timeOut(sim: Sim, node: QueueNode, s: QueueState): void {
	const { timeout } = node.links;
	const { held } = s;
	// Whoever is handed something meanwhile needs no timer of his own.
	s.isTimed = true;
	while (held.size > 0) {
		const message = heldAs(sim, at(held, 0), at(held, 1));
		// One whose time was extended has an entry of its own on the agenda.
		if (message?.deadline === 0) {
			const due = message.since + timeout;
			if (due > sim.state.t) {
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
function takeBack(sim: Sim, node: QueueNode, message: MessageRow): void {
	const consumer = message.owner - 1;
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

/** The message, when it is held by whoever got this delivery of it. */
function heldAs(sim: Sim, id: number, delivery: number): MessageRow | undefined {
	const message = find(sim.state.messages, id);
	return message?.deliveries === delivery && message.owner > 0 ? message : undefined;
}

/** A message that was handed out is on the queue again, or has been so too often. */
function comeBack(sim: Sim, node: QueueNode, message: MessageRow): void {
	const { state: s, profile, spec } = node;
	const returns = ++message.returns;
	if (profile.counts === 'returns' && returns > (spec.deliveryLimit ?? profile.limit)) {
		return die(sim, node, message, REASON.DELIVERY_LIMIT);
	}
	message.owner = 0;
	message.since = sim.state.t;
	if (spec.retry) {
		const delay = delayOf(spec.retry, s.jitterBase, message.id, returns, message.delay);
		message.delay = delay;
		emitOf(sim, EVENT.DELAYED, node, message, delay);
		return wakeIn(sim, node, delay, CLASS.RECOVER, OP.READY, message.id, 0);
	}
	putBack(s, profile, message);
	s.hasReturns = true;
	emitOf(sim, EVENT.RETURNED, node, message, message.deliveries);
}

/** What is at the head too long is gone; the agenda looks again when the next one is due. */
function expire(sim: Sim, node: QueueNode, s: QueueState, profile: Profile): void {
	if (!s.hasExpiry) return;
	const { messages, t } = sim.state;
	for (;;) {
		const list = nextList(s, profile);
		if (list === undefined) return;
		const message = rowOf(messages, at(list, 0));
		const expires = message.expires - 1;
		if (expires < 0) return;
		if (expires > t) {
			if (s.expiryAt === expires) return;
			s.expiryAt = expires;
			return wakeAt(sim, node, expires, CLASS.GIVE_UP, OP.EXPIRE, 0, 0);
		}
		// One that comes at this instant to somebody with room is handed out all the same.
		const isTaken = nextConsumer(s, node.spec) >= 0;
		if (isTaken && message.published === t) return;
		takeFirst(s, list);
		die(sim, node, message, REASON.EXPIRED);
	}
}

/** A message cannot stay: to its dead-letter target, or away. */
function die(sim: Sim, node: QueueNode, message: MessageRow, reason: number): void {
	if (node.spec.deadLetter) return node.does.deadLetter?.(sim, node, message, reason);
	const since = sim.state.t - message.published;
	if (reason === REASON.EXPIRED) done(sim, node, message, EVENT.EXPIRED, since);
	else done(sim, node, message, EVENT.DROPPED, reason);
}

function done(sim: Sim, node: QueueNode, message: MessageRow, as: number, value: number): void {
	const { messages, orders } = sim.state;
	const order = rowOf(orders, message.order);
	if (message.death > 0) node.does.forgetDeaths?.(sim, message.death);
	close(messages, message.id);
	order.jobs--;
	emitOf(sim, as, node, message, value);
	settle(sim, order);
}

function emitOf(sim: Sim, kind: number, node: Node, it: MessageRow, value: number): void {
	emit(sim, kind, node, it.id, it.order, value);
}
