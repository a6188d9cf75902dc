import { release, type Sim } from '../kernel.ts';
import { close, rowOf } from '../ledger.ts';
import type { OrderRow, SessionRow } from '../rows.ts';
import { type Node, OUTCOME } from './kind.ts';
import type { ServiceState } from './service-state.ts';

/** The call is over: the caller no longer waits for it. */
export function closeSession(sim: Sim, s: ServiceState, session: SessionRow): OrderRow {
	const { sessions, orders } = sim.state;
	const name = session.id + 1;
	s.open--;
	const order = rowOf(orders, session.order);
	// Out of the list of those that the caller waits for.
	let head = order.session;
	if (head === name) order.session = session.before;
	while (head > 0 && head !== name) {
		const it = rowOf(sessions, head - 1);
		head = it.before;
		if (head === name) it.before = session.before;
	}
	close(sessions, session.id);
	order.holds--;
	return order;
}

/** The call ends without an answer that helps. */
export function fail(sim: Sim, s: ServiceState, session: SessionRow): void {
	const order = closeSession(sim, s, session);
	if (session.gone) release(sim, order);
	else answer(sim, order, OUTCOME.FAILED);
}

/** The caller hears how it went. */
export function answer(sim: Sim, order: OrderRow, outcome: number): void {
	const producer = sim.nodes[order.producer] as Node;
	producer.does.answered?.(sim, producer, order, outcome);
}

/** One less needs an order's row; the last one closes it. */
export function unhold(sim: Sim, id: number): void {
	const order = rowOf(sim.state.orders, id);
	order.holds--;
	release(sim, order);
}
