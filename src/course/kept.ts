import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Scenario } from '#schemas';
import { editionOf, Hash, measureRun, metricOf } from '#simulation';
import { ownRun } from './runs.ts';

/** A number of a variant’s runs with the seeds 1, 2, 3, …, at a moment in microseconds. */
export interface Range {
	readonly variant: string;
	readonly metric: string;
	readonly at: number;
	readonly seeds: number;
}

/** Makes these runs: their numbers, by seed. */
export function valuesOver(scenario: Scenario, { variant, metric, at, seeds }: Range): number[] {
	return Array.from({ length: seeds }, (_, i) =>
		metricOf(measureRun(ownRun(scenario, variant, i + 1), at), metric),
	);
}

/**
 * The same, kept in .cache/claims of a project by the edition of the scenario: the runs are not made
 * again by the next build, nor by the next step of this one. A file that was cut off is written again.
 */
export function valuesKept(
	root: string,
	scenario: Scenario,
	range: Range,
	answer = valuesOver,
): readonly number[] {
	const { variant, metric, at, seeds } = range;
	const hash = new Hash();
	for (const char of JSON.stringify([variant, metric, at, seeds])) {
		hash.add(char.codePointAt(0) as number);
	}
	const folder = path.join(root, '.cache', 'claims');
	const file = path.join(folder, `${editionOf(scenario)}-${hash.hex()}.json`);
	if (existsSync(file)) {
		try {
			const values: unknown = JSON.parse(readFileSync(file, 'utf8'));
			if (isWhole(values, seeds)) return values;
		} catch {
			// Not JSON: as good as none.
		}
	}
	const values = answer(scenario, range);
	mkdirSync(folder, { recursive: true });
	writeFileSync(file, JSON.stringify(values));
	return values;
}

function isWhole(values: unknown, seeds: number): values is number[] {
	return Array.isArray(values) && values.length === seeds && values.every(Number.isFinite);
}
