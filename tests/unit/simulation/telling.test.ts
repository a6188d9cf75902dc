import { describe, expect, test } from 'vitest';
import { editionOf, EVENT, EVENT_NAMES, Hash, start } from '#simulation';
import { fateWords, type NamedEvent, namedEvent, orderNumber, tell } from '#simulation/study';
import { canonical } from '../../../src/simulation/study/fate.ts';
import { counters, outage, run, scenario } from '../../fixtures/scenarios.ts';

const seconds = (micros: number) => `${micros / 1e6} s`;
/** An event in words, with everything that a test does not care about filled in. */
const told = (event: string, parts: Partial<NamedEvent> = {}) =>
	tell(
		{ t: 0, n: 0, event, node: 'desk', message: 4, order: 1, value: 2_000_000, ...parts },
		seconds,
	);

describe('an event in words', () => {
	test.each([
		['ARRIVED', 'The order arrives at desk.'],
		['ANSWERED', 'Desk answers the customer, who waited 2 s.'],
		['GAVE_UP', 'The customer leaves desk without an answer after 2 s.'],
		['TIMED_OUT', 'A call took too long: desk ends the order with an error after 2 s.'],
		['FAILED', 'A call has failed: desk ends the order with an error after 2 s.'],
		['COMPLETED', 'All jobs of the order are done, 2 s after the click.'],
		['DELIVERED', 'Desk hands message 4 out, after 2 s.'],
		['ACKED', 'Message 4 is acknowledged and forgotten by desk, 2 s after it was published.'],
		['LOST', 'Message 4 is gone for good: it has come back to desk too often.'],
		['REFUSED', 'Desk is called and is down.'],
		['WITHDRAWN', 'The caller leaves the line of desk.'],
		['FINISHED', 'Desk has finished, after 2 s of work.'],
		['WASTED', 'Desk has finished, after 2 s of work for a caller who has gone.'],
		['RECOVERED', 'Desk is back.'],
		['EFFECT', 'Desk has done “desk” for the order, 2 s after the click.'],
		['SET', 'Something is set differently at desk.'],
	])('%s', (event, sentence) => {
		expect(told(event)).toBe(sentence);
	});

	test.each([
		['PUBLISHED', 1, 'Message 4 is published to desk, as the only open job of the order.'],
		['PUBLISHED', 2, 'Message 4 is published to desk, as the 2nd open job of the order.'],
		[
			'RETURNED',
			1,
			'Message 4 is back on desk without an acknowledgement, handed out once so far.',
		],
		['RETURNED', 2, 'Message 4 is back on desk without an acknowledgement, handed out twice so far.'], // prettier-ignore
		['RETURNED', 3, 'Message 4 is back on desk without an acknowledgement, handed out 3 times so far.'], // prettier-ignore
		['CALLED', 1, 'Desk is called; 1 call is open there.'],
		['CALLED', 2, 'Desk is called; 2 calls are open there.'],
		['ABANDONED', 0, 'The caller has gone and still counts in the line of desk.'],
		['ABANDONED', 1, 'The caller has gone, and desk works on.'],
		['STARTED', 0, 'Desk starts work, in slot 1.'],
		['CRASHED', 1, 'Desk crashes with 1 call inside.'],
		['CRASHED', 0, 'Desk crashes with 0 calls inside.'],
		['RESIZED', 1, 'Desk has 1 slot.'],
		['RESIZED', 4, 'Desk has 4 slots.'],
	])('%s with %i', (event, value, sentence) => {
		expect(told(event, { value })).toBe(sentence);
	});

	test('counts as one does', () => {
		const ordinals = [2, 3, 4, 11, 12, 13, 14, 21, 22, 23, 30, 100, 101, 111, 113, 114, 121];
		const words = ordinals.map((value) => told('REDELIVERED', { value }).match(/the (\S+) time/)?.[1]); // prettier-ignore
		expect(words.join(' ')).toBe(
			'2nd 3rd 4th 11th 12th 13th 14th 21st 22nd 23rd 30th 100th 101st 111th 113th 114th 121st',
		);
	});

	test('names what was done to the world, where it was and which message it was', () => {
		expect(told('EFFECT', { effect: 'mail' })).toContain('has done “mail”');
		expect(told('ACKED', { message: undefined })).toBe(
			'It is acknowledged and forgotten by desk, 2 s after it was published.',
		);
		expect(told('ARRIVED', { node: undefined })).toBe('The order arrives at nowhere.');
	});

	test('that has no sentence is its name, with what is known of it', () => {
		const nothing = { node: undefined, message: undefined, value: 0 };
		expect(told('LEFT_IN_A_HURRY', nothing)).toBe('Left in a hurry.');
		expect(told('LEFT_IN_A_HURRY', { value: 0 })).toBe('Left in a hurry at desk, message 4.');
		expect(told('LEFT', { ...nothing, value: 3 })).toBe('Left (3).');
	});
});

