import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import {
	checkClaims,
	checkLessons,
	checkLock,
	checkSpelling,
	checkWording,
	type Library,
	lineOf,
	LOCKED,
	type Problem,
	readLibrary,
	sorted,
	usedIds,
	warnings,
} from '#course/pure';
import { dictionary } from '#tooling/dictionary.ts';
import { undrawable } from '#tooling/fonts/characters.ts';

const HELP = `npm run check: reads content/ and says what is wrong in it.

Checked: the fields of every file, references between files, ids against content/ids.lock.yaml,
links and anchors, headings, pictures' words, how questions are worded, the glossary, spelling
(British; content/words.yaml has the project's own words), characters that the fonts lack, and the claims of the scenarios over their seeds. A line for each mistake:
file:line:col rule message fix. Lines that begin with “warning” stop nothing: long sentences,
minutes of a lesson that are far from its words, stages and questions, and facts that no lesson
uses, that are older than a year or of another version than the stage beside them.

  --fix    issues the ids that are new, in content/ids.lock.yaml
  --help   this text
`;

/** Checks the content of a project; gives the lines to print and whether all is well. */
export function check(
	root: string,
	fix = false,
	today = new Date(),
): { readonly lines: string[]; readonly ok: boolean } {
	let library = readLibrary(root);
	// An id that cannot stay must not be issued: it would be kept for good.
	const sound =
		library.problems.length === 0 && checkLessons(library).every(({ rule }) => rule !== 'ids');
	if (fix && sound && issue(root, library)) library = readLibrary(root);
	const problems = [...library.problems, ...glyphs(library)];
	if (library.problems.length === 0) {
		problems.push(...checkLock(library.lock, usedIds(library)), ...checkLessons(library));
		problems.push(...checkWording(library), ...checkSpelling(library, dictionary()));
		problems.push(...checkClaims(library));
	}
	const found = sorted(problems);
	const warned = sorted(library.problems.length === 0 ? warnings(library, today) : []);
	const claims = [...library.scenarios.values()].reduce(
		(sum, it) => sum + it.value.claims.length,
		0,
	);
	const last =
		found.length > 0
			? `${found.length} ${found.length === 1 ? 'error' : 'errors'}.`
			: `No errors: ${library.lessons.size} written lessons, ${library.scenarios.size} scenarios, ${claims} claims hold.`;
	return {
		lines: [...warned.map((it) => `warning ${lineOf(it)}`), ...found.map(lineOf), last],
		ok: found.length === 0,
	};
}

/** Characters that no font of ours can draw. */
function glyphs(library: Library): Problem[] {
	const files = [
		...[...library.lessons.values()].map(({ file }) => file),
		...[
			library.course,
			library.facts,
			library.glossary,
			...library.scenarios.values(),
			...library.quizzes.values(),
		].flatMap((entry) => entry?.file ?? []),
	];
	return files.flatMap((file) => {
		const text = readFileSync(path.join(library.root, file), 'utf8');
		return undrawable(text).map(({ character, code, index }) => {
			const before = text.slice(0, index).split('\n');
			return {
				file,
				line: before.length,
				column: (before.at(-1)?.length ?? 0) + 1,
				rule: 'glyph',
				message: `no font of the site has “${character}” (${code})`,
				fix: 'Use another sign, or a word.',
			};
		});
	});
}

/** Adds ids in use to the lock; true when there were any. */
function issue(root: string, library: Library): boolean {
	const used = usedIds(library);
	const fresh = LOCKED.some((kind) =>
		[...used[kind]].some((id) => !library.lock[kind].includes(id)),
	);
	if (!fresh) return false;
	const lists = LOCKED.map((kind) => {
		const all = [...new Set([...library.lock[kind], ...used[kind]])];
		return `${kind}:${all.length === 0 ? ' []' : all.map((id) => `\n  - ${id}`).join('')}\n`;
	});
	const aliases = Object.entries(library.lock.aliases).map(([from, to]) => `\n  ${from}: ${to}`);
	const head = [
		'# Every id that has been issued: the keys of links, search, slides and readers’ answers.',
		'# Never take one away; a section, stage or question that goes needs an alias.',
		'',
	].join('\n');
	const tail = aliases.length > 0 ? `aliases:${aliases.join('')}\n` : '';
	writeFileSync(path.join(root, 'content', 'ids.lock.yaml'), head + lists.join('') + tail);
	return true;
}

/** The options given; undefined, and said so, when there is one that does not exist. */
function wishes(): { fix?: boolean; help?: boolean } | undefined {
	try {
		return parseArgs({ options: { fix: { type: 'boolean' }, help: { type: 'boolean' } } }).values;
	} catch (error) {
		const [message] = (error instanceof Error ? error.message : String(error)).split('. ');
		process.stderr.write(`${message}. There are --fix and --help.\n`);
		return undefined;
	}
}

function main(): number {
	const values = wishes();
	if (!values) return 2;
	if (values.help) {
		process.stdout.write(HELP);
		return 0;
	}
	const { lines, ok } = check(process.cwd(), values.fix);
	process.stdout.write(`${lines.join('\n')}\n`);
	return ok ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = main();
