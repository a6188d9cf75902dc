import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { eachPage } from './each-page.mjs';

/**
 * After the build: the first paint waits for the page alone. Its style sheet stands in it, known to
 * its policy by hash, and module scripts have a low priority.
 */
export const firstPaint = () =>
	eachPage('first-paint', (html, root) =>
		withOwnStyles(withLowScripts(html), (file) => readFileSync(path.join(root, file), 'utf8')),
	);

/** @param {string} html */
export function withLowScripts(html) {
	return html.replaceAll(
		'<script type="module" src=',
		'<script type="module" fetchpriority="low" src=',
	);
}

/**
 * Puts the style sheets that the head links to in their places. Those further down belong to what
 * may not be on the screen, and stay files.
 * @param {string} html
 * @param {(file: string) => string} read gives the text of a built file, `_astro/….css`
 */
export function withOwnStyles(html, read) {
	const [head = '', ...rest] = html.split('</head>');
	/** @type {string[]} */
	const hashes = [];
	const filled = head.replace(
		/<link rel="stylesheet" href="[^"]*?(_astro\/[^"]+)">/g,
		(_, file) => {
			const text = read(file).trim();
			hashes.push(` 'sha256-${createHash('sha256').update(text).digest('base64')}'`);
			return `<style>${text}</style>`;
		},
	);
	const known = filled.replace("style-src 'self'", (self) => self + hashes.join(''));
	return [known, ...rest].join('</head>');
}
