import { agenda, type Agenda, copyAgenda } from './agenda.ts';
import {
	copyLedger,
	DEATH_COLUMNS,
	ledger,
	type Ledger,
	MESSAGE_COLUMNS,
	MESSAGE_TIMES,
	ORDER_COLUMNS,
	ORDER_TIMES,
	SESSION_COLUMNS,
} from './ledger.ts';
import { copyMeters, meters, type Meters } from './meters.ts';
import type { CapacityState } from './nodes/capacity.ts';
import type { ExchangeState } from './nodes/exchange.ts';
import type { LogState } from './nodes/log.ts';
import type { OutboxState } from './nodes/outbox.ts';
import type { ProducerState } from './nodes/producer-state.ts';
import type { QueueState } from './nodes/queue-state.ts';
import type { ServiceState } from './nodes/service-state.ts';

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
	orders: Ledger;
	sessions: Ledger;
	messages: Ledger;
	/** Deaths of messages that live on somewhere. */
	deaths: Ledger;
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
		orders: ledger(ORDER_COLUMNS, ORDER_TIMES + effects),
		sessions: ledger(SESSION_COLUMNS),
		messages: ledger(MESSAGE_COLUMNS, MESSAGE_TIMES),
		deaths: ledger(DEATH_COLUMNS),
		nodes,
		meters: meters(nodes.length, effects),
	};
}

/** A copy that shares nothing; `copyNode` knows the kinds. */
export function copyState(
	state: State,
	copyNode: (node: NodeState, index: number) => NodeState,
): State {
	return {
		t: state.t,
		n: state.n,
		acted: state.acted,
		agenda: copyAgenda(state.agenda),
		orders: copyLedger(state.orders),
		sessions: copyLedger(state.sessions),
		messages: copyLedger(state.messages),
		deaths: copyLedger(state.deaths),
		nodes: state.nodes.map(copyNode),
		meters: copyMeters(state.meters),
	};
}
