import { expect, test } from 'vitest';
import {
	alsoLeaving,
	endsSink,
	type Frame,
	frameOf,
	layout,
	type Move,
	movesBetween,
	topologyOf,
} from '#player';
import { createTimeline } from '#player/timeline';
import { counters } from '../../fixtures/scenarios.ts';

function between(
	variant: string,
	from: number,
	to: number,
): { moves: Move[]; before: Frame; after: Frame } {
	const run = { scenario: 'counters', edition: '', variant, seed: 7, set: {}, actions: [] };
	const timeline = createTimeline(counters, run);
	const { spec } = timeline.resolved;
	const { ends, sink } = endsSink();
	const first = timeline.at(from);
	const topology = topologyOf(spec, first);
	const box = layout(topology, 'wide');
	const before = frameOf(first, spec, topology, box);
	const after = frameOf(timeline.at(to, sink), spec, topology, box);
	return { moves: movesBetween(before, after, ends, box), before, after };
}

test('nothing travels between two pictures of the same moment', () => {
	expect(between('queued', 10e6, 10e6).moves).toEqual([]);
});

test('every ticket that has changed its place travels, and no other', () => {
	for (let t = 5e6; t < 15e6; t += 100_000) {
		const { moves, before, after } = between('queued', t, t + 100_000);
		const was = new Map(before.tickets.map((ticket) => [ticket.key, ticket.place]));
		for (const { key, place } of after.tickets) {
			const move = moves.find((it) => it.key === key);
			const old = was.get(key);
			expect(move?.to ?? place).toEqual(place);
			expect(move === undefined).toBe(old !== undefined && old.x === place.x && old.y === place.y);
			if (old && move) expect(move.from).toEqual(old);
		}
	}
});

test('a stamped ticket goes from its counter to the spike', () => {
	const stamped = [];
	for (let t = 5e6; t < 10e6; t += 50_000) {
		stamped.push(...between('queued', t, t + 50_000).moves.filter((move) => move.ticket));
	}
	expect(stamped.length).toBeGreaterThan(10);
	for (const move of stamped) {
		expect(move.ticket?.state).toBe('acked');
		expect(move.to.x).toBe(476);
	}
});

test('customers without an answer take the door, the others turn to the shop', () => {
	const ways = new Set<number>();
	for (let t = 5e6; t < 25e6; t += 50_000) {
		for (const move of between('synchronous', t, t + 50_000).moves) ways.add(move.to.x);
	}
	expect([...ways].sort((a, b) => a - b)).toEqual([154, 569]);
});

test('in a flood a dozen are on their way out, and who has begun arrives', () => {
	const move = (key: string): Move => ({
		key,
		from: { x: 0, y: 0, scale: 1 },
		to: { x: 1, y: 0, scale: 1 },
		at: 0,
	});
	const first = alsoLeaving([], [move('a'), move('b')]);
	const flood = Array.from({ length: 40 }, (_, i) => move(`m${i}`));
	const then = alsoLeaving(first, flood);
	expect(then).toHaveLength(12);
	expect(then.slice(0, 2)).toEqual(first);
	expect(alsoLeaving(then, flood)).toEqual(then);
});
