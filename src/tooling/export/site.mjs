import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { commandPath, inRoot } from '../paths.mjs';
import { runNode } from '../processes.mjs';
import { Stop } from '../stop.mjs';

/**
 * @typedef {object} Site a built site
 * @property {string} folder
 * @property {ReadonlySet<string>} files paths in it, with `/`
 * @property {readonly string[]} lessons in the order of the course
 */

/**
 * The site to export: the one given, else one that is built now.
 * @param {string | undefined} given
 * @returns {Promise<Site>}
 */
export async function siteOf(given) {
	const folder = given ?? (await built());
	const course = path.join(folder, 'slides', 'index.html');
	if (!existsSync(course)) {
		throw new Stop(
			`There is no built site in ${folder}: run \`npm run build\`, or leave --site out.`,
		);
	}
	const links = readFileSync(course, 'utf8').matchAll(/<a href="([^"]*)" data-course="([^"]+)"/g);
	const found = [...links].map(([, address = '', id = '']) => ({ address, id }));
	if (!found[0]?.address.startsWith('/slides/')) {
		throw new Stop(`The site in ${folder} lives under a path: build it without BASE_PATH.`);
	}
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
		.map((file) => file.split(path.sep).join('/'));
	return { folder, files: new Set(files), lessons: [...new Set(found.map(({ id }) => id))] };
}

async function built() {
	const folder = inRoot('.cache', 'export-site');
	process.stdout.write('Building the site …\n');
	const env = { OUT_DIR: folder, BASE_PATH: '' };
	const { code, output } = await runNode(commandPath('astro'), ['build'], { quiet: true, env });
	if (code === 0) return folder;
	process.stderr.write(output);
	throw new Stop('The build failed: the message above says where. Correct it and export again.');
}

/**
 * Makes a folder that can be written to. A Stop says why it cannot.
 * @param {string} folder
 */
export function ensureFolder(folder) {
	try {
		mkdirSync(folder, { recursive: true });
		accessSync(folder, constants.W_OK);
	} catch (error) {
		const { code = '' } = /** @type {NodeJS.ErrnoException} */ (error);
		throw new Stop(`${folder} cannot be written to (${code}): choose another folder with --out.`);
	}
}
