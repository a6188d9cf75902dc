import type { LessonSource, Place } from './lesson-source.ts';
import { readYaml, type Source } from './gate/source.ts';
import type { Library } from './library.ts';

/** A stretch of words that a reader reads, and where each of its characters stands. */
export interface ReadText {
	readonly file: string;
	readonly text: string;
	place(index: number): Place;
}

/** Fields that hold words even where there is only one of them; what has a space is read anyway. */
const WORDS =
	/^(?:about|aliases|caption|does|finding|label|lede|meaning|product|promise|role|stem|summary|term|text|title|value|why)$/;

/** Everything of the content that a reader reads: lessons, their heads, and the texts in YAML. */
export function textsOf(library: Library): ReadText[] {
	return [...[...library.lessons.values()].flatMap(lessonTexts), ...yamlTexts(library)];
}

/** The texts in YAML files, with their quotes and line breaks. */
export function yamlTexts(library: Omit<Library, 'lessons'>): ReadText[] {
	const { course, facts, glossary, map, scenarios, quizzes } = library;
	return [course, facts, glossary, map, ...scenarios.values(), ...quizzes.values()].flatMap(
		(entry) => (entry ? textsIn(entry.source) : []),
	);
}

function textsIn(source: Source): ReadText[] {
	return source
		.texts()
		.filter(({ field, raw }) => WORDS.test(field) || /\S\s+\S/.test(raw))
		.map(({ raw, place }) => ({ file: source.file, text: raw, place }));
}

function lessonTexts({ file, text, prose, uses, images }: LessonSource): ReadText[] {
	const lines = text.split('\n');
	const head = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/.exec(text)?.[1] ?? '';
	const named = uses.flatMap(({ attributes, line, column }) => {
		const title = attributes['title'];
		const from = (lines[line - 1] ?? '').indexOf(title ?? '', column - 1);
		return title === undefined ? [] : [{ text: title, line, column: Math.max(from + 1, column) }];
	});
	const words = images.map(({ alt, line, column }) => ({ text: alt, line, column }));
	return [
		...textsIn(readYaml(head, file, 2)),
		...[...prose, ...named, ...words].map((piece) => ({
			file,
			text: piece.text,
			place: (index: number) => placeIn(lines, piece, index),
		})),
	];
}

/** Where a character of a piece stands: its lines have lost what they are indented by. */
function placeIn(
	lines: readonly string[],
	{ text, line, column }: Place & { readonly text: string },
	index: number,
): Place {
	const before = text.slice(0, index).split('\n');
	const within = before.at(-1)?.length ?? 0;
	if (before.length === 1) return { line, column: column + within };
	const at = line + before.length - 1;
	const whole = text.split('\n')[before.length - 1] ?? '';
	const from = Math.max(0, (lines[at - 1] ?? '').indexOf(whole));
	return { line: at, column: from + within + 1 };
}
