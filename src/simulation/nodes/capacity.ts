import type { Capacity } from '#schemas';
import { copyFifo, type Fifo, fifo, push, remove, shift } from '../fifo.ts';
import { kindOf, type Sim } from '../kernel.ts';
import { type NodeKind, ownerOf, partOf } from './kind.ts';

/** Slots that several services share; those who find none free wait in line. */
export interface CapacityState {
	readonly kind: 'capacity';
	/** Names of the slots of services that have one. */
	users: Fifo;
	line: Fifo;
}

/** The state of a capacity at t = 0. */
export function createCapacity(): CapacityState {
	return { kind: 'capacity', users: fifo(), line: fifo() };
}

/** A copy that shares nothing. */
export function copyCapacity(s: CapacityState): CapacityState {
	return { ...s, users: copyFifo(s.users), line: copyFifo(s.line) };
}

/** The capacity's functions. */
export const capacity: NodeKind = {
	see(sim, node) {
		const { label, slots } = sim.specs[node] as Capacity;
		const { users, line } = stateOf(sim, node);
		const id = sim.ids[node] as string;
		return [{ kind: 'capacity', id, label, slots, used: users.size, waiting: line.size }];
	},

	acquire(sim, node, who) {
		const s = stateOf(sim, node);
		push(s.line, who);
		if (s.users.size >= (sim.specs[node] as Capacity).slots) return false;
		push(s.users, shift(s.line));
		return true;
	},

	release(sim, node, who) {
		const s = stateOf(sim, node);
		if (!remove(s.users, who)) remove(s.line, who);
		this.changed?.(sim, node);
	},

	changed(sim, node) {
		const s = stateOf(sim, node);
		while (s.line.size > 0 && s.users.size < (sim.specs[node] as Capacity).slots) {
			const next = shift(s.line);
			push(s.users, next);
			kindOf(sim, ownerOf(next)).granted?.(sim, ownerOf(next), partOf(next));
		}
	},
};

function stateOf(sim: Sim, node: number): CapacityState {
	return sim.state.nodes[node] as CapacityState;
}
