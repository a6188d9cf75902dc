import { type Scenario, scenarioSchema } from '#schemas';
import { parse } from './gate/parse.ts';
import type { Problem } from './gate/problem.ts';
import { readYaml } from './gate/source.ts';
import { runReferences } from './scenario-references.ts';

/** A scenario that can be run, or what is wrong with it, a line for each mistake. */
export interface ReadScenario {
	readonly scenario: Scenario | undefined;
	readonly problems: readonly Problem[];
}

/** Reads one scenario by itself, from the text of its file; `file` is what problems call it. */
export function readScenario(text: string, id: string, file: string): ReadScenario {
	const source = readYaml(text, file);
	const { value, problems } = parse(source, scenarioSchema);
	if (value === undefined) return { scenario: undefined, problems };
	const wrong = runReferences({ id, file, source, value }).map(named);
	return { scenario: wrong.length > 0 ? undefined : value, problems: wrong };
}

/** Of a single file the field is told as well: its author may not know the format yet. */
function named(problem: Problem): Problem {
	const { field = '', message } = problem;
	return message.includes(field) ? problem : { ...problem, message: `${field}: ${message}` };
}
