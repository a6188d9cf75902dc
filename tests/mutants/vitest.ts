/**
 * What the tests of the simulation find under the name “vitest” while mutants are tried: the same
 * expectations, and a list of plain functions instead of a runner.
 */
import { format } from 'node:util';
export { expect } from 'vitest';

export interface Test {
	readonly name: string;
	readonly body: () => unknown;
}

/** All tests, in the order they were written in. */
export const tests: Test[] = [];
const around: string[] = [];

export function describe(name: string, body: () => void): void {
	around.push(name);
	body();
	around.pop();
}

export function test(name: string, body: () => unknown): void {
	tests.push({ name: [...around, name].join(' > '), body });
}

/** One test a row; a row that is no list is the only argument. */
const each =
	<T>(add: (name: string, body: () => void) => void) =>
	(rows: readonly T[]) =>
	(name: string, body: (...row: unknown[]) => void): void => {
		for (const row of rows) {
			const values: readonly unknown[] = Array.isArray(row) ? row : [row];
			const used = values.slice(0, name.split('%').length - 1);
			add(format(name, ...used), () => body(...values));
		}
	};
test.each = each(test);
describe.each = each(describe);
