/**
 * What is still to come, as plain data: a binary heap in typed arrays with the key
 * (time, class, sequence). Equal times are settled by class, equal classes by who came first.
 * Only keys move in the heap; what is to be done stays where it was written down.
 */
export interface Agenda {
	/** Microseconds. */
	time: Float64Array;
	/** class × 2⁴⁸ + sequence: one comparison settles a tie. */
	order: Float64Array;
	/** Where in `what` an entry is; past the size of the heap, the places that are free. */
	place: Int32Array;
	/** Four int32 a place: node, operation, a, b. */
	what: Int32Array;
	size: number;
	sequence: number;
}

/** Who goes first at the same instant. */
export const CLASS = { RECOVER: 0, FINISH: 1, GIVE_UP: 2, CRASH: 3, ARRIVE: 4 } as const;
const CLASS_UNIT = 281_474_976_710_656;

/** An empty agenda. */
export function agenda(): Agenda {
	return agendaFor(16);
}

function agendaFor(room: number): Agenda {
	return {
		time: new Float64Array(room),
		order: new Float64Array(room),
		place: Int32Array.from({ length: room }, (_, i) => i),
		what: new Int32Array(room * 4),
		size: 0,
		sequence: 0,
	};
}

function grow(a: Agenda): void {
	const wider = agendaFor(a.size * 2);
	wider.time.set(a.time);
	wider.order.set(a.order);
	wider.place.set(a.place);
	wider.what.set(a.what);
	Object.assign(a, { ...wider, size: a.size, sequence: a.sequence });
}

/** A number of the i-th entry: 0 node, 1 operation, 2 a, 3 b. */
export function entryAt(a: Agenda, i: number, which: number): number {
	return a.what[(a.place[i] as number) * 4 + which] as number;
}

/** When the next entry is due; Infinity with none. */
export function nextTime(a: Agenda): number {
	return a.size === 0 ? Infinity : (a.time[0] as number);
}

/** Adds an entry. */
export function schedule(
	a: Agenda,
	time: number,
	priority: number,
	node: number,
	op: number,
	x: number,
	y: number,
): void {
	if (a.size === a.time.length) grow(a);
	const place = a.place[a.size] as number;
	const { what } = a;
	what[4 * place] = node;
	what[4 * place + 1] = op;
	what[4 * place + 2] = x;
	what[4 * place + 3] = y;
	const order = priority * CLASS_UNIT + a.sequence++;
	let i = a.size++;
	while (i > 0) {
		const parent = (i - 1) >> 1;
		if (isBefore(a, parent, time, order)) break;
		move(a, parent, i);
		i = parent;
	}
	set(a, i, time, order, place);
}

/** Takes the next entry off; where in `what` it is until another comes. Only with size > 0. */
export function take(a: Agenda): number {
	const taken = a.place[0] as number;
	const last = --a.size;
	const time = a.time[last] as number;
	const order = a.order[last] as number;
	const place = a.place[last] as number;
	let i = 0;
	for (;;) {
		let child = 2 * i + 1;
		if (child >= last) break;
		const right = child + 1;
		if (right < last && isBefore(a, right, a.time[child] as number, a.order[child] as number)) {
			child = right;
		}
		if (!isBefore(a, child, time, order)) break;
		move(a, child, i);
		i = child;
	}
	set(a, i, time, order, place);
	a.place[last] = taken;
	return 4 * taken;
}

function isBefore(a: Agenda, i: number, time: number, order: number): boolean {
	const t = a.time[i] as number;
	return t < time || (t === time && (a.order[i] as number) < order);
}

function move(a: Agenda, from: number, to: number): void {
	set(a, to, a.time[from] as number, a.order[from] as number, a.place[from] as number);
}

function set(a: Agenda, i: number, time: number, order: number, place: number): void {
	a.time[i] = time;
	a.order[i] = order;
	a.place[i] = place;
}
