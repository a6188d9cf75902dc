/*
 * What can be found is read from the pages themselves, by these attributes:
 *
 *   data-search="lesson"       once a lesson page, with data-search-number and data-search-title; the lede inside is
 *                              marked data-search-text. A page without it is not searched.
 *   data-search="section"      around each section; its first h2 with an id is title and anchor. Everything in it is
 *                              found, save elements with data-pagefind-ignore and the two below.
 *   data-search="simulation"   a stage, with its id; data-search-text="its summary". Title: the part marked
 *                              data-search-title, or its h3. Nothing else of it is found.
 *   data-search="question"     a question, with its id; the stem inside is marked data-search-stem. Nothing else.
 *   data-search="glossary"     around the terms on the glossary's page; each is marked data-search="term", with its id.
 *   data-search="page"         once a page that is no lesson, around its title (data-search-title) and what it says of itself
 *                              (data-search-text); each data-search="part" inside, with its id and a data-search-title,
 *                              is found too, all its words save what is ignored. A glossary may be inside.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { close, createIndex } from 'pagefind';
import { recordsOf } from './pagefind/records.ts';

/** Files of Pagefind’s own user interfaces, and the fallback for languages that we do not use. */
const UNUSED = [
	'pagefind-ui.js',
	'pagefind-ui.css',
	'pagefind-modular-ui.js',
	'pagefind-modular-ui.css',
	'pagefind-component-ui.js',
	'pagefind-component-ui.css',
	'pagefind-highlight.js',
	'wasm.unknown.pagefind',
];

/**
 * The search index: written into the build when it is done; in development made in memory when it is first asked for,
 * and again after a change of content.
 * @returns {import('astro').AstroIntegration}
 */
export function pagefind() {
	let base = '/';
	return {
		name: 'pagefind',
		hooks: {
			'astro:config:done': ({ config }) => {
				base = config.base.replace(/\/*$/, '/');
			},
			'astro:server:setup': ({ server, logger }) => {
				/** @type {Promise<Map<string, Uint8Array>> | undefined} */
				let files;
				const forget = () => (files = undefined);
				for (const event of ['add', 'change', 'unlink']) server.watcher.on(event, forget);
				server.middlewares.use(async (request, response, next) => {
					const name = /\/pagefind\/([\w./-]+)(?:\?|$)/.exec(request.url ?? '')?.[1];
					if (!name) return next();
					try {
						files ??= crawl(`http://${request.headers.host}`, base).then(indexed);
						const bytes = (await files).get(name);
						if (!bytes) return next();
						response.setHeader('content-type', typeOf(name));
						response.setHeader('cache-control', 'no-cache');
						response.end(bytes);
					} catch (error) {
						forget();
						logger.error(`search: ${error}`);
						next(error);
					}
				});
			},
			'astro:build:done': async ({ dir, logger }) => {
				const records = [];
				for (const file of await readdir(dir, { recursive: true })) {
					const path = file.replaceAll('\\', '/');
					if (!path.endsWith('.html')) continue;
					const html = await readFile(new URL(path, dir), 'utf8');
					records.push(...recordsOf(html, `/${path.replace(/index\.html$/, '')}`));
				}
				const index = await indexOf(records);
				const output = new URL('pagefind/', dir);
				must(await index.writeFiles({ outputPath: fileURLToPath(output) }));
				await close();
				await Promise.all(UNUSED.map((file) => rm(new URL(file, output), { force: true })));
				logger.info(`${records.length} things can be found`);
			},
		},
	};
}

/** @typedef {import('./pagefind/records.ts').SearchRecord} SearchRecord */

/** @param {readonly SearchRecord[]} records */
async function indexOf(records) {
	const { index } = must(await createIndex({}));
	if (!index) throw new Error('Pagefind did not start');
	for (const { url, content, meta } of records) {
		const filters = { kind: [meta.kind] };
		must(await index.addCustomRecord({ url, content, language: 'en', meta, filters }));
	}
	return index;
}

/**
 * @param {readonly SearchRecord[]} records
 * @returns {Promise<Map<string, Uint8Array>>} the index’s files by name
 */
async function indexed(records) {
	const index = await indexOf(records);
	const { files } = must(await index.getFiles());
	await index.deleteIndex();
	return new Map(files.map(({ path, content }) => [path, content]));
}

/**
 * Reads every page that can be reached from home.
 * @param {string} origin
 * @param {string} base
 */
async function crawl(origin, base) {
	const records = [];
	const seen = new Set([base]);
	for (const address of seen) {
		const response = await fetch(origin + address);
		if (!response.ok || !response.headers.get('content-type')?.includes('html')) continue;
		const html = await response.text();
		records.push(...recordsOf(html, `/${address.slice(base.length)}`));
		for (const [, link = ''] of html.matchAll(/href="([^"#?]*)"/g)) {
			if (link.startsWith(base) && !/\.\w+$|\/@/.test(link)) seen.add(link);
		}
	}
	return records;
}

/**
 * @template {{ errors: string[] }} Response
 * @param {Response} response
 */
function must(response) {
	if (response.errors.length > 0) throw new Error(`Pagefind: ${response.errors.join('; ')}`);
	return response;
}

/** @param {string} name */
function typeOf(name) {
	if (name.endsWith('.js')) return 'text/javascript';
	if (name.endsWith('.json')) return 'application/json';
	return 'application/octet-stream';
}
