import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import {
	type Course,
	courseSchema,
	type Facts,
	factsSchema,
	type Glossary,
	glossarySchema,
	type Quiz,
	quizSchema,
	type Review,
	reviewSchema,
	type Scenario,
	scenarioSchema,
	type ShopMap,
	shopMapSchema,
	type Words,
	wordsSchema,
} from '#schemas';
import { parse } from './gate/parse.ts';
import { ContentError, type Problem } from './gate/problem.ts';
import { readYaml, type Source } from './gate/source.ts';
import { type LessonSource, readLesson } from './lesson-source.ts';
import { readLock, type Lock } from './lock.ts';
import { checkReferences } from './references.ts';

/** A file's value together with where its parts stand. */
export interface Entry<T> {
	readonly id: string;
	readonly file: string;
	readonly source: Source;
	readonly value: T;
}

/**
 * All content, read and validated. What could not be read is missing here and named in `problems`.
 * The loader stands in this room, not in `schemas`, since schemas know no files and no YAML.
 */
export interface Library {
	/** The project's folder, absolute. */
	readonly root: string;
	readonly course: Entry<Course> | undefined;
	readonly lessons: ReadonlyMap<string, LessonSource>;
	readonly scenarios: ReadonlyMap<string, Entry<Scenario>>;
	readonly quizzes: ReadonlyMap<string, Entry<Quiz>>;
	/** What is known of real brokers; undefined where there is no content/facts.yaml. */
	readonly facts: Entry<Facts> | undefined;
	/** Undefined where there is no content/glossary.yaml. */
	readonly glossary: Entry<Glossary> | undefined;
	/** Undefined where there is no content/shop-map.yaml. */
	readonly map: Entry<ShopMap> | undefined;
	/** The project's own words; undefined where there is no content/words.yaml. */
	readonly words: Entry<Words> | undefined;
	/** Undefined where there is no content/review.yaml. */
	readonly review: Entry<Review> | undefined;
	readonly lock: Lock;
	readonly problems: readonly Problem[];
}

/** Reads `content/` of a project; mistakes are collected, references checked. */
export function readLibrary(root: string): Library {
	const problems: Problem[] = [];
	const folder = path.join(root, 'content');
	const name = (file: string) => path.relative(root, file).split(path.sep).join('/');
	if (!existsSync(folder)) {
		problems.push({
			file: 'content',
			line: 1,
			column: 1,
			rule: 'files',
			message: 'there is no folder “content”',
			fix: 'Run this from the project’s folder.',
		});
	}
	const entry = <T>(file: string, schema: Parameters<typeof parse>[1]): Entry<T> | undefined => {
		const source = readYaml(readFileSync(file, 'utf8'), name(file));
		const parsed = parse(source, schema);
		problems.push(...parsed.problems);
		if (parsed.value === undefined) return undefined;
		return { id: idOf(file), file: name(file), source, value: parsed.value as T };
	};
	const all = <T>(sub: string, schema: Parameters<typeof parse>[1]) =>
		new Map(
			files(path.join(folder, sub), /\.ya?ml$/).flatMap((file) => {
				const it = entry<T>(file, schema);
				return it ? [[it.id, it] as const] : [];
			}),
		);
	const single = <T>(file: string, schema: Parameters<typeof parse>[1]) => {
		const at = path.join(folder, file);
		return existsSync(at) ? entry<T>(at, schema) : undefined;
	};
	const lessons = files(path.join(folder, 'lessons'), /\.mdx$/).map((file) =>
		readLesson(idOf(file), name(file), readFileSync(file, 'utf8')),
	);
	problems.push(...lessons.flatMap((lesson) => lesson.problems));
	const lock = readLock(path.join(folder, 'ids.lock.yaml'), name);
	problems.push(...lock.problems);
	const read = {
		root,
		course: single<Course>('course.yaml', courseSchema),
		lessons: new Map(lessons.map((lesson) => [lesson.id, lesson])),
		scenarios: all<Scenario>('scenarios', scenarioSchema),
		quizzes: all<Quiz>('quizzes', quizSchema),
		facts: single<Facts>('facts.yaml', factsSchema),
		glossary: single<Glossary>('glossary.yaml', glossarySchema),
		map: single<ShopMap>('shop-map.yaml', shopMapSchema),
		words: single<Words>('words.yaml', wordsSchema),
		review: single<Review>('review.yaml', reviewSchema),
		lock,
		problems,
	};
	// With a file that cannot be read, references to it would be reported as missing.
	if (problems.length === 0) problems.push(...checkReferences(read));
	return read;
}

let kept: { readonly stamp: string; readonly library: Library } | undefined;

/** The library of a project without mistakes, read again when a file has changed; else ContentError. */
export function library(root: string): Library {
	const stamp = stampOf(path.join(root, 'content'));
	if (kept?.stamp !== stamp || kept.library.root !== root)
		kept = { stamp, library: readLibrary(root) };
	if (kept.library.problems.length > 0) throw new ContentError(kept.library.problems);
	return kept.library;
}

function stampOf(folder: string): string {
	return files(folder, /./)
		.map((file) => `${file}:${statSync(file).mtimeMs}`)
		.join('\n');
}

function files(folder: string, pattern: RegExp): string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && pattern.test(entry.name))
		.map((entry) => path.join(entry.parentPath, entry.name))
		.sort();
}

function idOf(file: string): string {
	return path.basename(file).replace(/\.[^.]+$/, '');
}
