import { EVENT, REASON, type Sink, type View } from '#simulation/light';

/** From `t` (microseconds) on, so many tickets waited and so many customers stood in line. */
export interface Level {
	readonly t: number;
	readonly waiting: number;
	readonly inLine: number;
}

const BINS = 400;
/** A bin with more changes than this keeps its first, least, greatest and last. */
const STEPS = 6;

const KINDS = EVENT.UP + 1;

/** By kind of event: how many more, or less, wait or stand in line. */
const WAITING = new Int8Array(KINDS);
for (const kind of [EVENT.PUBLISHED, EVENT.RETURNED, EVENT.READY]) WAITING[kind] = 1;
for (const kind of [EVENT.DELIVERED, EVENT.REDELIVERED, EVENT.LOST, EVENT.EXPIRED, EVENT.REDRIVEN]) {
	WAITING[kind] = -1;
}
const IN_LINE = new Int8Array(KINDS);
IN_LINE[EVENT.ARRIVED] = 1;
for (const kind of [EVENT.ANSWERED, EVENT.GAVE_UP, EVENT.TIMED_OUT, EVENT.FAILED]) {
	IN_LINE[kind] = -1;
}

/**
 * What a step line needs of a whole run, in bounded memory: equal bins over the length of the run,
 * each with its changes. Nothing is averaged, so a peak of one event is still there.
 */
export class History {
	/** All that happened before this moment is here; -1: nothing yet. */
	known: number;
	readonly #width: number;
	readonly #bins: Level[][];

	constructor(until: number, bins: Level[][] = [], known = -1) {
		this.#width = Math.max(1, Math.ceil(until / BINS));
		this.#bins = bins;
		this.known = known;
	}

	/**
	 * A sink that takes down what is new, starting from this view, and passes all on. `ids`: the names
	 * of the nodes; what lies in those `aside` does not wait.
	 */
	record(from: View, ids: readonly string[], aside: readonly string[], then?: Sink): Sink {
		let waiting = from.queues.reduce(
			(sum, { id, ready }) => (aside.includes(id) ? sum : sum + ready),
			0,
		);
		const rails = ids.map((id) => !aside.includes(id));
		let inLine = from.producers.reduce((sum, producer) => sum + producer.open, 0);
		if (this.known < 0) this.#add(0, waiting, inLine);
		return {
			event: (t, n, kind, node, message, order, value) => {
				const more = rails[node] ? (WAITING[kind] as number) || leaves(kind, value) : 0;
				const longer = IN_LINE[kind] as number;
				waiting += more;
				inLine += longer;
				// Where nothing changes only a bin that has just begun has to know.
				const isNews = more !== 0 || longer !== 0 || t >= this.#bins.length * this.#width;
				if (isNews && t > this.known) this.#add(t, waiting, inLine);
				then?.event(t, n, kind, node, message, order, value);
			},
		};
	}

	/** Says that nothing up to this moment is missing. */
	playedTo(t: number): void {
		this.known = Math.max(this.known, t);
	}

	/** The part before a moment, to be gone on with by another run. */
	cutAt(t: number): History {
		const whole = Math.floor(Math.min(t, this.known + 1) / this.#width);
		if (whole <= 0) return new History(this.#width * BINS);
		const bins = this.#bins.slice(0, whole);
		return new History(this.#width * BINS, bins, whole * this.#width - 1);
	}

	/** The steps up to a moment; what has not been played is missing. */
	until(t: number): readonly Level[] {
		const last = Math.floor(t / this.#width);
		return this.#bins.slice(0, last + 1).flatMap((bin, i) => {
			return i < last ? bin : bin.filter((level) => level.t <= t);
		});
	}

	#add(t: number, waiting: number, inLine: number): void {
		const i = Math.floor(t / this.#width);
		while (this.#bins.length <= i) this.#bins.push([]);
		const bin = this.#bins[i] as Level[];
		const last = bin[bin.length - 1];
		if (last && last.waiting === waiting && last.inLine === inLine) return;
		if (last?.t === t) bin.pop();
		bin.push({ t, waiting, inLine });
		if (bin.length > STEPS) thin(bin);
	}
}

/** What is set aside or dropped was in a hand if it was refused or came back too often. */
function leaves(kind: number, reason: number): number {
	const ends = kind === EVENT.DEAD_LETTERED || kind === EVENT.DROPPED;
	return ends && reason !== REASON.REJECTED && reason !== REASON.DELIVERY_LIMIT ? -1 : 0;
}

/** Keeps the first and the last of a bin, and the first that are greatest and least. */
function thin(bin: Level[]): void {
	const last = bin.length - 1;
	let [most, least, longest, shortest] = [0, 0, 0, 0];
	for (let i = 1; i <= last; i++) {
		const { waiting, inLine } = bin[i] as Level;
		if (waiting > (bin[most] as Level).waiting) most = i;
		if (waiting < (bin[least] as Level).waiting) least = i;
		if (inLine > (bin[longest] as Level).inLine) longest = i;
		if (inLine < (bin[shortest] as Level).inLine) shortest = i;
	}
	let kept = 1;
	for (let i = 1; i <= last; i++) {
		if (i === most || i === least || i === longest || i === shortest || i === last) {
			bin[kept++] = bin[i] as Level;
		}
	}
	while (bin.length > kept) bin.pop();
}
