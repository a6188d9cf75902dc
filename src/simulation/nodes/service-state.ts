import type { Service } from '#schemas';
import { type Fifo, fifo, shift } from '../fifo.ts';
import { seedOf } from '../random.ts';
import type { Node } from './kind.ts';

/** One pair of hands; a consumer has `concurrency` of them. */
export interface Slot {
	/** The session or message in hand, -1 for none; idle when both are. */
	session: number;
	message: number;
	/** Which delivery of the message this is; 0 for a record of a log. */
	delivery: number;
	order: number;
	/** The consumer's channel at the time; a closed one acknowledges nothing. */
	channel: number;
	/** Which job this is among all of the service: a stale end of work has another number. */
	job: number;
	startedAt: number;
	work: number;
	/** What becomes of the effect: 0 still to come, 1 done, 2 done before by somebody else. */
	effect: number;
	handled: number;
}

/** One consumer: what the queue knows as one name. */
export interface Consumer {
	up: boolean;
	backAt: number;
	crash: number;
	/** Taken away by the reader: finishes what it has in hand, takes nothing new. */
	closing: boolean;
	/** Deliveries that wait for a hand, as triples (message, delivery, order). */
	held: Fifo;
	/** Deliveries that the queue counts as unacknowledged. */
	unacked: number;
	/** How many of the latest poll may still come. */
	asked: number;
	/** Whether its queue knows of it, and whether it stands there in line for more. */
	subscribed: boolean;
	waits: boolean;
}

/** Those who do the work, for direct callers, for a queue or a log, or both. */
export interface ServiceState {
	readonly kind: 'service';
	readonly workBase: number;
	readonly failBase: number;
	isOpen: boolean;
	up: boolean;
	/** Whether it has had the order that it looks for, since it is up. */
	hasFound: boolean;
	/** When it comes back; -1: when somebody recovers it. */
	backAt: number;
	/** Which crash is the latest; an older recovery is stale. */
	crash: number;
	isPaused: boolean;
	/** Work takes so many times as long. */
	factor: number;
	jobs: number;
	consumers: Consumer[];
	slots: Slot[];
	/** Sessions that wait for a slot; closed ones are passed over. */
	line: Fifo;
	/** Those that are only to be told that there is no room; they go first. */
	door: Fifo;
	/** How many of the line are still there, and how many are open in all. */
	inLine: number;
	open: number;
	/** Sessions that were inside at a crash, over all crashes. */
	lostInside: number;
}

/** A service of a run. */
export type ServiceNode = Node<ServiceState, Service>;

/** The state of a service at t = 0. */
export function createService(spec: Service, id: string, seed: number): ServiceState {
	return {
		kind: 'service',
		workBase: seedOf(seed, `service.${id}`),
		failBase: seedOf(seed, `fails.${id}`),
		isOpen: spec.opens === undefined,
		up: spec.opens === undefined,
		hasFound: false,
		backAt: spec.opens ?? -1,
		crash: 0,
		isPaused: false,
		factor: 1,
		jobs: 0,
		consumers: Array.from({ length: spec.slots }, newConsumer),
		slots: Array.from({ length: spec.slots * (spec.concurrency ?? 1) }, newSlot),
		line: fifo(),
		door: fifo(),
		inLine: 0,
		open: 0,
		lostInside: 0,
	};
}

/** A hand with nothing in it. */
export function newSlot(): Slot {
	return {
		session: -1,
		message: -1,
		delivery: 0,
		order: -1,
		channel: 0,
		job: -1,
		startedAt: 0,
		work: 0,
		effect: 0,
		handled: 0,
	};
}

/** A consumer that has just come. */
export function newConsumer(): Consumer {
	return {
		up: true,
		backAt: -1,
		crash: 0,
		closing: false,
		held: fifo(),
		unacked: 0,
		asked: 0,
		subscribed: false,
		waits: false,
	};
}

/** A delivery in the hands of a consumer, or on its stack. */
export interface Held {
	readonly message: number;
	readonly delivery: number;
	readonly order: number;
}

/** All deliveries leave a stack, the oldest first. */
export function unstack(held: Fifo): Held[] {
	return Array.from({ length: held.size / 3 }, () => ({
		message: shift(held),
		delivery: shift(held),
		order: shift(held),
	}));
}

/** The consumer's channel is closed: it has nothing, and is in no line. */
export function cutOff(it: Consumer): void {
	Object.assign(it, { subscribed: false, waits: false, unacked: 0, asked: 0, crash: it.crash + 1 });
}

/** Whether a hand is empty. */
export function isIdle(slot: Slot): boolean {
	return slot.session < 0 && slot.message < 0;
}

/** Whether a hand may take something up. */
export function canWork(node: ServiceNode, slot: number): boolean {
	const s = node.state;
	const it = s.consumers[consumerOf(node, slot)];
	return it !== undefined && isAtWork(s, it);
}

/** Whether a consumer may take something up. */
export function isAtWork(s: ServiceState, it: Consumer): boolean {
	return s.up && !s.isPaused && it.up && !it.closing;
}

/** Whose hand it is. */
export function consumerOf(node: ServiceNode, slot: number): number {
	const { hands } = node.links;
	return hands === 1 ? slot : Math.floor(slot / hands);
}

/** The hands of a consumer. */
export function slotsOf(node: ServiceNode, c: number): number[] {
	const { hands } = node.links;
	return Array.from({ length: hands }, (_, i) => c * hands + i);
}
