import { expect, test } from 'vitest';
import { waterfallOf } from '#player/waterfall';
import { scenario } from '../../fixtures/scenarios.ts';

const buy = scenario({
	producers: {
		checkout: {
			label: 'Checkout',
			arrivals: { kind: 'at', times: ['1s'] },
			plan: 'row',
			plans: {
				row: [{ call: 'charge' }, { call: 'mail' }],
				queued: [{ work: '150ms' }, { publish: ['charges', 'mails'] }],
			},
		},
	},
	queues: {
		charges: { label: 'Charges' },
		mails: { label: 'Mails' },
		parcels: { label: 'Parcels' },
	},
	services: {
		charge: { label: 'Charge', work: '4s', consumes: 'charges', publishes: 'parcels' },
		mail: { label: 'Mail', work: '2s', consumes: 'mails' },
		ship: { label: 'Ship', work: '3s', consumes: 'parcels' },
	},
	variants: {
		row: { label: 'In a row', finding: 'f' },
		queued: { label: 'Queued', finding: 'f', set: { 'producers.checkout.plan': 'queued' } },
	},
});

test('a job that another one sets off follows it in the picture', () => {
	const { wait, done, bars } = waterfallOf(buy, 'queued');
	expect({ wait, done }).toEqual({ wait: 150_000, done: 7_150_000 });
	expect(bars.map(({ label, from, to, after }) => [label, from, to, after])).toEqual([
		['Charges', 150_000, 4_150_000, undefined],
		['Parcels', 4_150_000, 7_150_000, 0],
		['Mails', 150_000, 2_150_000, undefined],
	]);
});

test('the wait counts from the click, not from the start of the run', () => {
	expect(waterfallOf(buy, 'queued').bars[0]?.from).toBe(150_000);
});
