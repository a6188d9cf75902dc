import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDuration, parseRate, scenarioSchema, valueSchema } from '#schemas';
import { GOOD } from '../../fixtures/project.ts';
import { readYaml } from '#course/pure';

test('durations are whole microseconds', () => {
	const written = ['250us', '150ms', '2s', '1.5m', '1h', '0s', '4.65s'];
	expect(written.map(parseDuration)).toEqual([250, 150_000, 2e6, 90e6, 3_600e6, 0, 4_650_000]);
	expect(['2', 's', '-1s', '1 day', '0.5us', '1e3s', ''].map(parseDuration)).toEqual(
		Array(7).fill(undefined),
	);
});

test('rates are numbers per second', () => {
	expect(['6/s', '90/m', '12/h', '0.8/s'].map(parseRate)).toEqual([6, 1.5, 12 / 3_600, 0.8]);
	expect(['6', '/s', '6 per second', '6/d'].map(parseRate)).toEqual(Array(4).fill(undefined));
});

test('every whole number of milliseconds can be written and is read back', () => {
	fc.assert(
		fc.property(fc.nat(86_400_000), (ms) => {
			expect(parseDuration(`${ms}ms`)).toBe(ms * 1_000);
			expect(parseDuration(`${ms / 1_000}s`)).toBe(ms * 1_000);
		}),
	);
});

test('a value becomes what the place holds that it replaces', () => {
	expect(['2s', '6/s', 'queued', 3, true].map((value) => valueSchema.parse(value))).toEqual([
		2e6,
		6,
		'queued',
		3,
		true,
	]);
});

test('a scenario is normalised, so that what is left out is there', () => {
	const { value } = readYaml(GOOD['content/scenarios/rail.yaml'] ?? '', 'rail.yaml');
	expect(scenarioSchema.parse(value)).toMatchObject({
		until: 60e6,
		services: { desk: { slots: 1, prefetch: 1, work: { kind: 'fixed', mean: 800_000 } } },
		producers: { shop: { plans: { queued: [{ publish: ['orders'] }] } } },
		faults: [],
		marks: [],
	});
});
