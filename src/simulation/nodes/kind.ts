import type { Sim } from '../kernel.ts';

/** How a direct call ended for its caller. */
export const OUTCOME = { DONE: 0, FAILED: 1 } as const;

/**
 * What every kind of node can be asked. A kind is one file that has the functions it needs; the
 * kernel knows no kind by name. `node` is the node's index; its state is `sim.state.nodes[node]`.
 */
export interface NodeKind {
	/** Before anything has happened: puts the first entries on the agenda. */
	begin?(sim: Sim, node: number): void;
	/** An entry of this node's is due. */
	wake?(sim: Sim, node: number, op: number, a: number, b: number): void;
	/** The scenario has another value somewhere in this node. */
	changed?(sim: Sim, node: number): void;
	/** A reader's action on this node. */
	publishByHand?(sim: Sim, node: number): void;
	crash?(sim: Sim, node: number, backAt: number): void;
	recover?(sim: Sim, node: number): void;

	/** Producer: the call of this order has ended. */
	answered?(sim: Sim, node: number, order: number, outcome: number): void;
	/** Queue: takes a message for this order. */
	publish?(sim: Sim, node: number, order: number): void;
	/** Queue: a consumer has room; `consumer` is node × 2¹⁶ + slot. */
	credit?(sim: Sim, node: number, consumer: number): void;
	/** Queue: a consumer wants nothing more. */
	unsubscribe?(sim: Sim, node: number, consumer: number): void;
	/** Queue: the message is done. */
	ack?(sim: Sim, node: number, message: number): void;
	/** Queue: the message comes back undone. */
	giveBack?(sim: Sim, node: number, message: number): void;
	/** Service: opens a session for this order. */
	call?(sim: Sim, node: number, order: number): void;
	/** Service: the caller of this session has gone; `leaves` the line, or is only not there. */
	abandon?(sim: Sim, node: number, session: number, leaves: boolean): void;
	/** Service: whether this slot may be handed a message. */
	wants?(sim: Sim, node: number, slot: number): boolean;
	/** Service: is handed a message. */
	deliver?(sim: Sim, node: number, slot: number, message: number): void;
}

/** A consumer's name between queue and service. */
export function consumerOf(node: number, slot: number): number {
	return node * 65_536 + slot;
}
