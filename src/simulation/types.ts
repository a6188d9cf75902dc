import type { Scenario, Value } from '#schemas';

/** What a reader or a test does to a run, at a whole 10 ms of virtual time (microseconds). */
export type Action =
	/** One more order at a producer. */
	| { readonly at: number; readonly do: 'publish'; readonly target: string }
	/** A node, one consumer of a service (mailer.2) or the broker falls over until it is recovered. */
	| { readonly at: number; readonly do: 'crash'; readonly target: string }
	| { readonly at: number; readonly do: 'recover'; readonly target: string }
	/** A service takes up no new work, and does again. */
	| { readonly at: number; readonly do: 'pause' | 'resume'; readonly target: string }
	/** A dead-letter queue sends its messages back to where they came from. */
	| { readonly at: number; readonly do: 'redrive'; readonly target: string }
	/** A service reads its log again from the oldest record. */
	| { readonly at: number; readonly do: 'rewind'; readonly target: string }
	/** A service acknowledges, gives back or refuses a message that it holds. */
	| {
			readonly at: number;
			readonly do: 'ack' | 'nack' | 'reject';
			readonly target: string;
			/** One, or several that come back together. */
			readonly message: number | readonly number[];
	  }
	/** A path of the scenario takes another value from here on. */
	| { readonly at: number; readonly do: 'set'; readonly target: string; readonly value: Value };

/** All that is needed to see the same thing again, on any machine. */
export interface Run {
	readonly scenario: string;
	/** Hash of the normalised scenario and MODEL_VERSION. */
	readonly edition: string;
	readonly variant?: string;
	/** Paths that have another value from t = 0, over those of the variant. */
	readonly set: Readonly<Record<string, Value>>;
	readonly seed: number;
	/** In order of time; equal times in order of the list. */
	readonly actions: readonly Action[];
}

/** A run with its scenario in hand: variant and `set` are applied to `spec`. */
export interface Resolved {
	readonly spec: Scenario;
	readonly seed: number;
	readonly actions: readonly Action[];
}

/** A ticket as it can be seen. */
export interface TicketView {
	/** Identity within the run, for keys and moves. */
	readonly message: number;
	/** The number of its order, which is printed on it; the first order is 1. */
	readonly number: number;
	/** How often it has been handed out. */
	readonly deliveries: number;
	/** Since when it has been where it is, in microseconds. */
	readonly since: number;
}

/** A customer who has not had an answer yet. */
export interface CustomerView {
	readonly order: number;
	/** The number of the order; the first is 1. */
	readonly number: number;
	/** When the customer clicked. */
	readonly since: number;
}

export interface ProducerView {
	readonly id: string;
	readonly label: string;
	readonly plan: string;
	/** Arrivals per second as set now; undefined where there is no rate. */
	readonly rate: number | undefined;
	/** Orders so far; the next gets the number `arrived + 1`. */
	readonly arrived: number;
	/** Customers waiting for an answer, oldest first, at most 24 of `open`. */
	readonly customers: readonly CustomerView[];
	/** How many wait for an answer. */
	readonly open: number;
	/** Orders that got their answer, "order received". */
	readonly answered: number;
	/** Customers who left before the answer. */
	readonly gaveUp: number;
	/** Orders that ended with an error because a call took too long. */
	readonly timedOut: number;
	/** Orders that ended with an error because a called service was down or crashed. */
	readonly failed: number;
	/** Confirms of the broker that never came; each publish was tried again, or given up. */
	readonly confirmsLost: number;
	/** How long the latest answered customer waited, microseconds; 0 before the first. */
	readonly lastWait: number;
	/** How long the customer who waits longest has waited, microseconds; 0 with none. */
	readonly oldestWait: number;
}

/** A ticket that waits for its next attempt. */
export interface DelayedView extends TicketView {
	/** When it is ready again, microseconds. */
	readonly due: number;
}

export interface QueueView {
	readonly id: string;
	readonly label: string;
	/** Waiting tickets. */
	readonly ready: number;
	/** Handed out and not acknowledged. */
	readonly unacked: number;
	/** The next ones to go, next first, at most 24 of `ready`. */
	readonly head: readonly TicketView[];
	/** How long the oldest waiting ticket has waited since it was published, microseconds. */
	readonly oldestWait: number;
	readonly peak: number;
	readonly published: number;
	readonly acked: number;
	/** Tickets that are gone for good: expired, pushed out, given up, lost with the broker. */
	readonly lost: number;
	readonly up: boolean;
	/** Whether it has been declared. */
	readonly there: boolean;
	/** Back without an acknowledgement, so far; and how long all that are stamped took in all, microseconds. */
	readonly returned: number;
	readonly stay: number;
	/** The longest that one of them took. */
	readonly slowest: number;
	/** Waiting for their next attempt; those that are due next, soonest first, at most 24. */
	readonly delayed: number;
	readonly later: readonly DelayedView[];
	/** Gone to the dead-letter target, and sent back from here. */
	readonly deadLettered: number;
	readonly redriven: number;
	/** Stamped after an order that came later, and once there are any the latest to be stamped. */
	readonly overtaken: number;
	readonly stamped: readonly number[];
}

