import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, absolute. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * An absolute path inside the project.
 * @param {...string} parts
 */
export const inRoot = (...parts) => path.join(ROOT, ...parts);

/** The package that brings a command, where the two differ in name. */
const PACKAGE_OF = /** @type {Record<string, string>} */ ({ playwright: '@playwright/test' });

/**
 * The script behind a package's command, to be run by this very Node: no npx, no shell.
 * @param {string} command such as `astro`
 */
export function commandPath(command) {
	const folder = inRoot('node_modules', PACKAGE_OF[command] ?? command);
	const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
	return path.join(folder, typeof bin === 'string' ? bin : bin[command]);
}
