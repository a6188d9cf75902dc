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
	const row = rowOf(l, id);
	// A loop: `fill` costs more than these few.
	for (let i = row + stride - 1; i > row; i--) rows[i] = 0;
	rows[row] = 1;
	return id;
}

/** Whether the id can still be read. */
export function isOpen(l: Ledger, id: number): boolean {
	return id >= l.first && id < l.next && l.rows[rowOf(l, id)] === 1;
}

/** Forgets an id; it must be open. */
export function close(l: Ledger, id: number): void {
	l.rows[rowOf(l, id)] = 0;
	while (l.first < l.next && l.rows[rowOf(l, l.first)] === 0) l.first++;
}

/** Where the columns of an open id begin in `rows`, for who has several to read or write. */
export function rowOf(l: Ledger, id: number): number {
	return Math.imul(id & l.mask, l.stride);
}

/** Reads a column of an open id. */
export function get(l: Ledger, column: number, id: number): number {
	return l.rows[Math.imul(id & l.mask, l.stride) + column] as number;
}

/** Writes a column of an open id. */
export function put(l: Ledger, column: number, id: number, value: number): void {
	l.rows[Math.imul(id & l.mask, l.stride) + column] = value;
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
export * as ORDER from './columns/order.ts';
export const ORDER_COLUMNS = 16;

/** Columns of a direct call. */
export * as SESSION from './columns/session.ts';
export const SESSION_COLUMNS = 6;

/** Columns of a message: one copy on one queue, or one record of a log. */
export * as MESSAGE from './columns/message.ts';
export const MESSAGE_COLUMNS = 14;

/** Columns of a death: why a message left a queue for a dead-letter target. */
export * as DEATH from './columns/death.ts';
export const DEATH_COLUMNS = 7;
