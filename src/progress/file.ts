import { isObject, parseJson, PROGRESS_VERSION } from '#wire';
import type { StoredProgress } from '#wire';
import { countOf, isSound, NOTHING, open, PARTS } from './format.ts';

/** What is wrong with a file of progress: where in it, what stands there, and what to do. */
export interface FileProblem {
	readonly message: string;
	readonly hint: string;
	/** The field, such as `answers.why-queues/last-job`; absent: the file as a whole. */
	readonly field?: string;
	/** What stands there, shortened. */
	readonly value?: string;
}

/** More than any progress takes, in bytes. */
export const MOST = 1_000_000;
const CHOOSE = 'Choose a file that “Save to a file” wrote, here or in another browser.';

/** Progress as the text of a file. */
export const fileOf = (progress: StoredProgress): string =>
	`${JSON.stringify(progress, undefined, '\t')}\n`;

/** Reads a file's text, of this version or an older one: all of it or nothing. Never throws. */
export function readFile(
	text: string,
):
	| { readonly progress: StoredProgress; readonly entries: number }
	| { readonly problem: FileProblem } {
	if (text.length > MOST) {
		const size = `${(text.length / 1_000_000).toFixed(1)} MB`;
		return { problem: { message: `The file has ${size}; progress takes far less.`, hint: CHOOSE } };
	}
	const opened = open(text);
	if (opened.kind === 'current' || opened.kind === 'migrated')
		return { progress: opened.progress, entries: countOf(opened.progress) };
	return { problem: problemOf(parseJson(text), text) };
}

function problemOf(value: unknown, text: string): FileProblem {
	if (value === undefined)
		return { message: 'The file is not JSON.', value: short(text), hint: CHOOSE };
	if (!isObject(value))
		return { message: 'The file holds no progress.', value: quoted(value), hint: CHOOSE };
	const { version } = value;
	if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1)
		return {
			message: 'The file does not say which version it has.',
			field: 'version',
			value: quoted(version),
			hint: `It has to be a whole number up to ${PROGRESS_VERSION}. ${CHOOSE}`,
		};
	if (version > PROGRESS_VERSION)
		return {
			message: `The file is of version ${version}, and this edition reads up to ${PROGRESS_VERSION}.`,
			field: 'version',
			value: quoted(version),
			hint: 'Reload this page, which may bring the newer edition, and choose the file again.',
		};
	for (const part of PARTS) {
		const entries = value[part];
		if (entries === undefined && version < PROGRESS_VERSION) continue;
		if (!isObject(entries))
			return {
				message: 'This part should list what is remembered by its id.',
				field: part,
				value: quoted(entries),
				hint: 'Write {} when there is nothing in it, or choose a file that was not changed by hand.',
			};
		const wrong = Object.entries(entries).find((entry) => !isSound(part, entry));
		if (wrong)
			return {
				message: 'This entry is not what the course writes.',
				field: `${part}.${wrong[0]}`,
				value: quoted(wrong[1]),
				hint: 'Take the entry out, or choose a file that was not changed by hand.',
			};
	}
	const known = Object.keys(NOTHING) as (keyof StoredProgress)[];
	const extra = Object.keys(value).find((name) => !known.includes(name as keyof StoredProgress));
	const field = extra ?? known.find((name) => !isFine(name, value[name]));
	const example = NOTHING[known.find((name) => name === field) ?? 'settings'];
	return {
		message: extra
			? 'The course knows no such field.'
			: 'This field is not what the course writes.',
		...(field !== undefined && { field, value: quoted(value[field]) }),
		hint: extra ? 'Take it out.' : `It looks like this: ${quoted(example)}`,
	};
}

const isFine = (name: keyof StoredProgress, value: unknown): boolean =>
	open(JSON.stringify({ ...NOTHING, [name]: value })).kind === 'current';

const quoted = (value: unknown): string => short(JSON.stringify(value) ?? 'nothing');

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
