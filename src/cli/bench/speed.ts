import type { Sink } from '#simulation';
import { engineOf } from './built.ts';
import { type Contender, ours, type Round, simjs, simscript } from './contenders.ts';
import { atLeast, type Figure, median, ratio } from './figure.ts';
import { type FixtureId, modelEvents, resolved } from './fixture.ts';
import type { Wishes } from './wishes.ts';
import { processorMs } from './processor.ts';

const MILLION = 1e6;

/** M/M/3 against the two packages that can play it, round by round side by side. */
export async function contest({ quick }: Wishes): Promise<Figure[]> {
	// Many short rounds: what else the machine does falls upon some of them, not on their median.
	const seconds = quick ? 20_000 : 100_000;
	// simscript is slow enough to be seen in a fiftieth of the time.
	const all: [Contender, number][] = [
		[ours, seconds],
		[simjs, seconds],
		[simscript, seconds / 50],
	];
	const rounds: Round[][] = [];
	for (let seed = 0; seed <= (quick ? 4 : 16); seed++) {
		const round: Round[] = [];
		for (const [contender, length] of all) round.push(await contender(length, seed + 1));
		// The first two are for warming up.
		if (seed > 1) rounds.push(round);
	}
	const rates = all.map((_, i) => rounds.map((round) => (round[i] as Round).rate));
	const [own, second, third] = rates as [number[], number[], number[]];
	const waits = all.map((_, i) => median(rounds.map((round) => (round[i] as Round).wait)));
	const note = `mean wait ${waits.map((wait) => wait.toFixed(2)).join(' / ')} s, theory 1.08 s`;
	return [
		rate('M/M/3', own, 4, note),
		rate('M/M/3 in simjs 2.0.3', second),
		rate('M/M/3 in simscript 1.0.37', third),
		times('of simjs', ratio(own, second), 2),
		times('of simscript', ratio(own, third), 30),
	];
}

function rate(name: string, rates: readonly number[], target?: number, note?: string): Figure {
	return {
		part: 'core',
		name,
		value: median(rates) / MILLION,
		unit: 'M/s',
		...(target === undefined ? {} : { target: atLeast(target) }),
		...(note === undefined ? {} : { note }),
	};
}

const times = (name: string, value: number, target: number): Figure => ({
	part: 'core',
	name: `times the rate ${name}`,
	value,
	unit: '×',
	target: atLeast(target),
	note: 'median of rounds side by side',
});

/** The same with a timer for each delivery and failures, and into a sink that keeps everything. */
export async function loads({ quick }: Wishes): Promise<Figure[]> {
	const seconds = quick ? 20_000 : 100_000;
	const failing: number[] = [];
	const recording: number[] = [];
	for (let seed = 0; seed <= (quick ? 4 : 12); seed++) {
		const [a] = await rateOf('timers-and-failures', seconds, seed + 1);
		const [b] = await rateOf('three-counters', seconds / 2, seed + 1, recorder());
		// As above.
		if (seed <= 1) continue;
		failing.push(a);
		recording.push(b);
	}
	return [
		rate('with ack timers and 2 % failures', failing, 2),
		rate('recording every event', recording, 1, 'seven numbers an event, all kept'),
	];
}

async function rateOf(
	id: FixtureId,
	seconds: number,
	seed: number,
	sink?: Sink,
): Promise<[number, number]> {
	const { advance, start } = await engineOf(id);
	const sim = start(resolved(id, seed));
	const from = processorMs();
	advance(sim, seconds * 1e6, sink);
	const events = modelEvents(sim);
	return [(events / (processorMs() - from)) * 1e3, events];
}

const BLOCK = 1 << 16;
const WIDTH = 7;

/** Keeps all events, in blocks of numbers. */
function recorder(): Sink {
	let block = new Float64Array(BLOCK * WIDTH);
	const blocks = [block];
	let at = 0;
	return {
		event(t, n, kind, node, message, order, value) {
			if (at === block.length) {
				blocks.push((block = new Float64Array(BLOCK * WIDTH)));
				at = 0;
			}
			block[at++] = t;
			block[at++] = n;
			block[at++] = kind;
			block[at++] = node;
			block[at++] = message;
			block[at++] = order;
			block[at++] = value;
		},
	};
}
