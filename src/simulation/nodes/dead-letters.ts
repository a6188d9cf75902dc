import * as DEATH from '../columns/death.ts';
import * as MESSAGE from '../columns/message.ts';
import * as ORDER from '../columns/order.ts';
import { EVENT } from '../events.ts';
import { at } from '../fifo.ts';
import { emit, settle, type Sim } from '../kernel.ts';
import { close, get, put, timeOf } from '../ledger.ts';
import { nodeNamed } from '../links.ts';
import { copyDeaths, forgetDeaths, isCircle, recordDeath } from './deaths.ts';
import { type Node, type NodeKind, PLAIN, type Props } from './kind.ts';
import { hasRoom, queue } from './queue.ts';
import { queueLinks } from './queue-links.ts';
import { nextList, readyIn, takeFirst } from './queue-order.ts';
import type { QueueNode } from './queue-state.ts';

/** A queue whose messages may go on to another place when they cannot stay. */
export const deadLetteringQueue: NodeKind<QueueNode> = {
	...queue,
	leads: (sim, node) => ({
		...queueLinks(sim, node),
		deadKey: sim.keyOf(node.spec.deadLetter?.key),
	}),
	isCircle,
	copyDeaths,
	forgetDeaths,

	deadLetter(sim, node, message, reason) {
		const { messages } = sim.state;
		const { deadLetter } = node.spec;
		const order = get(messages, MESSAGE.ORDER, message);
		emit(sim, EVENT.DEAD_LETTERED, node, message, order, reason);
		put(messages, MESSAGE.DEATH, message, recordDeath(sim, message, reason));
		moveTo(sim, message, nodeNamed(sim, deadLetter?.to) as Node, {
			...PLAIN,
			key: node.links.deadKey || get(messages, MESSAGE.KEY, message),
			priority: get(messages, MESSAGE.PRIORITY, message),
			death: get(messages, MESSAGE.DEATH, message),
			published: timeOf(messages, MESSAGE.PUBLISHED, message),
		});
	},

	redrive(sim, node) {
		const s = node.state;
		const { messages, deaths } = sim.state;
		if (!s.up) return;
		for (let left = readyIn(s); left > 0; left--) {
			const list = nextList(s, node.profile);
			if (list === undefined) return;
			const message = at(list, 0);
			const death = get(messages, MESSAGE.DEATH, message);
			if (death === 0) return;
			const order = get(messages, MESSAGE.ORDER, message);
			const back = sim.nodes[get(deaths, DEATH.QUEUE, death - 1)] as QueueNode;
			// What has no room there stays here.
			if (!hasRoom(back)) return;
			takeFirst(s, list);
			emit(sim, EVENT.REDRIVEN, node, message, order, 0);
			moveTo(sim, message, back, {
				...PLAIN,
				key: get(deaths, DEATH.KEY, death - 1),
				priority: get(messages, MESSAGE.PRIORITY, message),
			});
		}
	},
};

/** Publishes a message somewhere else, and forgets it here. */
function moveTo(sim: Sim, message: number, target: Node, props: Props): void {
	const { messages, orders } = sim.state;
	const order = get(messages, MESSAGE.ORDER, message);
	const death = get(messages, MESSAGE.DEATH, message);
	close(messages, message);
	target.does.publish?.(sim, target, order, props);
	forgetDeaths(sim, death);
	put(orders, ORDER.JOBS, order, get(orders, ORDER.JOBS, order) - 1);
	settle(sim, order);
}
