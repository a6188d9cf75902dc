import type { Sim } from '../kernel.ts';
import { type Links, NONE } from '../links.ts';
import type { QueueNode } from './queue-state.ts';

/** How long a queue lets a delivery be held, and whether it has rules to mind. */
export function queueLinks(sim: Sim, { spec, profile }: QueueNode): Links {
	const timeout = spec.ackTimeout ?? profile.ackTimeout;
	const rules = spec.max ?? spec.singleActive ?? spec.duplicates;
	return {
		...NONE,
		timeout,
		timedUntil: sim.spec.until - timeout,
		deadKey: sim.keyOf(spec.deadLetter?.key),
		isPlain: rules === undefined && profile.order === 'fifo' && profile.counts === 'returns',
	};
}
