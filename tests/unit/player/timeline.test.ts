import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Level } from '#player';
import { createTimeline } from '#player/timeline';
import { type Action, advance, observe, type Run, resolve, start } from '#simulation';
import { LENGTH, randomRun } from '../../fixtures/random-run.ts';
import { counters, someActions } from '../../fixtures/scenarios.ts';

const run = (parts: Partial<Run> = {}): Run => ({
	scenario: 'counters',
	edition: 'test',
	set: {},
	seed: 7,
	actions: [],
	...parts,
});

function fresh(of: Run, t: number) {
	const sim = start(resolve(counters, of));
	advance(sim, t);
	return observe(sim);
}

const moments = fc.array(fc.integer({ min: 0, max: counters.until }), {
	minLength: 1,
	maxLength: 12,
});
const variants = fc.constantFrom('queued', 'synchronous');

describe('a timeline', () => {
	test('shows the same at a moment from whichever side it comes', () => {
		fc.assert(
			fc.property(moments, variants, (times, variant) => {
				const of = run({ variant, actions: someActions });
				const timeline = createTimeline(counters, of);
				for (const t of times) expect(timeline.at(t)).toEqual(fresh(of, t));
			}),
			{ numRuns: 25 },
		);
	});

	test('keeps what was before a new action and plays the rest anew', () => {
		fc.assert(
			fc.property(moments, fc.integer({ min: 0, max: 5_900 }), (times, at) => {
				const before = createTimeline(counters, run());
				before.at(counters.until);
				const actions: Action[] = [{ at: at * 10_000, do: 'publish', target: 'checkout' }];
				const after = before.withActions(actions);
				for (const t of times) {
					expect(after.at(t)).toEqual(fresh(run({ actions }), t));
					// The bin that t is in may have been thinned when it was full.
					const whole = (all: readonly Level[]) => all.filter((it) => it.t < t - 150_000);
					expect(whole(after.history(t))).toEqual(whole(steps(run({ actions }), t)));
				}
			}),
			{ numRuns: 25 },
		);
	});

	test('tells events on the way once each', () => {
		const timeline = createTimeline(counters, run());
		timeline.at(40e6);
		timeline.at(5e6);
		const seen: number[] = [];
		for (let t = 5e6; t <= 20e6; t += 16_667)
			timeline.at(t, { event: (_, n) => void seen.push(n) });
		expect(seen).toEqual(seen.map((_, i) => (seen[0] as number) + i));
		expect(seen.length).toBeGreaterThan(300);
	});

	test('steps from event to event, and back over the same ones', () => {
		const timeline = createTimeline(counters, run());
		const there: number[] = [];
		for (let t: number | undefined = 10e6; there.length < 40;) {
			t = timeline.nextEventAfter(t as number);
			there.push(t as number);
		}
		const back: number[] = [];
		for (let t: number | undefined = there.at(-1) as number; back.length < 39;) {
			t = timeline.lastEventBefore(t as number);
			back.push(t as number);
		}
		expect(back.reverse()).toEqual(there.slice(0, -1));
	});

	test('has no event after the end and none before the start', () => {
		const timeline = createTimeline(
			counters,
			run({ set: { 'producers.checkout.arrivals.rate': 0 } }),
		);
		expect(timeline.nextEventAfter(0)).toBeUndefined();
		expect(timeline.lastEventBefore(0)).toBeUndefined();
	});

	test('has the peak of the backlog in its history, however long the run', () => {
		const actions: Action[] = Array.from({ length: 30 }, () => ({
			at: 30e6,
			do: 'publish',
			target: 'checkout',
		}));
		const timeline = createTimeline(counters, run({ actions }));
		const peak = timeline.at(counters.until).queues[0]?.peak;
		const levels = timeline.history(counters.until).map((level) => level.waiting);
		expect(Math.max(...levels)).toBe(peak);
	});

	test('counts what waits as the run does, whatever becomes of it', () => {
		for (let seed = 0; seed < 120; seed++) {
			const { spec, actions } = randomRun(seed);
			const aside = Object.values(spec.queues).flatMap((it) => it.deadLetter?.to ?? []);
			const random = createTimeline(spec, { ...run({ actions }), seed });
			for (const t of [LENGTH / 3, LENGTH / 2, LENGTH]) {
				const rails = random.at(Math.round(t)).queues.filter((it) => !aside.includes(it.id));
				const waiting = rails.reduce((sum, queue) => sum + queue.ready, 0);
				expect(random.history(Math.round(t)).at(-1)?.waiting, `seed ${seed}`).toBe(waiting);
			}
		}
	});

	test('keeps few enough steps to draw at once', () => {
		const busy = createTimeline(
			counters,
			run({ set: { 'producers.checkout.arrivals.rate': 500, 'services.counters.slots': 200 } }),
		);
		busy.at(counters.until);
		expect(busy.history(counters.until).length).toBeLessThan(2_500);
	});
});

/** The history of a run that was never played otherwise. */
function steps(of: Run, t: number) {
	const timeline = createTimeline(counters, of);
	timeline.at(t);
	return timeline.history(t);
}
