import { describe, expect, test } from 'vitest';
import { figuresOf, findingOf, narrate } from '#player';
import { createTimeline } from '#player/timeline';
import type { Action } from '#simulation';
import { scenario } from '../../fixtures/scenarios.ts';

/** Two counters of exactly one second; orders only by hand. */
const shop = scenario({
	producers: {
		checkout: {
			label: 'Checkout',
			arrivals: { kind: 'by-hand' },
			patience: '3s',
			plan: 'queued',
			plans: {
				synchronous: [{ call: 'counters' }],
				queued: [{ work: '150ms' }, { publish: 'orders' }],
			},
		},
	},
	queues: { orders: { label: 'Orders' } },
	services: {
		counters: {
			label: 'Counter',
			slots: 2,
			work: '1s',
			consumes: 'orders',
			sessions: { limit: 12, back: '5s' },
		},
	},
	variants: {
		queued: { label: 'Queued', finding: 'f' },
		synchronous: { label: 'Sync', finding: 'f', set: { 'producers.checkout.plan': 'synchronous' } },
	},
});

function at(seconds: number, { variant = 'queued', orders = 0, more = [] as Action[] } = {}) {
	const placed = Array.from({ length: orders }, (): Action => ({
		at: 1e6,
		do: 'publish',
		target: 'checkout',
	}));
	const run = {
		scenario: 'shop',
		edition: '',
		variant,
		seed: 1,
		set: {},
		actions: [...placed, ...more],
	};
	const timeline = createTimeline(shop, run);
	const view = timeline.at(seconds * 1e6);
	return { view, spec: timeline.resolved.spec };
}

const story = (...of: Parameters<typeof at>): string[] => {
	const { view, spec } = at(...of);
	return narrate(view, spec);
};

describe('the words of a picture', () => {
	test('say that nobody has ordered', () => {
		expect(story(0)).toEqual(['At 0 s: nobody has ordered yet.']);
	});

	test('tell a backlog, the counters, the customer and what is done', () => {
		expect(story(2.5, { orders: 9 })).toEqual([
			'At 2.5 s: five tickets wait, the oldest for 1.4 s.',
			'Counter A serves 003 and Counter B serves 004.',
			'The latest customer had an answer after 150 ms, and nobody stands in line.',
			'Two tickets are stamped, none is lost.',
		]);
	});

	test('speak of one ticket and of an idle counter in the singular', () => {
		expect(story(1.3, { orders: 1 })).toEqual([
			'At 1.3 s: no ticket waits.',
			'Counter A serves 001.',
			'Counter B has nothing to do.',
			'The latest customer had an answer after 150 ms, and nobody stands in line.',
			'No tickets are stamped, none is lost.',
		]);
		expect(story(1.5, { orders: 3 })[0]).toBe('At 1.5 s: one ticket waits, for 350 ms.');
	});

	test('tell a line of customers, and how they left', () => {
		expect(story(2.5, { variant: 'synchronous', orders: 9 })).toEqual([
			'At 2.5 s: seven customers wait for an answer, the first of them for 1.5 s.',
			'Counter A serves 003 and Counter B serves 004.',
			'Two customers have had an answer.',
		]);
		expect(story(4.5, { variant: 'synchronous', orders: 9 })).toEqual([
			'At 4.5 s: nobody stands in line.',
			'Counter A serves 007 and Counter B serves 008.',
			'Six customers have had an answer.',
			'Three customers have given up.',
		]);
	});

	test('tell a crash, with the time until it is over', () => {
		expect(story(2, { variant: 'synchronous', orders: 13 })).toEqual([
			'At 2 s: nobody stands in line.',
			'Counter A and Counter B have crashed and are back in 4.0 s.',
			'No customers have had an answer.',
			'13 orders ended with an error.',
		]);
	});

	test('find what a reader’s own run shows', () => {
		const own = (...of: Parameters<typeof at>) => {
			const { view, spec } = at(...of);
			return findingOf(view, spec);
		};
		expect(own(2.5, { orders: 9 })).toEqual({
			finding: 'Five tickets wait, and nobody stands in line.',
			caption: 'This is your run at 2.5 s: nine orders so far.',
		});
		expect(own(2.5, { variant: 'synchronous', orders: 9 }).finding).toBe(
			'Seven customers wait, and nobody has left.',
		);
		expect(own(2, { variant: 'synchronous', orders: 13 }).finding).toBe(
			'Nobody waits, and 13 have left without an answer.',
		);
		expect(own(0).finding).toBe('Nobody has ordered yet.');
	});

	test('name four figures, and others where customers wait', () => {
		const names = (variant: string) => {
			const { view, spec } = at(2.5, { variant, orders: 9 });
			return figuresOf(view, spec).map(
				({ name, value, unit, context }) => `${name} ${value}${unit} ${context}`,
			);
		};
		expect(names('queued')).toEqual([
			'Queue depth 5 peak 7',
			'Oldest wait 1.4s ticket 005',
			'Served 2 0.8 per second',
			'Lost 0 nothing dropped',
		]);
		expect(names('synchronous')).toEqual([
			'Customers in line 7 of 9 so far',
			'Longest wait 1.5s a customer, not a ticket',
			'Served 2 0.8 per second',
			'Gave up 0 nobody has left',
		]);
	});
});
