import { QuizError } from '#quiz/key';
import { nearest, SimulationError } from '#simulation';
import type { Problem } from './gate/problem.ts';
import type { Path } from './gate/source.ts';
import type { Entry } from './library.ts';

/** A mistake without its place. */
export type Reported = Omit<Problem, 'file' | 'line' | 'column' | 'rule'> & {
	readonly rule?: string;
};

/** A name that is not among the known ones. */
export function unknown(what: string, name: string, known: Iterable<string>): Reported {
	const words = [...known];
	const near = nearest(name, words);
	return {
		message: `there is no ${what} “${name}”`,
		fix: near
			? `Did you mean “${near}”?`
			: words.length > 0
				? `Write one of: ${words.join(', ')}.`
				: 'There is none yet.',
	};
}

/** Runs a check that throws, and turns what it throws into a problem. */
export function caught(check: () => void): Reported | undefined {
	try {
		check();
		return undefined;
	} catch (error) {
		if (error instanceof SimulationError || error instanceof QuizError) {
			const fix = error.hint.charAt(0).toUpperCase() + error.hint.slice(1);
			return { message: error.message, fix: /[.?]$/.test(fix) ? fix : `${fix}.` };
		}
		throw error;
	}
}

/** Collects what is wrong in a file, each with its place. */
export function reporter<T>(entry: Entry<T>) {
	const problems: Problem[] = [];
	return {
		problems,
		at(path: Path, found: Reported | undefined, key = false): void {
			if (!found) return;
			const place = key ? entry.source.keyPlace(path) : entry.source.place(path);
			const field = path.join('.');
			problems.push({ file: entry.file, ...place, field, rule: 'reference', ...found });
		},
	};
}

/** A moment that the run does not reach. */
export function afterEnd(path: Path, until: number): Reported {
	return {
		message: `${path.join('.')} is after the end of the run`,
		fix: `The run ends at until: ${until / 1e6}s.`,
	};
}
