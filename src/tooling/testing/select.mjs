import { Stop } from '../stop.mjs';

/** @typedef {import('../suites.mjs').Suite} Suite */
/** @typedef {readonly (readonly Suite[])[]} Rows */

/**
 * Which suites to run for `npm test -- <names> <arguments>`: all without names; with names, those
 * and what they need. Throws a Stop on a name that is none.
 * @param {Rows} rows
 * @param {readonly string[]} args the names, divided by commas, then arguments for their runner
 * @returns {{ readonly rows: Rows, readonly named: readonly string[], readonly extra: readonly string[] }}
 */
export function select(rows, [names, ...extra]) {
	if (names === undefined) return { rows, named: [], extra };
	const suites = new Map(rows.flat().map((suite) => [suite.name, suite]));
	const named = names.split(',');
	const wanted = new Set();
	for (const name of named) {
		const suite = suites.get(name);
		if (!suite) {
			throw new Stop(`There is no suite "${name}"; there are ${[...suites.keys()].join(', ')}.`, 2);
		}
		for (const one of [name, ...(suite.needs ?? [])]) wanted.add(one);
	}
	const chosen = rows.map((row) => row.filter(({ name }) => wanted.has(name)));
	return { rows: chosen.filter((row) => row.length > 0), named, extra };
}
