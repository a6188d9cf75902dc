import { levelOf, type Sim } from '#simulation/core';

/** From `t` (microseconds) on, so many tickets waited and so many customers stood in line. */
export interface Level {
	readonly t: number;
	readonly waiting: number;
	readonly inLine: number;
}

const BINS = 400;
/** A bin with more changes than this keeps its first, least, greatest and last. */
const STEPS = 6;

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
	 * What takes down how a run stands, when it has settled at a moment; what lies in the queues
	 * `aside` does not wait. It looks at the levels that are measured anyway: nothing is to be done
	 * for the many events that change none.
	 */
	record({ state, ids }: Sim, aside: readonly string[]): () => void {
		const of = (kind: string) =>
			state.meters.nodes.filter(
				(_, i) => state.nodes[i]?.kind === kind && !aside.includes(ids[i] as string),
			);
		const rails = of('queue');
		const doors = of('producer');
		const look = (): void => {
			let waiting = 0;
			let inLine = 0;
			for (const rail of rails) waiting += levelOf(rail);
			for (const door of doors) inLine += levelOf(door);
			this.#add(state.t, waiting, inLine);
		};
		look();
		return look;
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
		if (t <= this.known) return;
		const bins = this.#bins;
		while (bins.length * this.#width <= t) bins.push([]);
		const bin = bins[bins.length - 1] as Level[];
		const last = bin[bin.length - 1];
		if (last && last.waiting === waiting && last.inLine === inLine) return;
		if (last?.t === t) bin.pop();
		bin.push({ t, waiting, inLine });
		if (bin.length > STEPS) thin(bin);
	}
}

/** Keeps the first and the last of a bin, and the first that are greatest and least. */
function thin(bin: Level[]): void {
	const last = bin.length - 1;
	let most = 0;
	let least = 0;
	let longest = 0;
	let shortest = 0;
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
