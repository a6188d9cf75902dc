import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { eachPage } from './each-page.mjs';
import { late } from './late.mjs';

const MODULE = /<script type="module" src="([^"]+)"><\/script>/g;

/**
 * After the build: the first paint waits for the page alone. Its style sheets stand in its head, known
 * to its policy by hash, module scripts come after it or have a low priority, and a still that is off
 * the screen keeps its room without being laid out.
 */
export const firstPaint = () =>
	eachPage('first-paint', (html, root) =>
		withOwnStyles(withLateScripts(html), (file) => readFileSync(path.join(root, file), 'utf8')),
	);

/**
 * On a page to read no script is asked for before the first paint: late.mjs loads them all. Where
 * little is seen without them, as in a deck, they are asked for at once, and with a low priority.
 * @param {string} html
 */
export function withLateScripts(html) {
	const isRead = html.includes('<header class="mast"');
	/** @type {string[]} */
	const addresses = [];
	const bare = html.replace(MODULE, (_, address) => {
		addresses.push(address);
		return isRead ? '' : `<script type="module" fetchpriority="low" src="${address}"></script>`;
	});
	if (!isRead || addresses.length === 0) return bare;
	const loader = `<script type="module" data-late="${addresses.join(' ')}">${late}</script>`;
	return bare.replace('</body>', (end) => loader + end);
}

/**
 * Puts the style sheets that the page links to into its head, each once, in their order.
 * @param {string} html
 * @param {(file: string) => string} read gives the text of a built file, `_astro/….css`
 */
export function withOwnStyles(html, read) {
	/** @type {Set<string>} */
	const texts = new Set();
	const bare = html.replace(/<link rel="stylesheet" href="[^"]*?(_astro\/[^"]+)">/g, (_, file) => {
		texts.add(read(file).trim());
		return '';
	});
	const rooms = roomsOfStills(html);
	if (rooms) texts.add(rooms);
	let hashes = '';
	let styles = '';
	for (const text of texts) {
		hashes += ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`;
		styles += `<style>${text}</style>`;
	}
	// A function, since a style sheet may hold what `replace` takes for a pattern.
	return bare
		.replace("style-src 'self'", (self) => self + hashes)
		.replace('</head>', (end) => styles + end);
}

/**
 * The style of a lesson’s stills that nobody has woken: what is not on the screen is not laid out,
 * and has its room all the same, since its shape is known. Nor does it change by and by: what is
 * not laid out would stand in the midst of a change until it is seen.
 * @param {string} html
 */
export function roomsOfStills(html) {
	if (!html.includes('<article class="essay"')) return '';
	const boxes = html.matchAll(/<svg class="stage-svg[^>]*? viewBox="0 0 ([\d.]+) ([\d.]+)"/g);
	const shapes = new Map(
		[...boxes].map(([, width, height]) => [`0 0 ${width} ${height}`, `${width}/${height}`]),
	);
	if (shapes.size === 0) return '';
	const still = '.essay live-part[asleep] .stage-svg';
	const ratios = [...shapes].map(
		([box, ratio]) => `${still}[viewBox="${box}"]{aspect-ratio:${ratio};content-visibility:auto}`,
	);
	const calm = `${still}{overflow-clip-margin:3rem}${still} *{transition:none}`;
	return `@layer stage{${calm}${ratios.join('')}}`;
}
