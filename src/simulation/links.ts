import type { CompiledStep, Sim } from './kernel.ts';
import type { Node } from './nodes/kind.ts';

/**
 * Where a node leads, and what is asked of its scenario at each event, as numbers: words are slow to
 * compare. What does not apply is empty.
 */
export interface Links {
	/** Producer: its plans in order, which of them new orders follow, and the effects each promises. */
	readonly plans: readonly (readonly CompiledStep[])[];
	readonly plan: number;
	readonly promises: readonly (readonly number[])[];
	/** Whether a plan has a step that commits, or nothing to commit. */
	readonly commits: readonly boolean[];
	/** Whether the time from one arrival to the next is drawn, and how many orders come at once. */
	readonly isPoisson: boolean;
	readonly atOnce: number;
	/** Service: the mean of its work where that is exponential, else 0. */
	readonly mean: number;
	/** Service: the queue or log it takes from, its effect, what it needs. */
	readonly source: Node | undefined;
	readonly effect: number;
	readonly needs: Node | undefined;
	/** Queue: how long a delivery may be held; one that begins later than this is never held too long. */
	readonly timeout: number;
	readonly timedUntil: number;
	/** Queue: the routing key that its dead letters get, see `Sim.keyOf`; 0: they keep their own. */
	readonly deadKey: number;
	/** Queue: whether no rule but the order of coming holds. */
	readonly isPlain: boolean;
	/** Service: the hands each consumer has, and the most it may hold unacknowledged. */
	readonly hands: number;
	readonly most: number;
	/** Whether a delivery may go straight into a hand; whether it is acknowledged before it is done. */
	readonly takesStraight: boolean;
	readonly acksEarly: boolean;
	/** Whether a job has more to do at its start than its work. */
	readonly isEager: boolean;
	/** Exchange: where its bindings lead. Service, outbox: where it publishes. */
	readonly targets: readonly Node[];
}

/** What leads nowhere. */
export const NONE: Links = {
	plans: [],
	plan: -1,
	promises: [],
	commits: [],
	isPoisson: false,
	atOnce: 1,
	mean: 0,
	source: undefined,
	effect: -1,
	needs: undefined,
	hands: 1,
	most: 0,
	takesStraight: false,
	acksEarly: false,
	isEager: false,
	timeout: Infinity,
	timedUntil: -Infinity,
	deadKey: 0,
	isPlain: false,
	targets: [],
};

/** The node with this name, if there is one. */
export function nodeNamed({ nodes, indexOf }: Sim, id = ''): Node | undefined {
	return nodes[indexOf(id)];
}

/** The nodes with these names, which are known to be there. */
export function nodesNamed(sim: Sim, ids: readonly string[]): Node[] {
	return ids.map((id) => nodeNamed(sim, id) as Node);
}
