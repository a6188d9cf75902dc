/**
 * What is still to come, as plain data: a binary heap in one typed array with the key
 * (time, class, sequence). Equal times are settled by class, equal classes by who came first.
 */
export interface Agenda {
	/**
	 * Four numbers an entry: when it is due, microseconds; class × 2⁴⁸ + sequence, so that one
	 * comparison settles a tie; who is woken for what × 2³² + a; b. An entry begins at a multiple of
	 * 4, so `|` finds its numbers.
	 */
	entries: Float64Array;
	size: number;
	sequence: number;
}

/** Who goes first at the same instant. */
export const CLASS = { RECOVER: 0, FINISH: 1, GIVE_UP: 2, CRASH: 3, ARRIVE: 4 } as const;
const CLASS_UNIT = 281_474_976_710_656;
const TWO_32 = 4_294_967_296;

/** An empty agenda. */
export function agenda(): Agenda {
	return { entries: new Float64Array(64), size: 0, sequence: 0 };
}

/** Whom an entry wakes for what, node × 16 + operation: it stands above the 32 bits of a. */
export function whoIn(what: number): number {
	return (what - (what | 0)) / TWO_32;
}

/** The i-th entry of the heap: when it is due, whom it wakes (-1: no node) for what, and with what. */
export function entryAt(
	{ entries }: Agenda,
	i: number,
): { time: number; node: number; op: number; a: number; b: number } {
	const at = 4 * i;
	const what = entries[at | 2] as number;
	const who = whoIn(what);
	const [time, b] = [entries[at] as number, entries[at | 3] as number];
	return { time, node: who >> 4, op: who & 15, a: what | 0, b };
}

/** Adds an entry; `op` is less than 16, a and b have 32 bits. */
export function schedule(
	agenda: Agenda,
	time: number,
	priority: number,
	node: number,
	op: number,
	a: number,
	b: number,
): void {
	let at = agenda.size++ << 2;
	if (at === agenda.entries.length) widen(agenda);
	const { entries } = agenda;
	const order = priority * CLASS_UNIT + agenda.sequence++;
	while (at > 0) {
		const parent = ((at - 4) >> 3) << 2;
		if (isBefore(entries, parent, time, order)) break;
		move(entries, parent, at);
		at = parent;
	}
	entries[at] = time;
	entries[at | 1] = order;
	entries[at | 2] = (node * 16 + op) * TWO_32 + a;
	entries[at | 3] = b;
}

function widen(agenda: Agenda): void {
	const { entries } = agenda;
	agenda.entries = new Float64Array(entries.length * 2);
	agenda.entries.set(entries);
}

/** Takes the first entry off; only with size > 0. */
export function drop(agenda: Agenda): void {
	const { entries } = agenda;
	const last = --agenda.size << 2;
	const time = entries[last] as number;
	const order = entries[last | 1] as number;
	let at = 0;
	for (;;) {
		let child = (at << 1) + 4;
		if (child >= last) break;
		const right = child + 4;
		if (
			right < last &&
			isBefore(entries, right, entries[child] as number, entries[child | 1] as number)
		) {
			child = right;
		}
		if (!isBefore(entries, child, time, order)) break;
		move(entries, child, at);
		at = child;
	}
	move(entries, last, at);
}

function isBefore(entries: Float64Array, at: number, time: number, order: number): boolean {
	const t = entries[at] as number;
	return t < time || (t === time && (entries[at | 1] as number) < order);
}

function move(entries: Float64Array, from: number, to: number): void {
	entries[to] = entries[from] as number;
	entries[to | 1] = entries[from | 1] as number;
	entries[to | 2] = entries[from | 2] as number;
	entries[to | 3] = entries[from | 3] as number;
}
