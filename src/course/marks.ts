import { createHash } from 'node:crypto';
import type { LessonMarks } from '#wire';
import type { LessonSource } from './lesson-source.ts';
import type { Library } from './library.ts';
import { outlineOf } from './outline.ts';
import { questionOf } from './props.ts';

/**
 * What a section teaches, as six hexadecimal digits: of its title and its key sentences. A comma
 * that moves does not make a section unread; another point to make does.
 */
export function sectionRevisions(lesson: LessonSource): ReadonlyMap<string, string> {
	const lines = lesson.text.split('\n');
	const heads = lesson.headings.filter(({ depth, id }) => depth === 2 && id);
	return new Map(
		heads.map(({ id = '', title, line }, i) => {
			const text = lines.slice(line - 1, (heads[i + 1]?.line ?? Infinity) - 1).join(' ');
			const keys = [...text.matchAll(/<Key>(.*?)<\/Key>/g)].map(([, key = '']) =>
				key.replace(/\s+/g, ' ').trim(),
			);
			const hash = createHash('sha256').update(JSON.stringify([title, ...keys]));
			return [id, hash.digest('hex').slice(0, 6)];
		}),
	);
}

/** The marks of every written lesson, in order. */
export function marksOf(library: Library): readonly LessonMarks[] {
	return outlineOf(library).lessons.map(({ id, title, minutes, entries }) => {
		const lesson = library.lessons.get(id);
		const revisions = lesson ? sectionRevisions(lesson) : new Map<string, string>();
		const of = (kind: string) => entries.filter((entry) => entry.kind === kind);
		return {
			id,
			title,
			minutes,
			sections: of('section').map((it) => [it.id, it.title, revisions.get(it.id) ?? ''] as const),
			stages: of('stage').map((it) => it.id),
			questions: of('question').map(
				(it) => [it.id, questionOf(library, id, it.id).revision] as const,
			),
		};
	});
}
