/** @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Counts */

/** Nothing ran. */
export const NONE = { passed: 0, failed: 0, skipped: 0 };

/**
 * Counts from Vitest's JSON report. A file that could not even be loaded counts as a failed test.
 * @param {unknown} report
 * @returns {Counts}
 */
export function readVitest(report) {
	const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
		/** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: readonly { status: string, assertionResults: readonly unknown[] }[] }} */ (
			report
		);
	const unloaded = testResults.filter(
		({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
	);
	return {
		passed: numPassedTests,
		failed: numFailedTests + unloaded.length,
		skipped: numPendingTests + numTodoTests,
	};
}

/**
 * Counts from Playwright's JSON report. Errors outside of any test count as one failed test.
 * @param {unknown} report
 * @returns {Counts}
 */
export function readPlaywright(report) {
	const { stats, errors } =
		/** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: readonly unknown[] }} */ (
			report
		);
	return {
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky || Math.min(errors.length, 1),
		skipped: stats.skipped,
	};
}

/**
 * A suite's counts from its exit code and its report. A failure that no test accounts for, and a
 * success without a single test, count as one failed test; without a report the suite is one test.
 * @param {number} code
 * @param {Counts | undefined} counts
 * @returns {Counts}
 */
export function settle(code, counts) {
	if (!counts) return code === 0 ? { ...NONE, passed: 1 } : { ...NONE, failed: 1 };
	const unexplained = counts.failed === 0 && (code !== 0 || counts.passed === 0);
	return unexplained ? { ...counts, failed: 1 } : counts;
}

/**
 * The sum over all suites.
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
	return all.reduce(
		(total, counts) => ({
			passed: total.passed + counts.passed,
			failed: total.failed + counts.failed,
			skipped: total.skipped + counts.skipped,
		}),
		NONE,
	);
}
