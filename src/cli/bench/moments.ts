import { engineOf } from './built.ts';
import { atMost, type Figure, quantile } from './figure.ts';
import { fixture, runOf } from './fixture.ts';
import { megabytes, timed } from './processor.ts';
import type { Wishes } from './wishes.ts';

const SLICES = 256;
const VISITS = 40;
const PASSES = 3;

/** How a Timeline finds its way in a run of a million arrivals and departures. */
export async function moments({ quick }: Wishes): Promise<Figure[]> {
	const { createTimeline } = await engineOf('moments');
	const events = quick ? 100_000 : 1_000_000;
	const until = Math.round((events / 4.8) * 1e6);
	const scenario = { ...fixture('three-counters'), until };
	const run = runOf('three-counters', 1);
	createTimeline(scenario, run).at(until);
	const goes = Array.from({ length: PASSES }, () =>
		timed(() => createTimeline(scenario, run).at(until)),
	);
	const before = megabytes();
	const timeline = createTimeline(scenario, run);
	timeline.at(until);
	const kept = megabytes() - before;
	const slices = quickest(SLICES, () => {
		const fresh = createTimeline(scenario, run);
		return (i) => fresh.at((until / SLICES) * (i + 1));
	});
	const visits = quickest(VISITS, () => (i) => timeline.at(until * ((i * 0.618) % 1)));
	const size = `of ${events.toLocaleString('en')} events`;
	return [
		figure(`a visited moment ${size}`, Math.max(...visits), 'ms', 50, `slowest of ${VISITS}`),
		figure(
			`a cold moment, at the end ${size}`,
			Math.min(...goes),
			'ms',
			600,
			`in one go, least of ${PASSES}`,
		),
		figure(
			'its largest slice',
			quantile(slices, 1),
			'ms',
			8,
			`asked for in ${SLICES} steps; p95 ${quantile(slices, 0.95).toFixed(1)} ms`,
		),
		figure('what the Timeline keeps', kept, 'MB', 64, 'checkpoints and history'),
	];
}

/** Milliseconds of so many acts, each the least of three passes: others on the machine only add. */
function quickest(count: number, pass: () => (i: number) => void): number[] {
	const times = Array.from({ length: count }, () => Infinity);
	for (let turn = 0; turn < PASSES; turn++) {
		const act = pass();
		times.forEach((least, i) => {
			const from = performance.now();
			act(i);
			times[i] = Math.min(least, performance.now() - from);
		});
	}
	return times;
}

function figure(name: string, value: number, unit: string, most: number, note: string): Figure {
	return { part: 'core', name, value, unit, target: atMost(most), note };
}
