import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { serve } from '../serve.mjs';
import { findBrowser } from '../setup/browser.mjs';
import { Stop } from '../stop.mjs';
import { composer } from './compose.mjs';

/** @typedef {import('./site.mjs').Site} Site */
/** @typedef {import('./compose.mjs').Part} Part */

/** A sheet of A4 between its margins, and a slide: in the browser's pixels. */
const SHEET = { width: 672, height: 1000 };
const SLIDE = { width: 1280, height: 720 };

/** @typedef {{ readonly file: string, readonly page: 'slides' | 'lessons', readonly size: typeof SLIDE, readonly exact: boolean }} Printed */
/**
 * What is printed: from which pages' styles, and whether a page of paper is one of its parts.
 * @type {Readonly<Record<'slides' | 'notes' | 'handout' | 'answers', Printed>>}
 */
const DOCUMENTS = {
	slides: { file: 'slides.pdf', page: 'slides', size: SLIDE, exact: true },
	notes: { file: 'slides-with-notes.pdf', page: 'slides', size: SLIDE, exact: true },
	handout: { file: 'handout.pdf', page: 'lessons', size: SHEET, exact: false },
	answers: { file: 'answers.pdf', page: 'lessons', size: SHEET, exact: false },
};
const KINDS = /** @type {(keyof typeof DOCUMENTS)[]} */ (Object.keys(DOCUMENTS));

/**
 * Prints the lessons. Returns the files with their number of pages; a Stop says what does not fit.
 * @param {Site} site
 * @param {readonly string[]} lessons
 * @param {string} folder
 */
export async function writePdfs(site, lessons, folder) {
	const executablePath = await findBrowser();
	const server = await serve({ folder: site.folder });
	const browser = await chromium
		.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
		.catch((/** @type {Error} */ { message }) => {
			throw new Stop(
				`${executablePath} could not be started (${message.split('\n')[0]}): set CHROMIUM_PATH to another Chromium.`,
			);
		});
	try {
		const context = await browser.newContext({
			javaScriptEnabled: false,
			bypassCSP: true,
			colorScheme: 'light',
		});
		const page = await context.newPage();
		const parts = lessons.map((id) => partOf(site, id));
		const written = [];
		for (const kind of KINDS) {
			written.push(await print(page, server.url, kind, titleOf(site), parts, folder));
		}
		return written;
	} finally {
		await browser.close();
		await server.close();
	}
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} url
 * @param {keyof typeof DOCUMENTS} kind
 * @param {string} title
 * @param {readonly Part[]} parts
 * @param {string} folder
 */
async function print(page, url, kind, title, parts, folder) {
	const { file, page: pages, size, exact } = DOCUMENTS[kind];
	await page.setViewportSize(size);
	await page.emulateMedia({ media: 'print' });
	await page.goto(`${url}${pages}/${parts[0]?.id}/`);
	await page.evaluate(
		(styles) => document.head.appendChild(document.createElement('style')).append(styles),
		readFileSync(new URL('./paper.css', import.meta.url), 'utf8'),
	);
	const tools = await page.evaluateHandle(composer, title);
	const count = await tools.evaluate(
		(it, [kind, parts]) => it[kind](parts),
		/** @type {const} */ ([kind, parts]),
	);
	// What is on paper has to be there before it is measured.
	await page.evaluate(async () => {
		const sheets = [...document.querySelectorAll('link')].filter((it) => it.rel === 'stylesheet');
		await Promise.all(
			sheets.map((it) => it.sheet ?? new Promise((done) => (it.onload = it.onerror = done))),
		);
		await document.fonts.ready;
	});
	if (kind === 'notes') await tools.evaluate((it) => it.fitNotes());
	const faults = await tools.evaluate((it) => it.faults());
	if (faults.length > 0) {
		throw new Stop(`${file} was not written, since not everything fits:\n${faults.join('\n')}`);
	}
	const bytes = await page.pdf({
		preferCSSPageSize: true,
		printBackground: true,
		tagged: true,
		outline: true,
	});
	const found = pagesOf(bytes);
	if (exact && found !== count) {
		throw new Stop(
			`${file} was not written: there are ${count} slides, and they took ${found} pages.`,
		);
	}
	writeFileSync(path.join(folder, file), bytes);
	return { file, pages: found };
}

/**
 * How many pages a PDF of Chromium's has.
 * @param {Buffer} pdf
 */
export function pagesOf(pdf) {
	return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/**
 * @param {Site} site
 * @param {string} id
 * @returns {Part}
 */
function partOf({ folder }, id) {
	/** @param {string} kind */
	const read = (kind) => readFileSync(path.join(folder, kind, id, 'index.html'), 'utf8');
	const text = read('lessons');
	const title = /<title>([^<]*?) · /.exec(text)?.[1] ?? id;
	return { id, title, slides: read('slides'), text };
}

/** @param {Site} site */
function titleOf({ folder }) {
	const html = readFileSync(path.join(folder, 'slides', 'index.html'), 'utf8');
	return /<h1[^>]*>\s*([^<]*?)\s*<\/h1>/.exec(html)?.[1] ?? '';
}
