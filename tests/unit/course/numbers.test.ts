import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	fill,
	judge,
	measuredOf,
	metricText,
	questionOf,
	readLibrary,
	stagePropsOf,
	timeText,
} from '#course/pure';
import type { Claim } from '#schemas';
import { project } from '../../fixtures/project.ts';

const library = readLibrary(project());
const scenario = library.scenarios.get('rail')!.value;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('a number in a sentence', () => {
	test('is a time in the unit that people read', () => {
		const times = [0, 150, 150_000, 4_500_000, 4_650_000, 12_274_000, 355_000_000];
		expect(times.map((micros) => plain(timeText(micros)))).toEqual([
			'0 s',
			'150 µs',
			'150 ms',
			'4.5 s',
			'4.65 s',
			'12.3 s',
			'355 s',
		]);
	});

	test('never breaks between value and unit, and never shows an exponent', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 24 * 3_600 * 1_000_000 }), (micros) => {
				expect(timeText(micros)).toMatch(/^\d+(\.\d+)?\u00a0(µs|ms|s)$/);
			}),
		);
	});

	test('is a plain count, a rounded mean, or a share in per cent', () => {
		expect(metricText('queues.orders.ready', 25)).toBe('25');
		expect(metricText('queues.orders.depth.mean', 2.3456)).toBe('2.35');
		expect(plain(metricText('services.desk.utilisation', 0.834))).toBe('83 %');
	});
});

describe('templates', () => {
	const numbers = { scenario, variant: 'one', at: 10_000_000 };

	test('are read at the given moment, at one of their own, or at the end', () => {
		const acked =
			'{{queues.orders.acked}} {{queues.orders.acked @ 30s}} {{ queues.orders.acked@end }}';
		expect(fill(acked, numbers)).toBe('9 29 59');
	});

	test('say what is wrong with a moment', () => {
		expect(() => fill('{{queues.orders.acked @ soon}}', numbers)).toThrow('“soon” is no moment');
		expect(() => fill('{{queues.orders.acked @ 2m}}', numbers)).toThrow('after the end of the run');
	});

	test('leave a text without them as it is', () => {
		expect(fill('{ nothing } here', numbers)).toBe('{ nothing } here');
	});
});

describe('what pages get', () => {
	test('a stage has its texts filled in and carries no claims', () => {
		const props = stagePropsOf(library, 'rail', { id: 'shop' });
		expect(props).toMatchObject({ id: 'shop', scenarioId: 'rail', variant: 'one' });
		expect(props.scenario.claims).toEqual([]);
		expect(props.texts).toEqual({ one: { finding: '0 wait.', caption: '' } });
		expect(JSON.parse(JSON.stringify(props))).toEqual(props);
	});

	test('a question has its key, its number and its explanation', () => {
		expect(questionOf(library, 'first', 'how-many')).toMatchObject({
			id: 'first/how-many',
			number: 1,
			key: 59,
			why: '59 are.',
		});
		expect(() => questionOf(library, 'first', 'none')).toThrow('no question “none”');
	});

	test('a measured number is a value and its words', () => {
		const use = { scenario: 'rail', metric: 'queues.orders.wait.max' };
		expect(measuredOf(library, use)).toEqual({ value: 0, text: '0\u00a0s' });
		expect(measuredOf(library, { ...use, metric: 'queues.orders.acked', at: '30s' }).value).toBe(
			29,
		);
	});

	test('a number of many runs is their mean, or the share that has none', () => {
		const many = { scenario: 'rail', metric: 'queues.orders.acked', seeds: '3' };
		expect(measuredOf(library, many)).toEqual({ value: 59, text: '59' });
		const none = { ...many, metric: 'queues.orders.lost', of: 'none' };
		expect(measuredOf(library, none)).toEqual({ value: 1, text: '100\u00a0%' });
		expect(() => measuredOf(library, { ...many, seeds: '1.5' })).toThrow('no number of seeds');
		expect(() => measuredOf(library, { ...many, of: 'most' })).toThrow('not said of many runs');
	});
});

describe('a claim', () => {
	const claim: Claim = { metric: 'queues.orders.acked', of: 'each', share: 1, seeds: 3 };

	test('holds when each seed keeps it', () => {
		expect(judge(scenario, { ...claim, least: 59, most: 59 })).toMatchObject({
			holds: true,
			seeds: 3,
			kept: 3,
			worst: undefined,
		});
	});

	test('names the seed that is furthest outside', () => {
		expect(judge(scenario, { ...claim, most: 58 })).toMatchObject({
			holds: false,
			kept: 0,
			worst: { seed: 1, value: 59 },
		});
	});

	test('may hold in a share of the seeds, or in the median', () => {
		const shop = {
			...scenario.producers['shop']!,
			arrivals: { kind: 'poisson' as const, rate: 1 },
		};
		const walkIn = { ...scenario, producers: { shop } };
		const counts = judge(walkIn, { ...claim, seeds: 25 });
		expect(counts.smallest).toBeLessThan(counts.largest);
		const tight = { ...claim, seeds: 25, most: counts.median };
		expect(judge(walkIn, tight).holds).toBe(false);
		expect(judge(walkIn, { ...tight, share: 0.5 }).holds).toBe(true);
		expect(judge(walkIn, { ...tight, of: 'median' }).holds).toBe(true);
		expect(judge(walkIn, tight).worst?.value).toBe(counts.largest);
	});
});
