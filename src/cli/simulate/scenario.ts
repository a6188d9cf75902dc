import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Scenario } from '#schemas';
import { lineOf, readScenario, sorted } from '#course/pure';
import { nearest } from '#simulation';
import { Problem } from './problem.ts';

/** Reads a scenario; throws what is wrong with it, a line for each mistake. */
export function scenarioIn(file: string): { readonly id: string; readonly scenario: Scenario } {
	const id = idOf(file);
	const { scenario, problems } = readScenario(textOf(file), id, file);
	if (scenario) return { id, scenario };
	throw new Problem(1, sorted(problems).map(lineOf).join('\n'));
}

function textOf(file: string): string {
	const place = placeOf(file);
	const bytes = attempt(file, () => {
		if (statSync(place).isDirectory()) throw wrong(file, 'is a folder', oneOf(place, file));
		return readFileSync(place);
	});
	if (bytes.length === 0 || bytes.toString('latin1').trim() === '') {
		throw wrong(file, 'is empty', 'A scenario begins with title: and summary:.');
	}
	const text = decoded(bytes);
	if (text === undefined) throw wrong(file, 'is no text', 'A scenario is a YAML file.');
	return text;
}

/** npm runs us in the project's folder; a name may also be meant from where the user is. */
function placeOf(file: string): string {
	const from = process.env['INIT_CWD'];
	return existsSync(file) || !from ? file : path.resolve(from, file);
}

function attempt<T>(file: string, read: () => T): T {
	try {
		return read();
	} catch (error) {
		if (error instanceof Problem) throw error;
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
		if (code === 'ENOENT' || code === 'ENOTDIR') {
			throw wrong(file, 'does not exist', guess(file));
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

function guess(file: string): string {
	const beside = { folder: path.dirname(placeOf(file)), as: path.dirname(file) };
	for (const { folder, as } of [beside, { folder: OURS, as: OURS }]) {
		const names = yamlIn(folder);
		const near = nearest(idOf(file), names.map(idOf));
		const name = names.find((it) => idOf(it) === near);
		if (name !== undefined) return `Did you mean ${path.join(as, name)}?`;
	}
	return oneOf(OURS, OURS);
}

const OURS = 'content/scenarios';

function idOf(file: string): string {
	return path.basename(file).replace(/\.[^.]+$/, '');
}

function oneOf(folder: string, as: string): string {
	const names = yamlIn(folder).map((name) => path.join(as, name));
	if (names.length === 0) return 'Name a scenario’s YAML file.';
	return `Name one file${names.length > 12 ? ', such as' : ':'} ${names.slice(0, 12).join(', ')}.`;
}

function yamlIn(folder: string): string[] {
	try {
		return readdirSync(folder)
			.filter((name) => /\.ya?ml$/.test(name))
			.sort();
	} catch {
		return [];
	}
}
