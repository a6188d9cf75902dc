import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	type Action,
	advance,
	hashSink,
	measure,
	observe,
	type Resolved,
	restore,
	type Sim,
	snapshot,
	start,
	step,
} from '#simulation';
import { IN } from '../../../src/simulation/meters.ts';
import { randomRun } from '../../fixtures/random-run.ts';
import { fixtures, run } from '../../fixtures/scenarios.ts';

const END = 60_000_000;

/** Any run of any fixture, with actions that fit it. */
const anyRun: fc.Arbitrary<Resolved> = fc
	.record({
		name: fc.constantFrom(...Object.keys(fixtures)),
		seed: fc.integer({ min: 0, max: 0xffff_ffff }),
		variant: fc.nat(3),
		doings: fc.array(
			fc.record({
				at: fc.integer({ min: 0, max: END / 10_000 }).map((n) => n * 10_000),
				what: fc.nat(3),
				which: fc.nat(2),
				value: fc.integer({ min: 1, max: 5 }),
			}),
			{ maxLength: 12 },
		),
	})
	.map(({ name, seed, variant, doings }) => {
		const of = fixtures[name] as (typeof fixtures)[string];
		const producers = Object.keys(of.producers);
		const services = Object.keys(of.services);
		const actions = doings
			.sort((a, b) => a.at - b.at)
			.map(({ at, what, which, value }): Action => {
				const service = services[which % services.length] as string;
				if (what === 0) return { at, do: 'publish', target: producers[0] as string };
				if (what === 1) return { at, do: 'crash', target: service };
				if (what === 2) return { at, do: 'recover', target: service };
				return { at, do: 'set', target: `services.${service}.slots`, value };
			});
		const variants = Object.keys(of.variants);
		return run(of, { seed, actions, variant: variants[variant % variants.length] as string });
	});

function hashOf(resolved: Resolved, stops: readonly number[] = []): string {
	const sink = hashSink();
	const sim = start(resolved);
	for (const stop of stops) advance(sim, stop, sink);
	advance(sim, END, sink);
	return sink.hex();
}

function expectBooksBalance(sim: Sim): void {
	const view = observe(sim);
	for (const queue of view.queues) {
		expect(queue.published).toBe(queue.ready + queue.unacked + queue.acked + queue.lost);
		expect(queue.head.length).toBe(Math.min(24, queue.ready));
	}
	for (const producer of view.producers) {
		const { arrived, open, answered, gaveUp, timedOut, failed } = producer;
		expect(arrived).toBe(open + answered + gaveUp + timedOut + failed);
		expect(producer.customers.length).toBe(Math.min(24, open));
	}
	for (const service of view.services) {
		const inHand = service.slots.filter((slot) => slot.number !== undefined && !slot.ticket);
		expect(service.sessions).toBe(service.line + inHand.length);
		if (!service.up) expect(service.slots.every((slot) => slot.number === undefined)).toBe(true);
	}
	const held = view.services.flatMap((it) => it.slots.flatMap((slot) => slot.ticket ?? []));
	const waiting = view.queues.flatMap((queue) => queue.head);
	const seen = [...held, ...waiting].map((ticket) => ticket.message);
	expect(new Set(seen).size, 'a message is in one place').toBe(seen.length);
}

describe('any run', () => {
	test('keeps its books after every event', () => {
		fc.assert(
			fc.property(anyRun, (resolved) => {
				const sim = start(resolved);
				expectBooksBalance(sim);
				while (sim.state.t < END && step(sim)) expectBooksBalance(sim);
			}),
			{ numRuns: 60 },
		);
	});

	test('is the same when it stops at any moments on the way', () => {
		fc.assert(
			fc.property(anyRun, fc.array(fc.nat(END), { maxLength: 5 }), (resolved, stops) => {
				expect(
					hashOf(
						resolved,
						stops.sort((a, b) => a - b),
					),
				).toBe(hashOf(resolved));
			}),
			{ numRuns: 60 },
		);
	});

	test('goes on from any snapshot to the last bit as if it had never stopped', () => {
		fc.assert(
			fc.property(anyRun, fc.nat(END), (resolved, at) => {
				const whole = hashSink();
				const first = start(resolved);
				advance(first, at);
				const kept = structuredClone(snapshot(first));
				advance(first, END, whole);
				const again = hashSink();
				const second = restore(resolved, kept);
				advance(second, END, again);
				expect(again.hex()).toBe(whole.hex());
				expect(observe(second)).toEqual(observe(first));
			}),
			{ numRuns: 60 },
		);
	});

	test('gives no snapshot to its sink, since what is due is half done', () => {
		const sim = start(randomRun(1));
		const asked = () => advance(sim, END, { event: () => void snapshot(sim) });
		expect(asked).toThrow('no snapshot in a sink');
	});

	test('is not changed by what is done with its snapshot', () => {
		fc.assert(
			fc.property(anyRun, fc.nat(END), (resolved, at) => {
				const sim = start(resolved);
				advance(sim, at);
				const kept = snapshot(sim);
				advance(restore(resolved, kept), END);
				const sink = hashSink();
				advance(sim, END, sink);
				const alone = start(resolved);
				advance(alone, at);
				const expected = hashSink();
				advance(alone, END, expected);
				expect(sink.hex()).toBe(expected.hex());
			}),
			{ numRuns: 30 },
		);
	});

	test('counts a slot as busy while it has a job, however jobs end', () => {
		for (let seed = 0; seed < 300; seed++) {
			const sim = start(randomRun(seed));
			for (let n = 0; n < 600 && step(sim); n++) {
				sim.state.nodes.forEach((node, i) => {
					if (node.kind !== 'service') return;
					const busy = node.slots.filter(({ job }) => job >= 0).length;
					const counted = sim.state.meters.nodes[i]?.values[IN.SECOND];
					if (counted !== busy) expect.fail(`seed ${seed}, event ${n}: ${counted}, not ${busy}`);
				});
			}
			for (const { utilisation } of Object.values(measure(sim).services as object)) {
				expect(utilisation, `seed ${seed}`).toBeGreaterThanOrEqual(0);
			}
		}
	});

	test('keeps its arrivals when workers are added', () => {
		fc.assert(
			fc.property(fc.nat(), fc.integer({ min: 1, max: 8 }), (seed, slots) => {
				const arrivals = (wanted: number) => {
					const times: number[] = [];
					const of = fixtures.counters as (typeof fixtures)[string];
					const sim = start(run(of, { seed, set: { 'services.counters.slots': wanted } }));
					advance(sim, END, { event: (t, _n, kind) => kind === 0 && times.push(t) });
					return times;
				};
				expect(arrivals(slots)).toEqual(arrivals(2));
			}),
			{ numRuns: 20 },
		);
	});
});
