/**
 * What a run keeps of orders, calls, messages and their deaths: numbers and names of others by id,
 * so that a copy of a row is a copy of its fields.
 */
import { enter, type Ledger, type Row } from './ledger.ts';

/** An order on its way through its plan. */
export interface OrderRow extends Row {
	/** Node index of its producer. */
	readonly producer: number;
	/** What its draws are keyed by: 0, 1, … for arrivals, 2³⁰ + 0, 1, … for orders by hand. */
	readonly key: number;
	/** Index of the plan it follows, in the order of the scenario. */
	readonly plan: number;
	/** When the customer clicked. */
	readonly since: number;
	/** Which step of the plan is under way. */
	step: number;
	status: number;
	/** Raised with every step and every attempt, so that a stale timer is known as such. */
	turn: number;
	/** Messages of this order that are not done. */
	jobs: number;
	/** What else needs this row: open calls, work in hand, records of a log. */
	holds: number;
	/** The latest session its customer waits for, +1; 0: none. */
	session: number;
	/** 1 while its call waits for the producer's own limit, 2 while it counts against it. */
	gate: number;
	/** Calls of this step that have no answer yet, and whether one of them has failed. */
	pending: number;
	failed: boolean;
	/** Attempts at this step so far, and the latest delay between two of them. */
	tries: number;
	delay: number;
	/** Whether its effects are expected. */
	committed: boolean;
	/** By effect: when it was done for this order. Each change is another list: copies share it. */
	effects: readonly (number | undefined)[];
}

/** Whether an order's customer waits, has an answer, or ended without one. */
export const STATUS = { WAITS: 0, ANSWERED: 1, ENDED: 2 } as const;

const NOTHING: OrderRow['effects'] = [];

/** An order that has just come. */
export function newOrder(
	l: Ledger<OrderRow>,
	producer: number,
	key: number,
	plan: number,
	since: number,
): OrderRow {
	return enter(l, {
		id: l.next,
		age: l.age,
		producer,
		key,
		plan,
		since,
		step: -1,
		status: STATUS.WAITS,
		turn: 0,
		jobs: 0,
		holds: 0,
		session: 0,
		gate: 0,
		pending: 0,
		failed: false,
		tries: 0,
		delay: 0,
		committed: false,
		effects: NOTHING,
	});
}

/** A direct call that is open. */
export interface SessionRow extends Row {
	readonly order: number;
	/** Node index of the service. */
	readonly service: number;
	/** Whether it is only to be told that there is no room. */
	readonly refused: boolean;
	/** The session that the same step opened before this one, +1; 0: none. */
	before: number;
	/** 0 in the line, slot + 1 in hand. */
	slot: number;
	/** Whether the caller has gone and nobody reads the answer. */
	gone: boolean;
}

/** A message: one copy on one queue, or one record of a log. */
export interface MessageRow extends Row {
	readonly order: number;
	/** Node index of its queue or log. */
	readonly queue: number;
	/** When it was published there. */
	readonly published: number;
	/** When it came to where it is: published, returned or handed out. */
	since: number;
	deliveries: number;
	/** Returns that count towards the delivery limit. */
	returns: number;
	/** The consumer that holds it unacknowledged, +1; 0: nobody. */
	owner: number;
	priority: number;
	/** Its routing key, an index of the run's list of them, +1; 0: the queue's name. */
	key: number;
	/** The exchange it came through, +1; 0: the default one. */
	via: number;
	/** Its latest death, +1; 0: none. */
	death: number;
	/** When it expires, +1; 0: never. */
	expires: number;
	/** The latest delay between two attempts. */
	delay: number;
	/** When its consumer's time is up, if that was extended; 0: it was not. */
	deadline: number;
}

/** A message that has just been published. */
export function newMessage(
	l: Ledger<MessageRow>,
	order: number,
	queue: number,
	published: number,
): MessageRow {
	return enter(l, {
		id: l.next,
		age: l.age,
		order,
		queue,
		published,
		since: published,
		deliveries: 0,
		returns: 0,
		owner: 0,
		priority: 0,
		key: 0,
		via: 0,
		death: 0,
		expires: 0,
		delay: 0,
		deadline: 0,
	});
}

/** A death: why a message left a queue for a dead-letter target. */
export interface DeathRow extends Row {
	readonly queue: number;
	readonly reason: number;
	readonly via: number;
	readonly key: number;
	/** Whether it was the first death of all. */
	readonly first: boolean;
	count: number;
	/** The death before this one, +1; 0: none. */
	before: number;
}
