import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';
import { Stop } from './stop.mjs';

/** @typedef {{ readonly code: number, readonly output: string }} Ended exit code and captured text */
/**
 * @typedef {object} Options
 * @property {Readonly<Record<string, string | undefined>>} [env] added to this process's own
 * @property {string} [cwd]
 * @property {boolean} [quiet] capture the output instead of showing it
 * @property {boolean} [shell]
 * @property {boolean} [handOver] its exit code is ours, even when we are interrupted
 */

/** How long a child that shares our terminal may take to act on its own Ctrl-C. */
const GRACE_MS = 500;
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();
/** @type {keyof typeof EXIT_CODES | undefined} */
let interruption;
/** @type {Set<() => void>} */
const listeners = new Set();

/**
 * Runs a program to its end. Rejects with a Stop when it cannot be started or we were interrupted.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<Ended>}
 */
export function run(
	program,
	args,
	{ env = {}, cwd = ROOT, quiet = false, shell = false, handOver = false } = {},
) {
	if (interruption) return Promise.reject(interrupted());
	const child = spawn(program, args, {
		cwd,
		shell,
		env: { ...process.env, ...env },
		stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
	});
	children.add(child);
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding('utf8').on('data', (text) => (output += text));
	}
	return new Promise((resolve, reject) => {
		child.on('error', (error) => {
			children.delete(child);
			reject(new Stop(`${program} could not be started (${error.message}); is it installed?`));
		});
		child.on('close', (code) => {
			children.delete(child);
			if (interruption && !handOver) reject(interrupted());
			else resolve({ code: code ?? 1, output });
		});
	});
}

/**
 * Runs a Node script with this Node.
 * @param {string} script
 * @param {readonly string[]} args
 * @param {Options} [options]
 */
export const runNode = (script, args, options) => run(process.execPath, [script, ...args], options);

/** Settles when we are asked to end; until then it keeps waiting. */
export function untilInterrupted() {
	return /** @type {Promise<void>} */ (
		new Promise((resolve) => {
			if (interruption) resolve();
			listeners.add(resolve);
		})
	);
}

/** Ends the children first when we are asked to end, so that none is left behind. */
export function passSignalsOn() {
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
		process.on(signal, () => interrupt(signal));
	}
	if (process.env['npm_lifecycle_event']) watchParent();
}

/** @param {keyof typeof EXIT_CODES} signal */
function interrupt(signal) {
	interruption = signal;
	for (const listener of listeners) listener();
	// A terminal sends Ctrl-C to every process of ours; some tools take a second one as "at once".
	setTimeout(endChildren, signal === 'SIGINT' ? GRACE_MS : 0).unref();
}

/** SIGINT whatever we got ourselves: the test runners clean up on that one only. */
function endChildren() {
	for (const child of children) child.kill('SIGINT');
}

/** npm and its shell do not pass signals on: when they are gone, so are we. */
function watchParent() {
	const parent = process.ppid;
	const timer = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(timer);
		interrupt('SIGTERM');
	}, 500);
	timer.unref();
}

function interrupted() {
	return new Stop('', EXIT_CODES[interruption ?? 'SIGINT']);
}
