import type { Sim } from '../kernel.ts';
import { missing } from '../kinds.ts';
import { type Links, NONE } from '../links.ts';
import type { QueueNode } from './queue-state.ts';

/** How long a queue lets a delivery be held, and whether it has rules to mind. */
export function queueLinks(sim: Sim, { spec, profile, does }: QueueNode): Links {
	if (spec.deadLetter && !does.deadLetter) missing('deadLetter');
	const timeout = spec.ackTimeout ?? profile.ackTimeout;
	const rules = spec.max ?? spec.singleActive ?? spec.duplicates;
	return {
		...NONE,
		timeout,
		timedUntil: sim.spec.until - timeout,
		isPlain: rules === undefined && profile.order === 'fifo' && profile.counts === 'returns',
	};
}
