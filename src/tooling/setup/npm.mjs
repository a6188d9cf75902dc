import { run, runNode } from '../processes.mjs';

/** Nothing but errors, whatever the user's own configuration says. */
const QUIET = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
const WINDOWS = process.platform === 'win32';

/**
 * Runs npm: the one that started us with the Node that runs us, else the one on the path.
 * @param {readonly string[]} args
 * @param {import('../processes.mjs').Options} [options]
 */
export function npm(args, options) {
	const cli = process.env['npm_execpath'] ?? '';
	if (/npm-cli\.c?js$/.test(cli)) return runNode(cli, [...args, ...QUIET], options);
	return run(WINDOWS ? 'npm.cmd' : 'npm', [...args, ...QUIET], { ...options, shell: WINDOWS });
}
