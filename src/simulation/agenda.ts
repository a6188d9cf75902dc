/**
 * What is still to come, as plain data: a binary heap in typed arrays with the key
 * (time, class, sequence). Equal times are settled by class, equal classes by who came first.
 */
export interface Agenda {
	/** Microseconds. */
	time: Float64Array;
	/** class × 2⁴⁸ + sequence: one comparison settles a tie. */
	order: Float64Array;
	/** Four int32 an entry: node, operation, a, b. */
	what: Int32Array;
	size: number;
	sequence: number;
}

/** Who goes first at the same instant. */
export const CLASS = { RECOVER: 0, FINISH: 1, GIVE_UP: 2, CRASH: 3, ARRIVE: 4 } as const;
const CLASS_UNIT = 281_474_976_710_656;

/** An empty agenda. */
export function agenda(): Agenda {
	return {
		time: new Float64Array(16),
		order: new Float64Array(16),
		what: new Int32Array(64),
		size: 0,
		sequence: 0,
	};
}

/** A copy that shares nothing. */
export function copyAgenda(a: Agenda): Agenda {
	const room = Math.max(16, a.size);
	return {
		time: a.time.slice(0, room),
		order: a.order.slice(0, room),
		what: a.what.slice(0, room * 4),
		size: a.size,
		sequence: a.sequence,
	};
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
	const { time: times, order: orders, what } = a;
	const order = priority * CLASS_UNIT + a.sequence++;
	let i = a.size++;
	while (i > 0) {
		const parent = (i - 1) >> 1;
		const t = times[parent] as number;
		if (t < time || (t === time && (orders[parent] as number) < order)) break;
		move(a, parent, i);
		i = parent;
	}
	times[i] = time;
	orders[i] = order;
	what[4 * i] = node;
	what[4 * i + 1] = op;
	what[4 * i + 2] = x;
	what[4 * i + 3] = y;
}

/** Takes the next entry's node, operation, a and b into `out`; only with size > 0. */
export function take(a: Agenda, out: Int32Array): void {
	const { time: times, order: orders, what } = a;
	out[0] = what[0] as number;
	out[1] = what[1] as number;
	out[2] = what[2] as number;
	out[3] = what[3] as number;
	const last = --a.size;
	if (last === 0) return;
	const time = times[last] as number;
	const order = orders[last] as number;
	let i = 0;
	for (;;) {
		let child = 2 * i + 1;
		if (child >= last) break;
		const right = child + 1;
		if (right < last && before(a, right, child)) child = right;
		const t = times[child] as number;
		if (time < t || (time === t && order < (orders[child] as number))) break;
		move(a, child, i);
		i = child;
	}
	move(a, last, i);
}

function before(a: Agenda, i: number, j: number): boolean {
	const ti = a.time[i] as number;
	const tj = a.time[j] as number;
	return ti < tj || (ti === tj && (a.order[i] as number) < (a.order[j] as number));
}

function move(a: Agenda, from: number, to: number): void {
	a.time[to] = a.time[from] as number;
	a.order[to] = a.order[from] as number;
	const f = 4 * from;
	const t = 4 * to;
	a.what[t] = a.what[f] as number;
	a.what[t + 1] = a.what[f + 1] as number;
	a.what[t + 2] = a.what[f + 2] as number;
	a.what[t + 3] = a.what[f + 3] as number;
}

function grow(a: Agenda): void {
	const room = a.time.length * 2;
	const time = new Float64Array(room);
	time.set(a.time);
	const order = new Float64Array(room);
	order.set(a.order);
	const what = new Int32Array(room * 4);
	what.set(a.what);
	Object.assign(a, { time, order, what });
}
