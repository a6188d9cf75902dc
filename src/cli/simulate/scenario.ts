import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Scenario } from '#schemas';
import { lineOf, readScenario, sorted } from '#course/pure';
import { nearest } from '#simulation';
import { Problem } from './problem.ts';
import { placeOf, textIn } from './text-file.ts';

/** Reads a scenario; throws what is wrong with it, a line for each mistake. */
export function scenarioIn(file: string): { readonly id: string; readonly scenario: Scenario } {
	const id = idOf(file);
	const text = textIn(file, {
		begins: 'A scenario begins with title: and summary:.',
		is: 'A scenario is a YAML file.',
		inFolder: oneOf,
		instead: guess,
	});
	const { scenario, problems } = readScenario(text, id, file);
	if (scenario) return { id, scenario };
	throw new Problem(1, sorted(problems).map(lineOf).join('\n'));
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
