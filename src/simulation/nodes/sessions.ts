import * as ORDER from '../columns/order.ts';
import * as SESSION from '../columns/session.ts';
import { release, type Sim } from '../kernel.ts';
import { close, get, put } from '../ledger.ts';
import { type Node, OUTCOME } from './kind.ts';
import type { ServiceState } from './service-state.ts';

/** The call is over: the caller no longer waits for it. */
export function closeSession(sim: Sim, s: ServiceState, session: number): void {
	const { sessions } = sim.state;
	const { orders } = sim.state;
	s.open--;
	const order = get(sessions, SESSION.ORDER, session);
	const before = get(sessions, SESSION.BEFORE, session);
	// Out of the list of those that the caller waits for.
	let head = get(orders, ORDER.SESSION, order);
	if (head === session + 1) put(orders, ORDER.SESSION, order, before);
	while (head > 0 && head !== session + 1) {
		const next = get(sessions, SESSION.BEFORE, head - 1);
		if (next === session + 1) put(sessions, SESSION.BEFORE, head - 1, before);
		head = next;
	}
	close(sessions, session);
	hold(sim, order, -1);
}

/** The call ends without an answer that helps. */
export function fail(sim: Sim, s: ServiceState, session: number): void {
	const { sessions } = sim.state;
	const order = get(sessions, SESSION.ORDER, session);
	const gone = get(sessions, SESSION.GONE, session) === 1;
	closeSession(sim, s, session);
	if (gone) release(sim, order);
	else answer(sim, order, OUTCOME.FAILED);
}

/** The caller hears how it went. */
export function answer(sim: Sim, order: number, outcome: number): void {
	const producer = sim.nodes[get(sim.state.orders, ORDER.PRODUCER, order)] as Node;
	producer.does.answered?.(sim, producer, order, outcome);
}

/** So many more need the order's row. */
export function hold(sim: Sim, order: number, by: number): void {
	const { orders } = sim.state;
	put(orders, ORDER.HOLDS, order, get(orders, ORDER.HOLDS, order) + by);
}

/** One less needs it; the last one closes it. */
export function unhold(sim: Sim, order: number): void {
	hold(sim, order, -1);
	release(sim, order);
}
