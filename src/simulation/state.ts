import { agenda, type Agenda } from './agenda.ts';
import { copyOfLedger, ledger, type Ledger } from './ledger.ts';
import { meters, type Meters } from './meters.ts';
import type { CapacityState } from './nodes/capacity.ts';
import type { ExchangeState } from './nodes/exchange.ts';
import type { LogState } from './nodes/log.ts';
import type { OutboxState } from './nodes/outbox.ts';
import type { ProducerState } from './nodes/producer-state.ts';
import type { QueueState } from './nodes/queue-state.ts';
import type { ServiceState } from './nodes/service-state.ts';
import type { DeathRow, MessageRow, OrderRow, SessionRow } from './rows.ts';

/** A node's own state; `kind` says which functions it belongs to. */
export type NodeState =
	| ProducerState
	| QueueState
	| ServiceState
	| ExchangeState
	| LogState
	| OutboxState
	| CapacityState;

/** Everything a run is at one moment: plain data, no names, no functions. */
export interface State {
	/** Virtual time in microseconds; all that was due until here has happened. */
	t: number;
	/** Events so far. */
	n: number;
	/** Actions of the run that have been done. */
	acted: number;
	agenda: Agenda;
	orders: Ledger<OrderRow>;
	sessions: Ledger<SessionRow>;
	messages: Ledger<MessageRow>;
	/** Deaths of messages that live on somewhere. */
	deaths: Ledger<DeathRow>;
	/** In topology order: see PARTS. */
	nodes: NodeState[];
	meters: Meters;
}

/** A state with nothing in it but empty nodes. */
export function emptyState(nodes: NodeState[], effects: number): State {
	return {
		t: 0,
		n: 0,
		acted: 0,
		agenda: agenda(),
		orders: ledger(),
		sessions: ledger(),
		messages: ledger(),
		deaths: ledger(),
		nodes,
		meters: meters(nodes.length, effects),
	};
}

/** A copy that shares nothing that changes. */
export function copyOfState(state: State): State {
	const { agenda, orders, sessions, messages, deaths, nodes, meters } = state;
	return {
		...state,
		agenda: copyOf(agenda),
		orders: copyOfLedger(orders),
		sessions: copyOfLedger(sessions),
		messages: copyOfLedger(messages),
		deaths: copyOfLedger(deaths),
		nodes: copyOf(nodes),
		meters: copyOf(meters),
	};
}

/**
 * A copy of plain data that shares nothing that changes. Typed arrays that stand in a list are
 * blocks that are full: nobody writes into them any more, so they are shared.
 */
export function copyOf<T>(value: T): T;
export function copyOf(value: unknown): unknown {
	if (ArrayBuffer.isView(value)) return (value as Int32Array).slice();
	if (Array.isArray(value)) {
		return value.map((it: unknown) => (ArrayBuffer.isView(it) ? it : copyOf(it)));
	}
	if (typeof value !== 'object' || value === null) return value;
	const copy: Record<string, unknown> = { ...value };
	for (const key in copy) copy[key] = copyOf(copy[key]);
	return copy;
}
