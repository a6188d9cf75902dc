import { NONE } from './counts.mjs';

/** @typedef {import('../suites.mjs').Suite} Suite */
/** @typedef {import('./counts.mjs').Counts} Counts */
/**
 * @typedef {object} Result
 * @property {Suite} suite
 * @property {Counts} counts
 * @property {number} seconds
 * @property {string} output shown when it failed
 * @property {string} [missed] the suite that had to pass first and did not; then nothing was run
 */
/** @typedef {(suite: Suite) => Promise<{ counts: Counts, output: string }>} RunSuite */

/**
 * Runs the rows one after the other and the suites of a row side by side. One that needs a failed
 * suite is not run and counts as one failed test; all others are.
 * @param {readonly (readonly Suite[])[]} rows
 * @param {RunSuite} runSuite
 * @param {(result: Result) => void} tell called as each one ends
 * @returns {Promise<readonly Result[]>}
 */
export async function runSuites(rows, runSuite, tell) {
	/** @type {Result[]} */
	const results = [];
	for (const row of rows) {
		const ended = row.map(async (suite) => {
			const result = await runOne(suite, results, runSuite);
			tell(result);
			return result;
		});
		results.push(...(await Promise.all(ended)));
	}
	return results;
}

/**
 * @param {Suite} suite
 * @param {readonly Result[]} earlier
 * @param {RunSuite} runSuite
 * @returns {Promise<Result>}
 */
async function runOne(suite, earlier, runSuite) {
	const missed = suite.needs?.find((name) => hasFailed(earlier, name));
	if (missed) return { suite, missed, counts: { ...NONE, failed: 1 }, seconds: 0, output: '' };
	const begun = performance.now();
	const { counts, output } = await runSuite(suite);
	return { suite, counts, output, seconds: (performance.now() - begun) / 1000 };
}

/**
 * @param {readonly Result[]} results
 * @param {string} name
 */
const hasFailed = (results, name) =>
	results.some(({ suite, counts }) => suite.name === name && counts.failed > 0);
