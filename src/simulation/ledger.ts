/**
 * Orders, sessions and messages by their ids. Ids are dense and rise; a row lives until it is
 * closed, and the window moves on over closed ones, so memory follows what is open, not what was.
 * A copy of a ledger shares its rows: each side copies a row before it first writes to it.
 */
export interface Ledger<R> {
	/** The oldest id still in the window, and the next id to be given. */
	first: number;
	next: number;
	/** How many rows there is room for, a power of two, less one. */
	mask: number;
	/** The row of an id stands at the id modulo the room; undefined: closed, or never there. */
	rows: (R | undefined)[];
	/** Raised before each copy, so that what either side writes to from then on is younger. */
	age: number;
}

/** What every row has. */
export interface Row {
	readonly id: number;
	/** The ledger's when it was made; an older one may stand in a copy as well. */
	readonly age: number;
}

/** An empty ledger. */
export function ledger<R extends Row>(): Ledger<R> {
	return { first: 0, next: 0, mask: 15, rows: roomFor(16), age: 0 };
}

/** A copy with the same rows; see `Ledger.age`. */
export function copyOfLedger<R extends Row>(l: Ledger<R>): Ledger<R> {
	return { ...l, rows: l.rows.slice() };
}

function roomFor(rows: number): undefined[] {
	return new Array<undefined>(rows).fill(undefined);
}

/** Writes down the row of the next id, of the ledger's age. */
export function enter<R extends Row>(l: Ledger<R>, row: R): R {
	if (l.next - l.first > l.mask) widen(l);
	l.rows[l.next++ & l.mask] = row;
	return row;
}

function widen<R extends Row>(l: Ledger<R>): void {
	const { mask, rows } = l;
	l.mask = mask * 2 + 1;
	l.rows = roomFor(l.mask + 1);
	for (let id = l.first; id < l.next; id++) l.rows[id & l.mask] = rows[id & mask];
}

/** The row of an id that is open, to read and to write. */
export function rowOf<R extends Row>(l: Ledger<R>, id: number): R {
	const row = l.rows[id & l.mask] as R;
	return row.age === l.age ? row : renewed(l, row);
}

/** The row of an id, if it is open, to read and to write. */
export function find<R extends Row>(l: Ledger<R>, id: number): R | undefined {
	const row = peek(l, id) as R | undefined;
	return row === undefined || row.age === l.age ? row : renewed(l, row);
}

function renewed<R extends Row>(l: Ledger<R>, row: R): R {
	return (l.rows[row.id & l.mask] = { ...row, age: l.age });
}

/** The row of an id, if it is open, to read now. */
export function peek<R extends Row>(l: Ledger<R>, id: number): Readonly<R> | undefined {
	return id >= l.first && id < l.next ? l.rows[id & l.mask] : undefined;
}

/** Whether there is a row of this id. */
export function isOpen(l: Ledger<Row>, id: number): boolean {
	return peek(l, id) !== undefined;
}

/** Forgets an id; it must be open. */
export function close(l: Ledger<Row>, id: number): void {
	const { rows, mask } = l;
	rows[id & mask] = undefined;
	while (l.first < l.next && rows[l.first & mask] === undefined) l.first++;
}
