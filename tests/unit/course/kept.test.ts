import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kept } from '../../../src/course/kept.ts';

describe('what runs have shown', () => {
	let root: string;
	let runs: number;
	beforeEach(() => {
		root = mkdtempSync(path.join(tmpdir(), 'kept-'));
		runs = 0;
	});
	afterEach(() => {
		rmSync(root, { recursive: true });
	});
	const isNumber = (value: unknown): value is number => typeof value === 'number';
	const ask = (edition: string, name: string) => kept(root, edition, name, isNumber, () => ++runs);

	it('is not run for again, in this build or the next', () => {
		expect([ask('e1', 'wait'), ask('e1', 'wait')]).toEqual([1, 1]);
	});

	it('is run for again when the edition or the question is another', () => {
		expect([ask('e1', 'wait'), ask('e2', 'wait'), ask('e1', 'depth')]).toEqual([1, 2, 3]);
	});

	it.each(['', '{"cut', '"a text"', 'null'])('is run for again when its file holds %j', (text) => {
		ask('e1', 'wait');
		const folder = path.join(root, '.cache', 'claims');
		for (const file of readdirSync(folder)) writeFileSync(path.join(folder, file), text);
		expect([ask('e1', 'wait'), ask('e1', 'wait')]).toEqual([2, 2]);
	});
});
