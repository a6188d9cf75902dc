import { EVENT } from '../events.ts';
import { at } from '../fifo.ts';
import { emit, settle, type Sim } from '../kernel.ts';
import { close, rowOf } from '../ledger.ts';
import { nodeNamed } from '../links.ts';
import type { MessageRow } from '../rows.ts';
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
		const { deadLetter } = node.spec;
		emit(sim, EVENT.DEAD_LETTERED, node, message.id, message.order, reason);
		message.death = recordDeath(sim, message, reason);
		const { key, priority, death, published } = message;
		moveTo(sim, message, nodeNamed(sim, deadLetter?.to) as Node, {
			...PLAIN,
			key: node.links.deadKey || key,
			priority,
			death,
			published,
		});
	},

	redrive(sim, node) {
		const s = node.state;
		const { messages, deaths } = sim.state;
		if (!s.up) return;
		for (let left = readyIn(s); left > 0; left--) {
			const list = nextList(s, node.profile);
			if (list === undefined) return;
			const message = rowOf(messages, at(list, 0));
			if (message.death === 0) return;
			const { queue: from, key } = rowOf(deaths, message.death - 1);
			const back = sim.nodes[from] as QueueNode;
			// What has no room there stays here.
			if (!hasRoom(back)) return;
			takeFirst(s, list);
			emit(sim, EVENT.REDRIVEN, node, message.id, message.order, 0);
			moveTo(sim, message, back, { ...PLAIN, key, priority: message.priority });
		}
	},
};

/** Publishes a message somewhere else, and forgets it here. */
function moveTo(sim: Sim, message: MessageRow, target: Node, props: Props): void {
	const { messages, orders } = sim.state;
	const order = rowOf(orders, message.order);
	close(messages, message.id);
	target.does.publish?.(sim, target, order, props);
	forgetDeaths(sim, message.death);
	order.jobs--;
	settle(sim, order);
}
