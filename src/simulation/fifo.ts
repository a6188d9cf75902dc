/** A first-in-first-out list of int32 as plain data; a ring that doubles when it is full. */
export interface Fifo {
	ring: Int32Array;
	/** How many there is room for, a power of two, less one. */
	mask: number;
	head: number;
	size: number;
}

/** An empty list. */
export function fifo(): Fifo {
	return { ring: new Int32Array(8), mask: 7, head: 0, size: 0 };
}

/** The i-th from the front, 0 ≤ i < size. */
export function at(f: Fifo, i: number): number {
	return f.ring[(f.head + i) & f.mask] as number;
}

/** Adds at the back. */
export function push(f: Fifo, value: number): void {
	if (f.size > f.mask) widen(f);
	f.ring[(f.head + f.size) & f.mask] = value;
	f.size++;
}

function widen(f: Fifo): void {
	const wider = new Int32Array(f.size * 2);
	for (let i = 0; i < f.size; i++) wider[i] = at(f, i);
	f.ring = wider;
	f.mask = wider.length - 1;
	f.head = 0;
}

/** Adds at the front. */
export function unshift(f: Fifo, value: number): void {
	push(f, value);
	f.head = (f.head + f.mask) & f.mask;
	f.ring[f.head] = value;
}

/** Takes the front off; only with size > 0. */
export function shift(f: Fifo): number {
	const value = f.ring[f.head] as number;
	f.head = (f.head + 1) & f.mask;
	f.size--;
	return value;
}

/** Takes all off, the front first. */
export function drain(f: Fifo): number[] {
	return Array.from({ length: f.size }, () => shift(f));
}

/** Adds where the values stay in rising order, looking from the front. */
export function insertSorted(f: Fifo, value: number): void {
	unshift(f, value);
	const { mask } = f;
	let i = 0;
	for (; i < f.size - 1 && at(f, i + 1) < value; i++) {
		f.ring[(f.head + i) & mask] = at(f, i + 1);
	}
	f.ring[(f.head + i) & mask] = value;
}

/** Takes out the i-th from the front, 0 ≤ i < size. */
export function removeAt(f: Fifo, i: number): number {
	const { mask } = f;
	const value = at(f, i);
	for (; i > 0; i--) f.ring[(f.head + i) & mask] = at(f, i - 1);
	shift(f);
	return value;
}

/** Where the first occurrence of `value` stands; -1 when there is none. */
export function indexOf(f: Fifo, value: number): number {
	for (let i = 0; i < f.size; i++) if (at(f, i) === value) return i;
	return -1;
}

/** Takes the first occurrence of `value` out, wherever it stands; true when there was one. */
export function remove(f: Fifo, value: number): boolean {
	const i = indexOf(f, value);
	if (i >= 0) removeAt(f, i);
	return i >= 0;
}
