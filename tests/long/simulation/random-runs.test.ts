import { describe, expect, test } from 'vitest';
import {
	advance,
	EVENT,
	hashSink,
	observe,
	type Resolved,
	restore,
	type Sim,
	type Sink,
	snapshot,
	start,
	step,
} from '#simulation';
import { IN } from '../../../src/simulation/meters.ts';
import type { QueueState } from '../../../src/simulation/nodes/queue-state.ts';
import { readyIn } from '../../../src/simulation/nodes/queue-order.ts';
import { LENGTH, randomRun } from '../../fixtures/random-run.ts';
import { Shadow } from '../../fixtures/shadow.ts';

/** How many random scenarios, and in how many tests: what fails names its seed. */
const RUNS = 10_000;
const PORTIONS = 20;
const portions = Array.from({ length: PORTIONS }, (_, i) => [i * (RUNS / PORTIONS)] as const);

/** Does something for each seed of a portion; an error says which seed it was. */
function eachOf(first: number, check: (resolved: Resolved, seed: number) => void): void {
	for (let seed = first; seed < first + RUNS / PORTIONS; seed++) {
		try {
			check(randomRun(seed), seed);
		} catch (error) {
			throw new Error(`seed ${seed}`, { cause: error });
		}
	}
}

function both(...sinks: readonly Sink[]): Sink {
	return { event: (...numbers) => sinks.forEach((sink) => sink.event(...numbers)) };
}

/** The run's own lists against what its events tell; cheap enough for every event. */
function expectBooks(sim: Sim, shadow: Shadow): void {
	sim.state.nodes.forEach((node, i) => {
		if (node.kind !== 'queue') return;
		const { ready, unacked, delayed } = shadow.placesIn(i);
		const values = sim.state.meters.nodes[i]?.values;
		const counts = [readyIn(node as QueueState), values?.[IN.SECOND], values?.[IN.THIRD]];
		if (counts[0] !== ready || counts[1] !== unacked || counts[2] !== delayed) {
			expect(counts, `${sim.ids[i]} at ${sim.state.t}`).toEqual([ready, unacked, delayed]);
		}
	});
}

/** Everything that can be seen, rebuilt from the events. */
function expectSameView(sim: Sim, shadow: Shadow): void {
	const view = observe(sim);
	const count = (node: number, ...kinds: number[]) =>
		kinds.reduce((sum, kind) => sum + (shadow.counts.get(node)?.get(kind) ?? 0), 0);
	for (const queue of view.queues) {
		const node = sim.indexOf(queue.id);
		expect(queue).toMatchObject(shadow.placesIn(node));
		// Accepted = ready + delayed + unacked + acked + dead-lettered + redriven + gone for good.
		expect(queue.published).toBe(
			queue.ready +
				queue.delayed +
				queue.unacked +
				queue.acked +
				queue.deadLettered +
				queue.redriven +
				queue.lost,
		);
		expect(queue.published).toBe(count(node, EVENT.PUBLISHED));
		for (const ticket of queue.head) {
			expect(shadow.copies.get(ticket.message)).toEqual({
				queue: node,
				place: 'ready',
				deliveries: ticket.deliveries,
			});
		}
	}
	for (const producer of view.producers) {
		const node = sim.indexOf(producer.id);
		const theirs = [...shadow.waiting].filter(([, of]) => of === node).map(([order]) => order);
		expect(producer.open).toBe(theirs.length);
		expect(producer.customers.map(({ order }) => order)).toEqual(theirs.slice(0, 24));
		expect(producer.arrived).toBe(
			producer.open + producer.answered + producer.gaveUp + producer.timedOut + producer.failed,
		);
	}
	for (const service of view.services) {
		const node = sim.indexOf(service.id);
		expect(service.crashes).toBe(count(node, EVENT.CRASHED, EVENT.CONSUMER_CRASHED));
		const hands = service.slots.filter((slot) => slot.number !== undefined && !slot.ticket);
		expect(service.sessions).toBe(service.line + hands.length);
	}
}

describe.each(portions)('any scenario with any actions, from seed %i on', (first) => {
	test('keeps its books after every event, and its events are enough to rebuild it', () => {
		eachOf(first, (resolved) => {
			const sim = start(resolved);
			const shadow = new Shadow(resolved, sim);
			for (let i = 0; sim.state.t < LENGTH && step(sim, shadow); i++) {
				expectBooks(sim, shadow);
				if (i % 40 === 0) expectSameView(sim, shadow);
			}
			expectSameView(sim, shadow);
		});
	});

	test('is one run, in pieces or whole, or from any snapshot on', () => {
		eachOf(first, (resolved, seed) => {
			const whole = hashSink();
			advance(start(resolved), LENGTH, whole);

			const [inPieces, before] = [hashSink(), hashSink()];
			const cut = Math.imul(seed + 1, 7919) % LENGTH;
			const sim = start(resolved);
			for (let t = 0; t < cut; t += cut / 3) advance(sim, Math.floor(t), both(inPieces, before));
			advance(sim, cut, both(inPieces, before));
			const kept = snapshot(sim);
			advance(sim, LENGTH, inPieces);
			expect(inPieces.hex()).toBe(whole.hex());

			advance(restore(resolved, kept), LENGTH, before);
			expect(before.hex()).toBe(whole.hex());
		});
	});

	test('has the same arrivals with one worker more', () => {
		eachOf(first, (resolved) => {
			const { spec } = resolved;
			const [id = '', service] = Object.entries(spec.services)[0] ?? [];
			if (!service) return;
			const slots = service.slots + 1;
			const more = {
				...resolved,
				spec: { ...spec, services: { ...spec.services, [id]: { ...service, slots } } },
			};
			expect(arrivalsOf(more)).toEqual(arrivalsOf(resolved));
		});
	});
});

/** Who arrived, where and when. */
function arrivalsOf(resolved: Resolved): string {
	const times: string[] = [];
	const sink: Sink = {
		event(t, _n, kind, node) {
			if (kind === EVENT.ARRIVED) times.push(`${node} at ${t}`);
		},
	};
	advance(start(resolved), LENGTH, sink);
	return times.join(', ');
}