export interface SlotView {
	/** `closing`: taken away by the reader, finishes what it holds. */
	readonly status: 'idle' | 'busy' | 'closing' | 'down';
	/** When a counter that is closed is open again; -1: nobody knows. */
	readonly backAt: number;
	/** Whether the work in hand is to turn a caller away. */
	readonly refuses: boolean;
	/** The ticket in hand, when it came from a queue. */
	readonly ticket: TicketView | undefined;
	/** The order in hand, by ticket or by direct call; its number. */
	readonly number: number | undefined;
	/** When the work in hand began, and how long it takes, microseconds. */
	readonly startedAt: number;
	readonly work: number;
	/** Jobs this slot has finished. */
	readonly handled: number;
	/** Tickets its consumer holds beyond the one in hand: the first slot of a consumer has them. */
	readonly held: readonly TicketView[];
}

export interface ServiceView {
	readonly id: string;
	readonly label: string;
	readonly up: boolean;
	/** Takes up no new work for now, and how many times as long a job takes. */
	readonly paused: boolean;
	readonly factor: number;
	readonly slots: readonly SlotView[];
	/** Direct calls that wait inside for a slot. */
	readonly line: number;
	/** Open sessions: in line and in hand, the ones whose caller has gone included. */
	readonly sessions: number;
	/** The most sessions it bears; undefined: any number. */
	readonly sessionLimit: number | undefined;
	readonly handled: number;
	/** Finished jobs whose caller had gone. */
	readonly wasted: number;
	readonly crashes: number;
}

/** A log: what is kept of each part, and where its readers are. */
export interface LogView {
	readonly kind: 'log';
	readonly id: string;
	readonly label: string;
	readonly up: boolean;
	readonly partitions: readonly {
		/** Offset of the oldest record that is kept, and of the next one to be written. */
		readonly base: number;
		readonly end: number;
		/** Numbers of the latest records, newest last, at most 24. */
		readonly tail: readonly number[];
	}[];
	readonly groups: readonly {
		/** Index in `View.services`. */
		readonly service: number;
		/** By partition: the offset that is read next, and the consumer that reads it, -1: nobody. */
		readonly next: readonly number[];
		readonly owners: readonly number[];
		/** Whether nobody reads because the partitions are dealt out anew. */
		readonly paused: boolean;
	}[];
}

/** An outbox: rows that wait for the relay. */
export interface OutboxView {
	readonly kind: 'outbox';
	readonly id: string;
	readonly label: string;
	/** Whether the relay runs. */
	readonly up: boolean;
	/** Rows not marked as sent, how many of them have been published, and the numbers of the first 24. */
	readonly waiting: number;
	readonly sent: number;
	readonly head: readonly number[];
}

/** What several services share: how many may use it, use it now, and wait for it. */
export interface CapacityView {
	readonly kind: 'capacity';
	readonly id: string;
	readonly label: string;
	readonly slots: number;
	readonly used: number;
	readonly waiting: number;
}

/** Everything that can be seen of a run at one moment. Plain data, made anew on each call. */
export interface View {
	/** Virtual time in microseconds. */
	readonly t: number;
	readonly producers: readonly ProducerView[];
	readonly queues: readonly QueueView[];
	readonly services: readonly ServiceView[];
	/** Nodes of kinds that few scenarios have. */
	readonly others: readonly (LogView | OutboxView | CapacityView)[];
	readonly effects: readonly {
		readonly id: string;
		readonly expected: number;
		readonly actual: number;
		/** The longest from a click to its effect so far, microseconds. */
		readonly slowest: number;
	}[];
}

/** One thing that happened. `kind` and the numbers' meaning: see events.ts. */
export interface SimEvent {
	/** Microseconds. */
	readonly t: number;
	/** Counts from 0 through the run. */
	readonly n: number;
	readonly kind: number;
	/** Index of the node in topology order (producers, queues, services), or -1. */
	readonly node: number;
	/** Message id, or -1. */
	readonly message: number;
	/** Order id, or -1. */
	readonly order: number;
	/** Slot, duration or count, by kind. */
	readonly value: number;
}

/** Where events go. Nothing is kept for a whole run unless a sink keeps it. */
export interface Sink {
	event(
		t: number,
		n: number,
		kind: number,
		node: number,
		message: number,
		order: number,
		value: number,
	): void;
}

/** A distribution of times in microseconds; all 0 when `count` is. */
export interface Spread {
	readonly count: number;
	readonly mean: number;
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
	readonly max: number;
}
