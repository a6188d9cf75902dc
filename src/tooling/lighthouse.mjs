/**
 * `npm run lighthouse`: Lighthouse's mobile run on home and lesson of the built site, five times
 * each, and the medians in a table. Lighthouse is fetched into .cache/ when it is first asked for;
 * it is no dependency of the site and no part of `npm test`.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';
import { runNode } from './processes.mjs';
import { fetched } from './setup/fetched.mjs';
import { findBrowser } from './setup/browser.mjs';
import { serve } from './serve.mjs';
import { Stop } from './stop.mjs';

const VERSION = '13.5.0';
const RUNS = 5;
const PAGES = ['', 'lessons/why-queues/'];
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const CHROMIUM_FLAGS = [
	'--headless=new',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/**
 * @typedef {object} Report what is read of Lighthouse's own JSON
 * @property {Record<string, { score: number, auditRefs: { id: string, weight: number }[] }>} categories
 * @property {Record<string, { title: string, score: number | null, numericValue: number }>} audits
 */

/** Measures the site in `dist/`; the table goes to standard output. */
export async function lighthouse() {
	const folder = await fetched('lighthouse', [`lighthouse@${VERSION}`]);
	const command = path.join(folder, 'lighthouse/cli/index.js');
	const chromium = await findBrowser();
	const server = await serve({ folder: inRoot('dist') });
	const rows = [];
	for (const page of PAGES) {
		/** @type {Report[]} */
		const reports = [];
		for (let i = 0; i < RUNS; i++) {
			reports.push(await measure(command, chromium, new URL(page, server.url).href));
		}
		for (const line of complaints(reports)) process.stderr.write(`/${page} ${line}\n`);
		rows.push({ page: `/${page}`, ...medians(reports) });
	}
	await server.close();
	console.table(rows);
	return 0;
}

/**
 * @param {string} command
 * @param {string} chromium
 * @param {string} url
 * @returns {Promise<Report>}
 */
async function measure(command, chromium, url) {
	const out = inRoot('.cache/lighthouse/report.json');
	rmSync(out, { force: true });
	const args = [
		url,
		'--quiet',
		'--output=json',
		`--output-path=${out}`,
		`--only-categories=${CATEGORIES.join()}`,
		`--chrome-flags=${CHROMIUM_FLAGS.join(' ')}`,
	];
	const options = { quiet: true, env: { CHROME_PATH: chromium } };
	const { output } = await runNode(command, args, options);
	if (!existsSync(out)) throw new Stop(`Lighthouse gave no report. It said: ${output.trim()}`);
	return JSON.parse(readFileSync(out, 'utf8'));
}

/** @param {readonly Report[]} reports */
function medians(reports) {
	/** @param {(report: Report) => number} of */
	const median = (of) => reports.map(of).sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
	/** @param {string} id */
	const audit = (id) => median((report) => report.audits[id]?.numericValue ?? 0);
	const scores = CATEGORIES.map((id) => [
		id,
		Math.round(median((report) => (report.categories[id]?.score ?? 0) * 100)),
	]);
	return {
		...Object.fromEntries(scores),
		'LCP s': (audit('largest-contentful-paint') / 1000).toFixed(2),
		'FCP s': (audit('first-contentful-paint') / 1000).toFixed(2),
		'TBT ms': Math.round(audit('total-blocking-time')),
		CLS: audit('cumulative-layout-shift').toFixed(4),
	};
}

/**
 * What cost points, each once.
 * @param {readonly Report[]} reports
 */
function complaints(reports) {
	const found = reports.flatMap((report) =>
		CATEGORIES.flatMap((category) =>
			(report.categories[category]?.auditRefs ?? [])
				.filter(({ id, weight }) => weight > 0 && (report.audits[id]?.score ?? 1) < 0.9)
				.map(({ id }) => `${category}: ${report.audits[id]?.title}`),
		),
	);
	return [...new Set(found)];
}
