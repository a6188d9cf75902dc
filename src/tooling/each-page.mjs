import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * An integration that rewrites every built page.
 * @param {string} name of the integration
 * @param {(html: string, root: string) => string} change gets the folder that was built as well
 */
export function eachPage(name, change) {
	return {
		name,
		hooks: {
			/** @param {{ dir: URL }} built */
			'astro:build:done': async ({ dir }) => {
				const root = fileURLToPath(dir);
				const files = await readdir(root, { recursive: true });
				for (const file of files.filter((name) => name.endsWith('.html'))) {
					const place = path.join(root, file);
					await writeFile(place, change(await readFile(place, 'utf8'), root));
				}
			},
		},
	};
}
