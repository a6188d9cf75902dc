import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { relativeAddress, relativeHtml } from './addresses.mjs';
import { classicScript } from './bundle.mjs';

/** @typedef {import('./site.mjs').Site} Site */

const SCRIPT = 'app.js';
const SEARCH = 'SearchButton';
/** What search is made of needs a server, and other files are for servers alone. */
const LEFT_OUT = /^(?:pagefind\/|robots\.txt$|404\.html$|_astro\/.*\.js$)/;
const MODULE = /<script type="module"[^>]* src="\/(_astro\/[^"]+)"><\/script>/g;
const LATE = /<script type="module" data-late="([^"]+)">.*?<\/script>/gs;
const INLINE = /(<script type="module">)(.*?)(<\/script>)/gs;

/**
 * Writes the site as a folder that opens without a server: relative addresses, one classic script,
 * and the policy of each page. Search is left out. Returns the first page's path.
 * @param {Site} site
 * @param {readonly string[]} lessons those that come along
 * @param {string} folder is emptied first
 */
export async function writePortable(site, lessons, folder) {
	const isIn = kept(site, lessons);
	const files = [...site.files].filter(isIn);
	const pages = files.filter((file) => file.endsWith('.html'));
	/** @type {Map<string, string>} */
	const parts = new Map();

	rmSync(folder, { recursive: true, force: true });
	for (const file of files) {
		const to = path.join(folder, file);
		mkdirSync(path.dirname(to), { recursive: true });
		if (!pages.includes(file)) {
			cpSync(path.join(site.folder, file), to);
			continue;
		}
		const html = readFileSync(path.join(site.folder, file), 'utf8');
		for (const script of scriptsOf(html)) {
			if (partOf(script) !== SEARCH) parts.set(partOf(script), script);
		}
		writeFileSync(to, portablePage(html, file, isIn));
	}
	writeFileSync(path.join(folder, SCRIPT), await classicScript(site.folder, parts));
	return path.join(folder, 'index.html');
}

/**
 * @param {Site} site
 * @param {readonly string[]} lessons
 * @returns {(file: string) => boolean} whether a file of the site comes along
 */
function kept(site, lessons) {
	const gone = site.lessons.filter((id) => !lessons.includes(id));
	return (file) => {
		if (!site.files.has(file) || LEFT_OUT.test(file)) return false;
		if (gone.some((id) => file.startsWith(`lessons/${id}/`) || file.startsWith(`slides/${id}/`))) {
			return false;
		}
		// The talk of the whole course needs all of it.
		return gone.length === 0 || file !== 'slides/index.html';
	};
}

/**
 * The module scripts of a page, those that come at once and those that are late: `_astro/….js`.
 * @param {string} html
 */
function scriptsOf(html) {
	const late = [...html.matchAll(LATE)].flatMap(([, all = '']) => all.split(' '));
	const soon = [...html.matchAll(MODULE)].map(([, script = '']) => script);
	return [...soon, ...late.map((address) => address.slice(1))];
}

/** @param {string} file `_astro/Deck.astro_….js` */
const partOf = (file) => path.posix.basename(file).replace(/[.]astro.*$/, '');

/**
 * A page of the site as it opens without a server.
 * @param {string} html
 * @param {string} file where it lies
 * @param {(file: string) => boolean} has
 */
export function portablePage(html, file, has) {
	const parts = [...new Set(scriptsOf(html).map(partOf))].filter((part) => part !== SEARCH);
	const start = path.posix.relative(path.posix.dirname(file), SCRIPT);
	/** @type {string[]} */
	const hashes = [];
	const page = html
		.replaceAll(MODULE, '')
		.replaceAll(LATE, '')
		.replace(/<a [^>]*data-search-opener.*?<\/a>/s, '')
		.replaceAll(INLINE, (_, open, /** @type {string} */ code, close) => {
			const relative = code.replaceAll(/`(\/[^`]+)`/g, (whole, /** @type {string} */ address) => {
				const to = relativeAddress(file, address, has);
				return to === undefined ? whole : `\`${to}\``;
			});
			hashes.push(`'sha256-${createHash('sha256').update(relative).digest('base64')}'`);
			return open + relative + close;
		})
		.replace('script-src ', () => `script-src ${hashes.join(' ')} `)
		.replace(
			'</body>',
			() => `<script src="${start}" data-parts="${parts.join(' ')}"></script></body>`,
		);
	return relativeHtml(page, file, has);
}
