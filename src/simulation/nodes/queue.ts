import { EVENT } from '../events.ts';
import { copyFifo, type Fifo, fifo, insertSorted, push, remove, shift } from '../fifo.ts';
import { emit, kindOf, settle, type Sim } from '../kernel.ts';
import { close, enter, get, MESSAGE, ORDER, put } from '../ledger.ts';
import type { NodeKind } from './kind.ts';

/** A queue: messages wait in order, consumers with room wait in turn. */
export interface QueueState {
	readonly kind: 'queue';
	ready: Fifo;
	/** Those that came back, served first. */
	returned: Fifo;
	/** Consumers with room, the next one first: whoever is served goes to the end. */
	consumers: Fifo;
}

/** The state of a queue at t = 0. */
export function createQueue(): QueueState {
	return { kind: 'queue', ready: fifo(), returned: fifo(), consumers: fifo() };
}

/** A copy that shares nothing. */
export function copyQueue(s: QueueState): QueueState {
	return {
		kind: 'queue',
		ready: copyFifo(s.ready),
		returned: copyFifo(s.returned),
		consumers: copyFifo(s.consumers),
	};
}

/** The queue's functions. */
export const queue: NodeKind = {
	publish(sim, node, order) {
		const { messages, orders, t } = sim.state;
		const message = enter(messages);
		put(messages, MESSAGE.ORDER, message, order);
		put(messages, MESSAGE.QUEUE, message, node);
		put(messages, MESSAGE.PUBLISHED, message, t);
		put(messages, MESSAGE.SINCE, message, t);
		const jobs = get(orders, ORDER.JOBS, order) + 1;
		put(orders, ORDER.JOBS, order, jobs);
		push(stateOf(sim, node).ready, message);
		emit(sim, EVENT.PUBLISHED, node, message, order, jobs);
		dispatch(sim, node);
	},

	credit(sim, node, consumer) {
		push(stateOf(sim, node).consumers, consumer);
		dispatch(sim, node);
	},

	unsubscribe(sim, node, consumer) {
		remove(stateOf(sim, node).consumers, consumer);
	},

	ack(sim, node, message) {
		const { messages, t } = sim.state;
		const published = get(messages, MESSAGE.PUBLISHED, message);
		done(sim, node, message, EVENT.ACKED, t - published);
	},

	giveBack(sim, node, message) {
		const { messages, t } = sim.state;
		const returns = get(messages, MESSAGE.RETURNS, message) + 1;
		if (returns > sim.profile.returns) return done(sim, node, message, EVENT.LOST, 0);
		put(messages, MESSAGE.RETURNS, message, returns);
		put(messages, MESSAGE.SINCE, message, t);
		const { returned } = stateOf(sim, node);
		if (sim.profile.returnsTo === 'original-place') insertSorted(returned, message);
		else push(returned, message);
		const order = get(messages, MESSAGE.ORDER, message);
		const deliveries = get(messages, MESSAGE.DELIVERIES, message);
		emit(sim, EVENT.RETURNED, node, message, order, deliveries);
		dispatch(sim, node);
	},
};

function dispatch(sim: Sim, node: number): void {
	const s = stateOf(sim, node);
	const { messages, t } = sim.state;
	while (s.consumers.size > 0 && s.returned.size + s.ready.size > 0) {
		const consumer = shift(s.consumers);
		const service = Math.floor(consumer / 65_536);
		const slot = consumer % 65_536;
		const kind = kindOf(sim, service);
		const message = shift(s.returned.size > 0 ? s.returned : s.ready);
		const deliveries = get(messages, MESSAGE.DELIVERIES, message) + 1;
		put(messages, MESSAGE.DELIVERIES, message, deliveries);
		put(messages, MESSAGE.SINCE, message, t);
		const order = get(messages, MESSAGE.ORDER, message);
		if (deliveries === 1) {
			const waited = t - get(messages, MESSAGE.PUBLISHED, message);
			emit(sim, EVENT.DELIVERED, node, message, order, waited);
		} else {
			emit(sim, EVENT.REDELIVERED, node, message, order, deliveries);
		}
		kind.deliver?.(sim, service, slot, message);
		if (kind.wants?.(sim, service, slot)) push(s.consumers, consumer);
	}
}

function done(sim: Sim, node: number, message: number, as: number, value: number): void {
	const { messages, orders } = sim.state;
	const order = get(messages, MESSAGE.ORDER, message);
	close(messages, message);
	put(orders, ORDER.JOBS, order, get(orders, ORDER.JOBS, order) - 1);
	emit(sim, as, node, message, order, value);
	settle(sim, order);
}

function stateOf(sim: Sim, node: number): QueueState {
	return sim.state.nodes[node] as QueueState;
}
