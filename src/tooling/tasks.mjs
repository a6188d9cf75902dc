import { parseArgs } from 'node:util';
import { commandPath, inRoot } from './paths.mjs';
import { runNode, untilInterrupted } from './processes.mjs';
import { serve } from './serve.mjs';
import { Stop } from './stop.mjs';

/** The port people are told about. */
const PORT = 4321;

/** @typedef {(args: readonly string[]) => Promise<number>} Task from arguments to exit code */

/**
 * What each npm script does. An error is told in one sentence: what failed and what to try.
 * @type {Readonly<Record<string, Task>>}
 */
const TASKS = {
	start,
	// These load tools that `npm start` has not installed: each when it is asked for.
	test: async (args) => (await import('./testing/test.mjs')).test(args),
	'test:broker': async (args) => (await import('./testing/broker.mjs')).testBroker(args),
	'test:browsers': async (args) => (await import('./testing/browsers.mjs')).testBrowsers(args),
	'test:mutants': async (args) => (await import('./testing/mutants.mjs')).testMutants(args),
	'test:export': async (args) => (await import('./export/test.mjs')).testExport(args),
	lighthouse: async () => (await import('./lighthouse.mjs')).lighthouse(),
	export: async (args) => (await import('./export/export.mjs')).exportCourse(args),
	dev: (args) =>
		command('astro', ['dev', '--ignore-lock', ...args], 'The development server ended; see above.'),
	build: (args) =>
		command(
			'astro',
			['build', ...args],
			'The build failed: the message above says where. `npm run check` lists all errors of the content.',
		),
	check: (args) =>
		script(
			'src/cli/check.ts',
			args,
			'The content has errors: each line above says where and what to write instead.',
		),
	// It says itself what is wrong, and a caller reads its output: nothing is added.
	simulate: async (args) => (await runNode('src/cli/simulate.ts', args)).code,
	// It says itself what has missed its target.
	bench: async (args) => (await runNode('src/cli/bench.ts', args)).code,
	// It says itself when no broker answers, and how to get one.
	lab: async (args) => (await runNode('src/lab/lab.ts', args)).code,
	format: (args) =>
		command(
			'prettier',
			['--write', '--log-level=warn', ...(args.length > 0 ? args : ['.'])],
			'Some files could not be formatted: correct their syntax first.',
		),
	lint: (args) =>
		command(
			'eslint',
			['-c', 'src/tooling/eslint.config.mjs', ...(args.length > 0 ? args : ['.'])],
			'The linter found what is listed above: correct it, or try `npm run lint -- --fix .`',
		),
};

/**
 * Does one task. Returns the exit code.
 * @param {string} name
 * @param {readonly string[]} args
 */
export async function doTask(name, args) {
	process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
	const task = Object.hasOwn(TASKS, name) ? TASKS[name] : undefined;
	if (task) return task(args);
	throw new Stop(`There is no task "${name}"; there are ${Object.keys(TASKS).join(', ')}.`, 2);
}

/**
 * Builds, serves the built site and says where, until it is interrupted.
 * @type {Task}
 */
async function start(args) {
	const options = startOptions(args);
	process.stdout.write('Building the site …\n');
	const { code, output } = await runNode(commandPath('astro'), ['build'], { quiet: true });
	if (code !== 0) {
		process.stderr.write(output);
		throw new Stop('The build failed: the message above says where. Correct it and start again.');
	}
	const server = await serve({ folder: inRoot('dist'), ...options });
	const moved = server.port === options.port ? '' : ` (port ${options.port} is taken)`;
	process.stdout.write(`Take a Number is at ${server.url}${moved}. Ctrl-C ends it.\n`);
	await untilInterrupted();
	await server.close();
	return 0;
}

/** @param {readonly string[]} args `--port 5000`, `--host 0.0.0.0` */
function startOptions(args) {
	const { values } = parseArgs({
		args: [...args],
		options: { port: { type: 'string', default: String(PORT) }, host: { type: 'string' } },
	});
	return { ...values, port: Number(values.port), base: process.env['BASE_PATH'] ?? '/' };
}

/**
 * Hands over to a package's command.
 * @param {string} name
 * @param {readonly string[]} args
 * @param {string} failure the sentence for a failure
 */
const command = (name, args, failure) => script(commandPath(name), args, failure);

/**
 * Hands over to a script.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {string} failure the sentence for a failure
 */
async function script(file, args, failure) {
	const { code } = await runNode(file, args);
	if (code !== 0) throw new Stop(failure, code);
	return code;
}
