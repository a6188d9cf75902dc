import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { commandPath, inRoot } from '../paths.mjs';
import { runNode } from '../processes.mjs';
import { findBrowser } from '../setup/browser.mjs';
import { SUITES } from '../suites.mjs';
import { NONE, settle } from './counts.mjs';
import { freePort } from './free-port.mjs';
import { runSuites } from './run-suites.mjs';
import { select } from './select.mjs';
import { ending, line } from './words.mjs';

/** @typedef {import('../suites.mjs').Suite} Suite */

/**
 * `npm test`: all suites, or the named one with what it needs. Returns the exit code.
 * @param {readonly string[]} args
 */
export async function test(args) {
	const { rows, named, extra } = select(SUITES, args);
	if (rows.flat().some(({ browser }) => browser))
		process.env['CHROMIUM_PATH'] = await findBrowser();
	// One suite alone is being worked on: show what it prints as it comes.
	const live = named.length === 1 ? named[0] : undefined;
	const results = await runSuites(
		rows,
		(suite) => runSuite(suite, named.includes(suite.name) ? extra : [], suite.name === live),
		(result) => process.stdout.write(`${line(result)}\n`),
	);
	process.stdout.write(`${ending(results)}\n`);
	return results.some(({ counts }) => counts.failed > 0) ? 1 : 0;
}

/**
 * @param {Suite} suite
 * @param {readonly string[]} extra
 * @param {boolean} live
 */
async function runSuite(suite, extra, live) {
	const report = inRoot('.cache', 'reports', `${suite.name}.json`);
	mkdirSync(inRoot('.cache', 'reports'), { recursive: true });
	rmSync(report, { force: true });
	const env = { ...suite.env, ...(await environment(suite)), REPORT_FILE: report };
	let code = 0;
	let output = '';
	for (const { run, args, takesArgs } of suite.commands) {
		const all = takesArgs ? [...args, ...extra] : args;
		const ended = await runNode(scriptOf(run), all, { env, quiet: !live });
		output += ended.output;
		code = ended.code;
		if (code !== 0) break;
	}
	return { counts: settle(code, countsOf(suite, report)), output };
}

/**
 * @param {Suite} suite
 * @returns {Promise<Record<string, string>>}
 */
async function environment({ browser }) {
	const color = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
	return browser ? { ...color, SITE_PORT: String(await freePort()) } : color;
}

/** @param {string} run */
const scriptOf = (run) => (run.includes('/') ? inRoot(run) : commandPath(run));

/**
 * What the report says: none when the suite did not come so far, undefined when it leaves no report.
 * @param {Suite} suite
 * @param {string} report
 */
function countsOf({ read }, report) {
	if (!read) return undefined;
	try {
		return read(JSON.parse(readFileSync(report, 'utf8')));
	} catch {
		return NONE;
	}
}
