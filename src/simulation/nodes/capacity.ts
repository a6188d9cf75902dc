import type { Capacity } from '#schemas';
import { type Fifo, fifo, push, remove, shift } from '../fifo.ts';
import { type Node, type NodeKind, ownerOf, partOf } from './kind.ts';

/** Slots that several services share; those who find none free wait in line. */
export interface CapacityState {
	readonly kind: 'capacity';
	/** Names of the slots of services that have one. */
	users: Fifo;
	line: Fifo;
}

type CapacityNode = Node<CapacityState, Capacity>;

/** The state of a capacity at t = 0. */
export function createCapacity(): CapacityState {
	return { kind: 'capacity', users: fifo(), line: fifo() };
}

/** The capacity's functions. */
export const capacity: NodeKind<CapacityNode> = {
	see(_sim, node) {
		const { label, slots } = node.spec;
		const { users, line } = node.state;
		const { id } = node;
		return [{ kind: 'capacity', id, label, slots, used: users.size, waiting: line.size }];
	},

	acquire(_sim, node, who) {
		const s = node.state;
		push(s.line, who);
		if (s.users.size >= node.spec.slots) return false;
		push(s.users, shift(s.line));
		return true;
	},

	release(sim, node, who) {
		const s = node.state;
		if (!remove(s.users, who)) remove(s.line, who);
		this.changed?.(sim, node);
	},

	changed(sim, node) {
		const s = node.state;
		while (s.line.size > 0 && s.users.size < node.spec.slots) {
			const next = shift(s.line);
			push(s.users, next);
			const owner = sim.nodes[ownerOf(next)] as Node;
			owner.does.granted?.(sim, owner, partOf(next));
		}
	},
};
