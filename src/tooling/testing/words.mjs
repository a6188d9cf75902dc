import { sum } from './counts.mjs';

/** @typedef {import('./run-suites.mjs').Result} Result */

/**
 * A suite's line, and below it what it printed when it failed.
 * @param {Result} result
 */
export function line({ suite, counts, seconds, missed, output }) {
	const name = suite.name.padEnd(9);
	if (missed) return `✗ ${name}   not run: ${missed} has to pass first`;
	const numbers = [
		`${counts.passed} passed`,
		...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
		...(counts.skipped > 0 ? [`${counts.skipped} skipped`] : []),
	];
	const first = `${counts.failed > 0 ? '✗' : '✓'} ${name} ${seconds.toFixed(1).padStart(6)} s   ${numbers.join(', ')}`;
	return counts.failed > 0 && output ? `${first}\n\n${output.trim()}\n` : first;
}

/**
 * The end of the report: what failed and what to try, when something did, and the sum.
 * @param {readonly Result[]} results
 */
export function ending(results) {
	const { passed, failed } = sum(results.map(({ counts }) => counts));
	const hints = results
		.filter(({ counts, missed }) => counts.failed > 0 && !missed)
		.map(({ suite }) => `${suite.name} (${suite.hint})`);
	const sentence = hints.length > 0 ? [`Failed: ${hints.join(', ')}.`] : [];
	return [...sentence, `${passed} passed, ${failed} failed`].join('\n');
}
