import { readFileSync } from 'node:fs';
import { inRoot } from '../paths.mjs';
import { say, Stop } from '../stop.mjs';
import { npm } from './npm.mjs';

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Locked */
/** @typedef {Readonly<Record<string, Locked>>} Packages by their place, such as `node_modules/astro` */

/** Tasks that do without the tools of those who change the project: half the packages. */
const LEAN_TASKS = new Set(['start', 'build']);

/**
 * Installs node_modules from the lock when something that the task needs of it is missing or of
 * another version.
 * @param {string} task
 */
export async function ensureModules(task) {
	const wanted = packagesOf('package-lock.json');
	const installed = packagesOf('node_modules/.package-lock.json');
	const lean = LEAN_TASKS.has(task) && !hasTools(installed);
	const missing = missingPackages(lean ? withoutTools(wanted) : wanted, installed);
	if (missing.length === 0) return;
	say(`installing packages from the lock (${missing.length} missing or changed)`);
	const { code } = await npm(['ci', lean ? '--omit=dev' : '--include=dev']);
	if (code !== 0) {
		throw new Stop('Installing the packages failed: check the network and run this again.');
	}
}

/**
 * The packages that only those need who change the project: what is left builds and serves.
 * @param {Packages} packages
 */
export const withoutTools = (packages) =>
	Object.fromEntries(Object.entries(packages).filter(([, { dev }]) => !dev));

/** @param {Packages} packages */
const hasTools = (packages) => Object.values(packages).some(({ dev }) => dev);

/**
 * The places of the lock that are not installed as it says. npm writes the list of what is
 * installed last of all, so an installation that was cut short counts as none.
 * @param {Packages} wanted
 * @param {Packages} installed
 * @param {string} [os]
 * @param {string} [cpu]
 */
export function missingPackages(wanted, installed, os = process.platform, cpu = process.arch) {
	return Object.entries(wanted)
		.filter(([place, entry]) => place !== '' && isNeeded(entry, os, cpu))
		.filter(([place, entry]) => installed[place]?.version !== entry.version)
		.map(([place]) => place);
}

/**
 * Optional packages are needed when they are plainly made for this platform.
 * @param {Locked} entry
 * @param {string} os
 * @param {string} cpu
 */
function isNeeded({ optional, os: systems, cpu: processors, libc }, os, cpu) {
	if (!optional) return true;
	return !libc && systems?.includes(os) === true && processors?.includes(cpu) === true;
}

/**
 * @param {string} file
 * @returns {Packages}
 */
function packagesOf(file) {
	try {
		return JSON.parse(readFileSync(inRoot(file), 'utf8')).packages ?? {};
	} catch {
		return {};
	}
}
