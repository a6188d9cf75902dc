// The entry of every npm script. Needs a plain Node ≥ 18 and no package: what it imports up front
// uses Node alone, and tasks.mjs is loaded once a new enough Node and the packages are there.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { passSignalsOn, run } from './processes.mjs';
import { ensureModules } from './setup/modules.mjs';
import { findNode, isNewEnough } from './setup/node.mjs';
import { Stop } from './stop.mjs';

/**
 * Does the task, with the right Node. Returns the exit code.
 * @param {readonly string[]} args the task's name and its arguments
 */
async function main(args) {
	const task = args[0] ?? 'start';
	// Both are waits for the network. Should the old Node's npm fail, the newer one tries again.
	const early = isNewEnough(process.versions.node) ? undefined : ensureModules(task);
	const [node] = await Promise.all([findNode(), early?.catch(() => undefined)]);
	if (node !== process.execPath) return inNewerNode(node, args);
	await ensureModules(task);
	const { doTask } = await import('./tasks.mjs');
	return doTask(task, args.slice(1));
}

/**
 * @param {string} node
 * @param {readonly string[]} args
 */
async function inNewerNode(node, args) {
	process.env['PATH'] = `${path.dirname(node)}${path.delimiter}${process.env['PATH'] ?? ''}`;
	const { code } = await run(node, [fileURLToPath(import.meta.url), ...args], {
		handOver: true,
	});
	return code;
}

passSignalsOn();
try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	const message = error instanceof Error ? error.message : String(error);
	if (message) process.stderr.write(`\n${message}\n`);
	process.exitCode = error instanceof Stop ? error.code : 1;
}
