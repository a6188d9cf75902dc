import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Scenario } from '#schemas';
import { type Range, valuesKept, valuesOver } from '../../../src/course/kept.ts';
import { readLibrary } from '../../../src/course/library.ts';
import { project } from '../../fixtures/project.ts';

describe('what many seeds have shown', () => {
	let root: string;
	let scenario: Scenario;
	let runs: number;
	const range: Range = { variant: '', metric: 'queues.orders.acked', at: 1_000_000, seeds: 3 };
	beforeEach(() => {
		root = project();
		scenario = [...readLibrary(root).scenarios.values()][0]!.value;
		runs = 0;
	});
	const ask = (it = scenario, what = range) =>
		valuesKept(root, it, what, (_, { seeds }) => {
			runs++;
			return Array.from({ length: seeds }, (_, i) => i);
		});

	it('is not run for again, in this build or the next', () => {
		expect([ask(), ask(), runs]).toEqual([[0, 1, 2], [0, 1, 2], 1]);
	});

	it('is run for again when the edition or the question is another', () => {
		ask();
		ask({ ...scenario, until: scenario.until + 1_000_000 });
		ask(scenario, { ...range, metric: 'queues.orders.ready' });
		ask(scenario, { ...range, seeds: 2 });
		expect(runs).toBe(4);
	});

	it.each(['', '[0, 1', '"a text"', 'null', '[0, 1]', '[0, 1, null]'])(
		'is run for again when its file holds %j',
		(text) => {
			ask();
			const folder = path.join(root, '.cache', 'claims');
			for (const file of readdirSync(folder)) writeFileSync(path.join(folder, file), text);
			expect([ask(), ask(), runs]).toEqual([[0, 1, 2], [0, 1, 2], 2]);
		},
	);

	it('is what the runs give', () => {
		const variant = Object.keys(scenario.variants)[0] ?? '';
		const own = { ...range, variant, at: scenario.until };
		expect(valuesKept(root, scenario, own)).toEqual(valuesOver(scenario, own));
	});
});
