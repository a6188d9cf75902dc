/**
 * Orders, sessions and messages by their ids. Ids are dense and rise; a row lives until it is
 * closed, and the window moves on over closed ones, so memory follows what is open, not what was.
 */
export interface Ledger<Row> {
	/** The oldest id still in the window, and the next id to be given. */
	first: number;
	next: number;
	/** How many rows there is room for, a power of two, less one. */
	mask: number;
	/** The row of an id stands at the id modulo the room; undefined: closed, or never there. */
	rows: (Row | undefined)[];
}

/** An empty ledger. */
export function ledger<Row>(): Ledger<Row> {
	return { first: 0, next: 0, mask: 15, rows: roomFor(16) };
}

function roomFor(rows: number): undefined[] {
	return Array.from({ length: rows }, () => undefined);
}

/** Writes down the row of the next id. */
export function enter<Row>(l: Ledger<Row>, row: Row): Row {
	if (l.next - l.first > l.mask) widen(l);
	l.rows[l.next++ & l.mask] = row;
	return row;
}

function widen<Row>(l: Ledger<Row>): void {
	const { mask, rows } = l;
	l.mask = mask * 2 + 1;
	l.rows = roomFor(l.mask + 1);
	for (let id = l.first; id < l.next; id++) l.rows[id & l.mask] = rows[id & mask];
}

/** The row of an id that is open. */
export function rowOf<Row>(l: Ledger<Row>, id: number): Row {
	return l.rows[id & l.mask] as Row;
}

/** The row of an id, if it is open. */
export function find<Row>(l: Ledger<Row>, id: number): Row | undefined {
	return id >= l.first && id < l.next ? l.rows[id & l.mask] : undefined;
}

/** Whether there is a row of this id. */
export function isOpen(l: Ledger<unknown>, id: number): boolean {
	return find(l, id) !== undefined;
}

/** Forgets an id; it must be open. */
export function close(l: Ledger<unknown>, id: number): void {
	const { rows, mask } = l;
	rows[id & mask] = undefined;
	while (l.first < l.next && rows[l.first & mask] === undefined) l.first++;
}
