import { engineOf } from './built.ts';
import { atLeast, atMost, type Figure, median, ratio } from './figure.ts';
import { modelEvents, resolved } from './fixture.ts';
import { megabytes, timed } from './processor.ts';
import type { Wishes } from './wishes.ts';

const SECOND = 1_000_000;

/** A long run has to go on in the memory that a short one needs. */
export async function memory({ quick }: Wishes): Promise<Figure[]> {
	const { advance, start } = await engineOf('memory');
	const events = quick ? 2_000_000 : 10_000_000;
	const sim = start(resolved('three-counters', 1));
	const before = megabytes();
	const seconds = events / 4.8;
	// A run that ends earlier would measure less than it says.
	sim.spec = { ...sim.spec, until: 2 * seconds * SECOND };
	advance(sim, (seconds / 10) * SECOND);
	const early = megabytes();
	for (let tenth = 2; modelEvents(sim) < events; tenth++) {
		advance(sim, (seconds / 10) * tenth * SECOND);
	}
	const late = megabytes();
	return [
		{
			part: 'core',
			name: `memory that ${(events / 1e6).toFixed(0)} M events add after the first tenth`,
			value: late - early,
			unit: 'MB',
			target: atMost(1),
			note: `in use: ${[before, early, late].map((it) => it.toFixed(1)).join(' → ')} MB`,
		},
	];
}

/** As much as stands in the rail, the rate should not follow it. */
export async function backlog({ quick }: Wishes): Promise<Figure[]> {
	const most = quick ? 100_000 : 1_000_000;
	const { advance, start } = await engineOf('backlog');
	const rates: [number[], number[]] = [[], []];
	for (let seed = 1; seed <= 3; seed++) {
		[100, most].forEach((size, i) => {
			const sim = start(resolved('backlog', seed, { 'producers.sale.arrivals.size': size }));
			advance(sim, 101 * SECOND);
			const before = modelEvents(sim);
			const ms = timed(() => advance(sim, 199 * SECOND));
			rates[i as 0 | 1].push(((modelEvents(sim) - before) / ms) * 1e3);
		});
	}
	const [few, many] = rates;
	return [
		{
			part: 'core',
			name: `share of the rate at 10² that is left with ${most.toLocaleString('en')} waiting`,
			value: ratio(many, few),
			unit: '×',
			target: atLeast(1 / 8),
			note: `${(median(few) / 1e6).toFixed(2)} M/s and ${(median(many) / 1e6).toFixed(2)} M/s`,
		},
	];
}

/** The agenda is a heap: what it looks at for one entry grows with the logarithm of its size. */
export async function heap({ quick }: Wishes): Promise<Figure[]> {
	const most = quick ? 100_000 : 1_000_000;
	const few = await looksWith(100);
	const many = await looksWith(most);
	const growth = Math.log(most) / Math.log(100);
	return [
		{
			part: 'core',
			name: `times the look-ups of the agenda at 10² with ${most.toLocaleString('en')} pending`,
			value: many / few,
			unit: '×',
			target: atMost(growth * 1.25),
			note: `${few.toFixed(1)} and ${many.toFixed(1)} a step; logarithmic is ${growth.toFixed(2)} ×`,
		},
	];
}

/** Times read from the agenda in a step, with so many entries pending. */
async function looksWith(pending: number): Promise<number> {
	const { advance, start } = await engineOf('heap');
	const sim = start(resolved('pending', 1, { 'producers.shop.arrivals.rate': pending }));
	advance(sim, 2 * SECOND);
	const { agenda } = sim.state;
	let looks = 0;
	const { entries } = agenda;
	agenda.entries = new Proxy(entries, {
		get(target, key) {
			// Of four numbers of an entry the first is its time.
			if (typeof key === 'string' && Number(key) % 4 === 0) looks++;
			return Reflect.get(target, key, target);
		},
	});
	const before = sim.state.n;
	advance(sim, 2 * SECOND + Math.ceil((SECOND * 500) / pending));
	agenda.entries = entries;
	return looks / (sim.state.n - before);
}

/** A run with ten thousand waiting is kept and gone on with. */
export async function snapshots(): Promise<Figure[]> {
	const { advance, restore, snapshot, start } = await engineOf('snapshots');
	const run = resolved('backlog', 1, { 'producers.sale.arrivals.size': 10_000 });
	const sim = start(run);
	advance(sim, 150 * SECOND);
	const taking: number[] = [];
	const resuming: number[] = [];
	for (let i = 0; i < 60; i++) {
		const from = performance.now();
		const kept = snapshot(sim);
		const between = performance.now();
		restore(run, kept);
		if (i < 10) continue;
		taking.push(between - from);
		resuming.push(performance.now() - between);
	}
	const figure = (name: string, all: readonly number[]): Figure => ({
		part: 'core',
		name: `${name} with 10,000 waiting`,
		value: median(all),
		unit: 'ms',
		target: atMost(2),
		note: 'median of 50',
	});
	return [figure('snapshot', taking), figure('restore', resuming)];
}
