/** One mistake in the content: where, what, and what to write instead. */
export interface Problem {
	/** The file, from the project's folder. */
	readonly file: string;
	/** From 1. */
	readonly line: number;
	readonly column: number;
	/** Which field it is about, as a path with dots, where the message does not say so itself. */
	readonly field?: string;
	/** The check that found it, such as `schema`, `reference` or `claim`. */
	readonly rule: string;
	/** What is wrong, with the author's own value. */
	readonly message: string;
	/** What to write instead. */
	readonly fix: string;
}

/** The one form in which a problem is printed: `file:line:col rule message fix`. */
export function lineOf({ file, line, column, rule, message, fix }: Problem): string {
	return `${file}:${line}:${column} ${rule} ${message}. ${fix}`;
}

/** In order of file and place, each once. */
export function sorted(problems: readonly Problem[]): Problem[] {
	const seen = new Set<string>();
	return [...problems]
		.sort(
			(a, b) =>
				a.file.localeCompare(b.file) ||
				a.line - b.line ||
				a.column - b.column ||
				a.rule.localeCompare(b.rule),
		)
		.filter((problem) => {
			const line = lineOf(problem);
			return seen.has(line) ? false : seen.add(line);
		});
}

/** Content that cannot be built: all problems at once, a line each. */
export class ContentError extends Error {
	readonly problems: readonly Problem[];
	readonly hint: string;
	/** Where the first one is, as Astro's error page reads it. */
	readonly loc:
		{ readonly file: string; readonly line: number; readonly column: number } | undefined;
	constructor(problems: readonly Problem[]) {
		const all = sorted(problems);
		super(
			`The content has ${all.length === 1 ? 'an error' : `${all.length} errors`}:\n${all.map(lineOf).join('\n')}`,
		);
		this.name = 'ContentError';
		this.problems = all;
		this.hint = '`npm run check` lists them all again.';
		this.loc = all[0];
	}
}
