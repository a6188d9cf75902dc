/**
 * `npm run test:mutants`: changes the simulation in thousands of small ways, one at a time, and
 * looks whether a test sees it. What it found is kept, and only what changed since is tried again.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../paths.mjs';
import { runNode } from '../processes.mjs';
import { fetched } from '../setup/fetched.mjs';

const VERSION = '10.1.1';
/** The share of changes, in per cent, that the tests must see. */
const LEAST = 80;
const FOLDER = inRoot('.cache', 'mutants');

/** @param {readonly string[]} args for Stryker, such as `--mutate src/simulation/fifo.ts` */
export async function testMutants(args) {
	const modules = await fetched('stryker', [`@stryker-mutator/core@${VERSION}`]);
	mkdirSync(FOLDER, { recursive: true });
	const config = path.join(FOLDER, 'stryker.config.json');
	writeFileSync(config, JSON.stringify(OPTIONS, undefined, '\t'));
	const command = path.join(modules, '@stryker-mutator/core/bin/stryker.js');
	return (await runNode(command, ['run', config, ...args])).code;
}

const OPTIONS = {
	mutate: ['src/simulation/**/*.ts'],
	testRunner: 'in-process',
	plugins: [inRoot('src/tooling/testing/mutant-runner.mjs')],
	coverageAnalysis: 'perTest',
	incremental: true,
	incrementalFile: path.join(FOLDER, 'incremental.json'),
	ignorePatterns: ['/.cache', '/.astro', '/dist', '/content', '/public'],
	tempDirName: path.join(FOLDER, 'tree'),
	reporters: ['clear-text', 'progress-append-only', 'html', 'json'],
	clearTextReporter: { reportTests: false, reportMutants: false },
	htmlReporter: { fileName: path.join(FOLDER, 'report.html') },
	jsonReporter: { fileName: path.join(FOLDER, 'report.json') },
	allowEmpty: true,
	concurrency: 2,
	// For what never ends while modules are loaded; tests that never end the runner ends itself.
	timeoutMS: 2000,
	thresholds: { high: 90, low: LEAST, break: LEAST },
};
