import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Gives module scripts a low priority after the build: the first paint waits for the style sheet alone. */
export function firstPaint() {
	return {
		name: 'first-paint',
		hooks: {
			/** @param {{ dir: URL }} built */
			'astro:build:done': async ({ dir }) => {
				const root = fileURLToPath(dir);
				const files = await readdir(root, { recursive: true });
				for (const file of files.filter((name) => name.endsWith('.html'))) {
					const place = path.join(root, file);
					await writeFile(place, withLowScripts(await readFile(place, 'utf8')));
				}
			},
		},
	};
}

/** @param {string} html */
export function withLowScripts(html) {
	return html.replaceAll(
		'<script type="module" src=',
		'<script type="module" fetchpriority="low" src=',
	);
}
