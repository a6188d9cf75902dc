import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Problem } from './problem.ts';

/** What to write instead, for a kind of file. */
export interface Advice {
	/** How its content begins, and what kind of file it is. */
	readonly begins: string;
	readonly is: string;
	/** Which files of a folder could be meant; and which one, for a file that does not exist. */
	inFolder(folder: string, as: string): string;
	instead(file: string): string;
}

/** The text in a file; throws what is wrong with the file and what to name instead. */
export function textIn(file: string, advice: Advice): string {
	const place = placeOf(file);
	const bytes = attempt(file, advice, () => {
		if (statSync(place).isDirectory()) {
			throw wrong(file, 'is a folder', advice.inFolder(place, file));
		}
		return readFileSync(place);
	});
	if (bytes.length === 0 || bytes.toString('latin1').trim() === '') {
		throw wrong(file, 'is empty', advice.begins);
	}
	const text = decoded(bytes);
	if (text === undefined) throw wrong(file, 'is no text', advice.is);
	return text;
}

/** npm runs us in the project's folder; a name may also be meant from where the user is. */
export function placeOf(file: string): string {
	const from = process.env['INIT_CWD'];
	return existsSync(file) || !from ? file : path.resolve(from, file);
}

function attempt<T>(file: string, advice: Advice, read: () => T): T {
	try {
		return read();
	} catch (error) {
		if (error instanceof Problem) throw error;
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
		if (code === 'ENOENT' || code === 'ENOTDIR') {
			throw wrong(file, 'does not exist', advice.instead(file));
		}
		throw unreadable(file, code);
	}
}

/** What is said of a file that is there and cannot be read, by the system's code for it. */
export function unreadable(file: string, code: string): Problem {
	const why = code === 'EACCES' ? 'You have no right to read it.' : `The system says ${code}.`;
	return wrong(file, 'cannot be read', why);
}

function wrong(file: string, what: string, then: string): Problem {
	return new Problem(1, `The file “${file}” ${what}. ${then}`);
}

function decoded(bytes: Uint8Array): string | undefined {
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return text.includes('\0') ? undefined : text;
	} catch {
		return undefined;
	}
}