describe('an event by its names', () => {
	const named = (kind: number, node: string, message: number, order: number) => {
		const sim = start(run(outage));
		return namedEvent(sim, 5, 6, kind, sim.indexOf(node), message, order, 7);
	};

	test('has the ids of nodes and the number on the ticket', () => {
		expect(named(EVENT.ACKED, 'mail', 0, 0)).toEqual({
			t: 5,
			n: 6,
			event: 'ACKED',
			node: 'mail',
			message: 0,
			order: 1,
			value: 7,
		});
		expect(orderNumber(41)).toBe(42);
	});

	test('leaves out what it does not speak of, and has a number when nobody knows it', () => {
		expect(named(EVENT.SET, 'nobody', -1, -1)).toMatchObject({ node: undefined, message: undefined, order: undefined }); // prettier-ignore
		expect(named(999, 'shop', -1, -1).event).toBe('999');
	});

	test('names the effect, or the service that has no name for it', () => {
		expect(named(EVENT.EFFECT, 'warehouse', 0, 0).effect).toBe('parcel');
		expect(named(EVENT.EFFECT, 'mailer', 0, 0).effect).toBe('mail');
		expect(named(EVENT.EFFECT, 'stock', 0, 0).effect).toBe('stock');
		expect(named(EVENT.EFFECT, 'nobody', 0, 0).effect).toBe('');
		expect('effect' in named(EVENT.ACKED, 'mailer', 0, 0)).toBe(false);
	});
});

test('a fate in words has a word of its own for what ends badly', () => {
	const fate = { events: { FAILED: 1, TIMED_OUT: 1, COMPLETED: 1, LOST: 2, GAVE_UP: 1 }, effects: { mail: 3 } }; // prettier-ignore
	expect(fateWords(fate)).toBe(
		'ended with an error, timed out, all done, a message lost twice, gave up, mail 3 times',
	);
	expect(fateWords(fate, ['mail', 'charge'])).toMatch(/, mail 3 times, no charge$/);
	expect(fateWords({ events: {}, effects: {} })).toBe('under way');
});

test('two fates are the same whatever came first', () => {
	const of = (events: readonly string[], effects: readonly string[]) =>
		canonical({
			events: Object.fromEntries(events.map((name) => [name, 1])),
			effects: Object.fromEntries(effects.map((name) => [name, 2])),
		});
	const one = of(['ANSWERED', 'COMPLETED', 'LOST'], ['mail', 'charge']);
	expect(of(['LOST', 'ANSWERED', 'COMPLETED'], ['charge', 'mail'])).toBe(one);
	expect(of(['COMPLETED', 'LOST', 'ANSWERED'], ['mail', 'charge'])).toBe(one);
	expect(of(['ANSWERED', 'LOST'], ['mail', 'charge'])).not.toBe(one);
	expect(of(['ANSWERED', 'COMPLETED', 'LOST'], ['mail'])).not.toBe(one);
});

describe('an edition', () => {
	test.each([
		['profile', { profile: 'sqs-standard' }],
		['length', { until: 61_000_000 }],
		['producers', { producers: {} }],
		['queues', { queues: {} }],
		['services', { services: {} }],
		['exchanges', { exchanges: { x: { label: 'X', type: 'fanout', bindings: [] } } }],
		['logs', { logs: { l: { label: 'L', partitions: 1 } } }],
		['outboxes', { outboxes: { o: { label: 'O', publishes: ['orders'], every: 1, batch: 1, mark: 1 } } }], // prettier-ignore
		['capacities', { capacities: { c: { label: 'C', slots: 1 } } }],
		['faults', { faults: [{ at: 1, crash: 'counters', for: 1 }] }],
		['what a variant sets', { variants: { ...counters.variants, third: { label: 'T', finding: 'f', set: {}, caption: '' } } }], // prettier-ignore
	])('is another with other %s', (_what, parts) => {
		expect(editionOf({ ...counters, ...parts } as typeof counters)).not.toBe(editionOf(counters));
	});

	test('is the same with other words, and with what is said to be absent', () => {
		const relabelled = scenario({ ...JSON.parse(JSON.stringify(plainCounters)), summary: 'Other words.' }); // prettier-ignore
		expect(editionOf(relabelled)).toBe(editionOf(scenario(plainCounters)));
		expect(editionOf({ ...counters, logs: undefined } as unknown as typeof counters)).toBe(
			editionOf(counters),
		);
		const label = 'Another name';
		const queues = { orders: { ...counters.queues['orders'], label } };
		expect(editionOf({ ...counters, queues } as typeof counters)).toBe(editionOf(counters));
	});

	test('minds the order of what there is, which numbers the nodes', () => {
		const two = (...ids: string[]) =>
			scenario({
				...plainCounters,
				queues: Object.fromEntries(ids.map((id) => [id, { label: id }])),
			});
		expect(editionOf(two('a', 'b'))).not.toBe(editionOf(two('b', 'a')));
	});

	test('is a known one for a known scenario and this version of the model', () => {
		expect([editionOf(counters), editionOf(outage)]).toEqual(['cc959aab69fb', '7b4e29a8ad95']);
	});
});

const plainCounters = {
	producers: {
		shop: {
			label: 'Shop',
			arrivals: { kind: 'by-hand' },
			plan: 'p',
			plans: { p: [{ work: '1s' }] },
		},
	},
};

test('a hash takes in whole numbers of 53 bits and tells neighbours apart', () => {
	const of = (...numbers: number[]) => {
		const hash = new Hash();
		for (const number of numbers) hash.add(number);
		return hash.hex();
	};
	expect([of(), of(0), of(1), of(-1), of(2 ** 32), of(2 ** 53 - 1), of(1, 2)]).toEqual([
		'811c9dc59747b28c',
		'f96cf2df3af80d0a',
		'f36677337c1d3737',
		'dd86656d4a60e95d',
		'f86d0eabb1e87342',
		'c726502d22639c1c',
		'725779076ef3d263',
	]);
});

test('every kind of event has a name, and its number is its place', () => {
	expect(EVENT_NAMES.map((name) => EVENT[name as keyof typeof EVENT])).toEqual([
		...EVENT_NAMES.keys(),
	]);
});
