/**
 * Orders, sessions and messages as rows of numbers. Ids are dense and rise; a row lives until it is
 * closed, and the window moves on over closed ones, so memory follows what is open, not what was.
 * A row has whole numbers of 32 bits in one array and times, which are longer, in another.
 */
export interface Ledger {
	/** The oldest id still in the window, and the next id to be given. */
	first: number;
	next: number;
	/** How many rows there is room for, a power of two, less one. */
	mask: number;
	/** A row has a number that says whether it is open and so many more, at most ROW in all. */
	readonly columns: number;
	rows: Int32Array;
	/** And so many times, for which there are 2 to the power of `shift` places. */
	readonly timeColumns: number;
	readonly shift: number;
	times: Float64Array;
}

/** Places for numbers in a row: a row is found by a shift of 4 bits. */
const ROW = 16;

/** An empty ledger whose rows have so many numbers and times. */
export function ledger(columns: number, timeColumns = 0): Ledger {
	let shift = 0;
	while (1 << shift < timeColumns) shift++;
	return {
		first: 0,
		next: 0,
		mask: 15,
		columns,
		rows: new Int32Array(16 * ROW),
		timeColumns,
		shift,
		times: new Float64Array(16 << shift),
	};
}

/** Gives out the next id; all its columns are 0. */
export function enter(l: Ledger): number {
	if (l.next - l.first > l.mask) widen(l);
	const id = l.next++;
	const { rows, times } = l;
	const row = rowOf(l, id);
	const from = timesOf(l, id);
	// Loops: `fill` costs more than these few.
	for (let i = row + l.columns; i > row; i--) rows[i] = 0;
	for (let i = from + l.timeColumns - 1; i >= from; i--) times[i] = 0;
	rows[row] = 1;
	return id;
}

/** Whether the id can still be read. */
export function isOpen(l: Ledger, id: number): boolean {
	return id >= l.first && id < l.next && get(l, 0, id) === 1;
}

/** Forgets an id; it must be open. */
export function close(l: Ledger, id: number): void {
	put(l, 0, id, 0);
	while (l.first < l.next && get(l, 0, l.first) === 0) l.first++;
}

/** Where the numbers of an id begin in `rows`, for who has several to read or write. */
export function rowOf(l: Ledger, id: number): number {
	return (id & l.mask) << 4;
}

/** Where the times of an id begin in `times`. */
export function timesOf(l: Ledger, id: number): number {
	return (id & l.mask) << l.shift;
}

/** Reads a number of an open id. */
export function get(l: Ledger, column: number, id: number): number {
	return l.rows[column + ((id & l.mask) << 4)] as number;
}

/** Writes a number of an open id. */
export function put(l: Ledger, column: number, id: number, value: number): void {
	l.rows[column + ((id & l.mask) << 4)] = value;
}

/** Reads a time of an open id. */
export function timeOf(l: Ledger, column: number, id: number): number {
	return l.times[column + ((id & l.mask) << l.shift)] as number;
}

/** Writes a time of an open id. */
export function putTime(l: Ledger, column: number, id: number, time: number): void {
	l.times[column + ((id & l.mask) << l.shift)] = time;
}

function widen(l: Ledger): void {
	const { mask, rows, times, shift } = l;
	l.mask = mask * 2 + 1;
	l.rows = new Int32Array(rows.length * 2);
	l.times = new Float64Array(times.length * 2);
	for (let id = l.first; id < l.next; id++) {
		const from = id & mask;
		l.rows.set(rows.subarray(from * ROW, (from + 1) * ROW), (id & l.mask) * ROW);
		l.times.set(times.subarray(from << shift, (from + 1) << shift), (id & l.mask) << shift);
	}
}

/** Columns of an order; among its times, one for each effect follows. */
export * as ORDER from './columns/order.ts';
export const ORDER_COLUMNS = 14;
export const ORDER_TIMES = 2;

/** Columns of a direct call. */
export * as SESSION from './columns/session.ts';
export const SESSION_COLUMNS = 6;

/** Columns of a message: one copy on one queue, or one record of a log. */
export * as MESSAGE from './columns/message.ts';
export const MESSAGE_COLUMNS = 9;
export const MESSAGE_TIMES = 5;

/** Columns of a death: why a message left a queue for a dead-letter target. */
export * as DEATH from './columns/death.ts';
export const DEATH_COLUMNS = 7;
