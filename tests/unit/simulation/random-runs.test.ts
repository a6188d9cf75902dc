import { describe, expect, test } from 'vitest';
import {
	advance,
	hashSink,
	measure,
	observe,
	restore,
	type Sim,
	snapshot,
	start,
} from '#simulation';
import { LENGTH, randomRun } from '../../fixtures/random-run.ts';

const seeds = Array.from({ length: 40 }, (_, seed) => seed);

/** Plays a run to its end; what happened from here on, and what can be seen and measured then. */
function rest(sim: Sim): string {
	const sink = hashSink();
	advance(sim, LENGTH, sink);
	return JSON.stringify([sink.hex(), observe(sim), measure(sim)]);
}

describe.each(seeds)('random run %i', (seed) => {
	const resolved = randomRun(seed);
	const at = Math.floor((LENGTH * (seed + 1)) / 50);

	test('goes on from a snapshot as if it had never stopped', () => {
		const sim = start(resolved);
		advance(sim, at);
		const kept = structuredClone(snapshot(sim));
		expect(rest(restore(resolved, kept))).toBe(rest(sim));
	});

	test('is not changed by what is done with its snapshot', () => {
		const sim = start(resolved);
		advance(sim, at);
		const kept = snapshot(sim);
		const first = rest(restore(resolved, kept));
		expect(rest(sim)).toBe(first);
		expect(rest(restore(resolved, kept))).toBe(first);
	});
});
