import type { Sim } from '../kernel.ts';
import type { Sink } from '../types.ts';
import { type NamedEvent, namedEvent } from './named-event.ts';

/** The first place at which two runs differ. */
export interface Parting {
	/** The earlier of the two events' times, microseconds. */
	readonly t: number;
	/** The event of each run there; undefined: that run has none left. */
	readonly first: NamedEvent | undefined;
	readonly second: NamedEvent | undefined;
}

/** Numbers an event has. */
const WIDTH = 7;

/** One side: what it has said and the other has not. */
interface Side {
	readonly heard: number[];
	/** Where the first that has not been compared begins. */
	from: number;
}

/**
 * Compares two runs that go on side by side, slice by slice. Only what one of them has said ahead of
 * the other is held, and nothing once they have parted.
 */
export function partingOf(): {
	readonly sinks: readonly [Sink, Sink];
	/** To be called when both stand at the same time. */
	compare(first: Sim, second: Sim): void;
	/** At the end of both. */
	parting(first: Sim, second: Sim): Parting | undefined;
} {
	const sides: readonly [Side, Side] = [
		{ heard: [], from: 0 },
		{ heard: [], from: 0 },
	];
	let found: Parting | undefined;
	const sink = ({ heard }: Side): Sink => ({
		event(...numbers) {
			if (!found) heard.push(...numbers);
		},
	});
	const eventAt = (sim: Sim, { heard, from }: Side): NamedEvent | undefined => {
		if (from >= heard.length) return undefined;
		const [t, n, kind, node, message, order, value] = heard.slice(from, from + WIDTH) as [
			number, number, number, number, number, number, number,
		]; // prettier-ignore
		return namedEvent(sim, t, n, kind, node, message, order, value);
	};
	const part = (sims: readonly [Sim, Sim]): void => {
		const first = eventAt(sims[0], sides[0]);
		const second = eventAt(sims[1], sides[1]);
		found = { t: Math.min(first?.t ?? Infinity, second?.t ?? Infinity), first, second };
		for (const side of sides) side.heard.length = 0;
	};
	return {
		sinks: [sink(sides[0]), sink(sides[1])],
		compare(...sims) {
			if (found) return;
			const [a, b] = sides;
			while (a.from < a.heard.length && b.from < b.heard.length) {
				for (let i = 0; i < WIDTH; i++) {
					if (a.heard[a.from + i] !== b.heard[b.from + i]) return part(sims);
				}
				a.from += WIDTH;
				b.from += WIDTH;
			}
			for (const side of sides) {
				side.heard.splice(0, side.from);
				side.from = 0;
			}
		},
		parting(...sims) {
			if (!found && sides.some(({ heard }) => heard.length > 0)) part(sims);
			return found;
		},
	};
}
