import { EVENT } from '../events.ts';
import { emit, type Sim } from '../kernel.ts';
import type { Node } from './kind.ts';

/** Whatever can be down. */
export interface Outage {
	up: boolean;
	/** When it comes back; -1: when somebody recovers it. */
	backAt: number;
	/** Which crash is the latest; an older recovery is stale. */
	crash: number;
}

/** Goes down until a moment; false when it is down. */
export function goDown(s: Outage, backAt: number): boolean {
	if (!s.up) return false;
	s.up = false;
	s.backAt = backAt;
	s.crash++;
	return true;
}

/** Is there again; false when it was not down. */
export function comeUp(sim: Sim, node: Node & { readonly state: Outage }): boolean {
	const s = node.state;
	if (s.up) return false;
	s.up = true;
	s.backAt = -1;
	emit(sim, EVENT.UP, node, -1, -1, 0);
	return true;
}
