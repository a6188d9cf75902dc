import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Takes out of every page's policy the hashes that nothing on the page needs: files of this site are
 * let in by 'self', so only what stands in the page itself has to be known by its hash. Comes after
 * whatever changes scripts in a page.
 */
export function policy() {
	return {
		name: 'policy',
		hooks: {
			/** @param {{ dir: URL }} built */
			'astro:build:done': async ({ dir }) => {
				const root = fileURLToPath(dir);
				const files = await readdir(root, { recursive: true });
				for (const file of files.filter((name) => name.endsWith('.html'))) {
					const place = path.join(root, file);
					await writeFile(place, withNeededHashes(await readFile(place, 'utf8')));
				}
			},
		},
	};
}

/** @param {string} html */
export function withNeededHashes(html) {
	const inside = [...html.matchAll(/<(?:script|style)\b[^>]*>(.*?)<\/(?:script|style)>/gs)];
	const needed = new Set(
		inside.map(([, text = '']) => text && createHash('sha256').update(text).digest('base64')),
	);
	return html.replace(/<meta http-equiv="content-security-policy"[^>]*>/, (meta) =>
		meta.replace(/ 'sha256-([^']+)'/g, (hash, digest) => (needed.has(digest) ? hash : '')),
	);
}
