import path from 'node:path';
import { parseArgs } from 'node:util';
import { inRoot } from '../paths.mjs';
import { Stop } from '../stop.mjs';

/**
 * @typedef {object} Wishes what is to be exported, and where to
 * @property {boolean} pdf
 * @property {boolean} html
 * @property {string | undefined} lesson one lesson alone
 * @property {string} out an absolute path
 * @property {string | undefined} site a site that is built already; absent: it is built first
 */

export const USAGE = `npm run export -- --pdf | --html [--lesson ID] [--out FOLDER] [--site FOLDER]

  --pdf          slides, slides with notes, a handout to read and the answers, as PDF
  --html         a folder that opens from a USB stick without a server: index.html
  --lesson ID    one lesson instead of the course
  --out FOLDER   where to; by default .cache/export
  --site FOLDER  a site that was built already, with no BASE_PATH; by default it is built first`;

/**
 * Reads the arguments. Rejects with a Stop what it does not know.
 * @param {readonly string[]} args
 * @param {string} [from] the folder that relative paths start at
 * @returns {Wishes | 'help'}
 */
export function readArguments(args, from = process.env['INIT_CWD'] ?? process.cwd()) {
	const values = parsed(args);
	if (values.help) return 'help';
	const { pdf = false, html = false, lesson, out, site } = values;
	if (!pdf && !html) {
		throw new Stop(`Say what to export: --pdf, --html or both.\n\n${USAGE}`, 2);
	}
	return {
		pdf,
		html,
		lesson,
		out: out ? path.resolve(from, out) : inRoot('.cache', 'export'),
		site: site ? path.resolve(from, site) : undefined,
	};
}

/** @param {readonly string[]} args */
function parsed(args) {
	try {
		return parseArgs({
			args: [...args],
			options: {
				pdf: { type: 'boolean' },
				html: { type: 'boolean' },
				lesson: { type: 'string' },
				out: { type: 'string' },
				site: { type: 'string' },
				help: { type: 'boolean', short: 'h' },
			},
		}).values;
	} catch (error) {
		const words = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
		throw new Stop(`${words}.\n\n${USAGE}`, 2);
	}
}

/**
 * The lessons that are asked for: all, or the one of this id.
 * @param {readonly string[]} lessons
 * @param {string | undefined} asked
 */
export function chosen(lessons, asked) {
	if (asked === undefined) return lessons;
	if (lessons.includes(asked)) return [asked];
	throw new Stop(
		`There is no lesson "${asked}"; did you mean "${nearest(lessons, asked)}"? There are ${lessons.join(', ')}.`,
		2,
	);
}

/**
 * The name that takes the fewest changes of a letter.
 * @param {readonly string[]} names
 * @param {string} asked
 */
export function nearest(names, asked) {
	const by = names.map((name) => ({ name, far: distance(name, asked.toLowerCase()) }));
	return by.sort((a, b) => a.far - b.far)[0]?.name ?? '';
}

/**
 * @param {string} a
 * @param {string} b
 */
function distance(a, b) {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}
