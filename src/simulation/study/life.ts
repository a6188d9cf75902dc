import { SimulationError } from '../errors.ts';
import { EVENT } from '../events.ts';
import { advance, type Sim, start } from '../kernel.ts';
import type { Resolved } from '../types.ts';
import { type NamedEvent, namedEvent, orderNumber } from './named-event.ts';

/** Everything that happened to one order and its messages, in order. */
export interface Life {
	/** Its number as tickets show it. */
	readonly order: number;
	readonly events: readonly NamedEvent[];
}

/**
 * The life of the order with this number (from 1) in a run up to `until`. Plays the run with a sink
 * that keeps nothing else. Throws SimulationError when the run has no such order.
 */
export function lifeOf(resolved: Resolved, number: number, until = resolved.spec.until): Life {
	const events: NamedEvent[] = [];
	const messages = new Set<number>();
	let orders = 0;
	const sim: Sim = start(resolved);
	advance(sim, until, {
		event(t, n, kind, node, message, order, value) {
			if (kind === EVENT.ARRIVED) orders++;
			if (orderNumber(order) !== number && !messages.has(message)) return;
			// What becomes of a message is part of the story, whether or not the order is named.
			if (message >= 0) messages.add(message);
			events.push(namedEvent(sim, t, n, kind, node, message, order, value));
		},
	});
	if (events.length > 0) return { order: number, events };
	throw new SimulationError(
		`there is no order ${number}`,
		orders === 0 ? 'no order arrives in this run' : `the orders of this run are 1 to ${orders}`,
	);
}
