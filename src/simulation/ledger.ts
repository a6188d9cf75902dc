/**
 * Orders, sessions and messages as rows of numbers. Ids are dense and rise; a row lives until it is
 * closed, and the window moves on over closed ones, so memory follows what is open, not what was.
 */
export interface Ledger {
	/** The oldest id still in the window, and the next id to be given. */
	first: number;
	next: number;
	/** Numbers a row has; the first says whether the row is open. */
	readonly stride: number;
	/** How many rows there is room for, a power of two, less one. */
	mask: number;
	rows: Float64Array;
}

/** An empty ledger whose rows have so many columns. */
export function ledger(columns: number): Ledger {
	const stride = columns + 1;
	return { first: 0, next: 0, stride, mask: 15, rows: new Float64Array(16 * stride) };
}

/** A copy that shares nothing. */
export function copyLedger(l: Ledger): Ledger {
	return { ...l, rows: l.rows.slice() };
}

/** Gives out the next id; all its columns are 0. */
export function enter(l: Ledger): number {
	if (l.next - l.first > l.mask) widen(l);
	const id = l.next++;
	const { rows, stride } = l;
	const row = (id & l.mask) * stride;
	rows[row] = 1;
	for (let i = row + stride - 1; i > row; i--) rows[i] = 0;
	return id;
}

/** Whether the id can still be read. */
export function isOpen(l: Ledger, id: number): boolean {
	return id >= l.first && id < l.next && l.rows[(id & l.mask) * l.stride] === 1;
}

/** Forgets an id; it must be open. */
export function close(l: Ledger, id: number): void {
	l.rows[(id & l.mask) * l.stride] = 0;
	while (l.first < l.next && l.rows[(l.first & l.mask) * l.stride] === 0) l.first++;
}

/** Reads a column of an open id. */
export function get(l: Ledger, column: number, id: number): number {
	return l.rows[(id & l.mask) * l.stride + column] as number;
}

/** Writes a column of an open id. */
export function put(l: Ledger, column: number, id: number, value: number): void {
	l.rows[(id & l.mask) * l.stride + column] = value;
}

function widen(l: Ledger): void {
	const mask = l.mask * 2 + 1;
	const rows = new Float64Array((mask + 1) * l.stride);
	for (let id = l.first; id < l.next; id++) {
		const from = (id & l.mask) * l.stride;
		rows.set(l.rows.subarray(from, from + l.stride), (id & mask) * l.stride);
	}
	l.mask = mask;
	l.rows = rows;
}

/** Columns of an order; one more for each effect follows. */
export const ORDER = {
	/** Node index of its producer. */
	PRODUCER: 1,
	/** When the customer clicked. */
	SINCE: 2,
	/** What its draws are keyed by: 0, 1, … for arrivals, 2³⁰ + 0, 1, … for orders by hand. */
	KEY: 3,
	/** Index of the plan it follows, in the order of the scenario. */
	PLAN: 4,
	/** Which step of the plan is under way. */
	STEP: 5,
	/** 0 the customer waits, 1 answered, 2 ended without an answer. */
	STATUS: 6,
	/** Raised with every step and every attempt, so that a stale timer is known as such. */
	TURN: 7,
	/** Messages of this order that are not done. */
	JOBS: 8,
	/** What else needs this row: open calls, work in hand, records of a log. */
	HOLDS: 9,
	/** The latest session its customer waits for, +1; 0: none. */
	SESSION: 10,
	/** 1 while its call waits for the producer's own limit, 2 while it counts against it. */
	GATE: 11,
	/** Calls of this step that have no answer yet, and whether one of them has failed. */
	PENDING: 12,
	FAILED: 13,
	/** Attempts at this step so far, and the latest delay between two. */
	TRIES: 14,
	DELAY: 15,
	/** 1 once its effects are expected. */
	COMMITTED: 16,
	/** First of the effects: when it was done for this order, +1; 0: never. */
	EFFECTS: 17,
} as const;
export const ORDER_COLUMNS = 16;

/** Columns of a direct call. */
export const SESSION = {
	ORDER: 1,
	/** Node index of the service. */
	SERVICE: 2,
	/** 0 in the line, slot + 1 in hand. */
	SLOT: 3,
	/** 1 when the caller has gone and nobody reads the answer. */
	GONE: 4,
	/** 1 when it is only to be told that there is no room. */
	REFUSED: 5,
	/** The session that the same step opened before this one, +1; 0: none. */
	BEFORE: 6,
} as const;
export const SESSION_COLUMNS = 6;

/** Columns of a message: one copy on one queue, or one record of a log. */
export const MESSAGE = {
	ORDER: 1,
	/** Node index of its queue. */
	QUEUE: 2,
	/** When it was published to this queue. */
	PUBLISHED: 3,
	DELIVERIES: 4,
	/** When it came to where it is: published, returned or handed out. */
	SINCE: 5,
	/** Returns that count towards the delivery limit. */
	RETURNS: 6,
	/** The consumer that holds it unacknowledged, +1; 0: nobody. */
	OWNER: 7,
	PRIORITY: 8,
	/** When it expires, +1; 0: never. */
	EXPIRES: 9,
	/** Its routing key, an index of the run's list of them, +1; 0: the queue's name. */
	KEY: 10,
	/** The exchange it came through, +1; 0: the default one. */
	VIA: 11,
	/** Its latest death, +1; 0: none. */
	DEATH: 12,
	/** The latest delay between two attempts. */
	DELAY: 13,
	/** When its consumer's time is up, if that was extended; 0: it was not. */
	DEADLINE: 14,
} as const;
export const MESSAGE_COLUMNS = 14;

/** Columns of a death: why a message left a queue for a dead-letter target. */
export const DEATH = {
	QUEUE: 1,
	REASON: 2,
	COUNT: 3,
	VIA: 4,
	KEY: 5,
	/** 1 for the first death of all. */
	FIRST: 6,
	/** The death before this one, +1; 0: none. */
	BEFORE: 7,
} as const;
export const DEATH_COLUMNS = 7;
