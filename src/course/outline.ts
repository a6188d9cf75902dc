import type { Course } from '#schemas';
import type { LOCKED } from './lock.ts';
import { type LessonSource, stageId } from './lesson-source.ts';
import type { Library } from './library.ts';

/** Something of a lesson that can be linked to. */
export interface OutlineEntry {
	readonly kind: 'section' | 'stage' | 'figure' | 'question';
	/** Its anchor on the lesson’s page. */
	readonly id: string;
	readonly title: string;
}

/** A lesson as lists show it. */
export interface LessonOutline {
	readonly id: string;
	readonly title: string;
	readonly summary: string;
	readonly minutes: number;
	readonly pictogram: Course['lessons'][number]['pictogram'];
	readonly written: boolean;
	readonly simulations: number;
	readonly questions: number;
	/** In the order of the lesson; empty while it is not written. */
	readonly entries: readonly OutlineEntry[];
}

/** The course as lists show it. */
export interface CourseOutline {
	readonly title: string;
	readonly promise: string;
	/** Of all lessons together. */
	readonly minutes: number;
	readonly lessons: readonly LessonOutline[];
}

/** The course from its library. */
export function outlineOf(library: Library): CourseOutline {
	const { title = '', promise = '', lessons = [] } = library.course?.value ?? {};
	return {
		title,
		promise,
		minutes: lessons.reduce((sum, { minutes }) => sum + minutes, 0),
		lessons: lessons.map((lesson) => {
			const source = library.lessons.get(lesson.id);
			const entries = source ? entriesOf(library, source) : [];
			return {
				...lesson,
				written: source !== undefined,
				simulations: entries.filter(({ kind }) => kind === 'stage').length,
				questions: entries.filter(({ kind }) => kind === 'question').length,
				entries,
			};
		}),
	};
}

function entriesOf(library: Library, lesson: LessonSource): OutlineEntry[] {
	const quiz = library.quizzes.get(lesson.id)?.value;
	const placed: { readonly line: number; readonly entry: OutlineEntry }[] = [
		...lesson.headings.flatMap(({ depth, id, title, line }) =>
			depth === 2 && id ? [{ line, entry: { kind: 'section' as const, id, title } }] : [],
		),
		...lesson.uses.flatMap((use): { line: number; entry: OutlineEntry }[] => {
			const { line } = use;
			if (use.name === 'Question') {
				const id = use.attributes['id'] ?? '';
				const stem = quiz?.questions.find((question) => question.id === id)?.stem ?? id;
				return [{ line, entry: { kind: 'question' as const, id, title: stem } }];
			}
			const kind = use.name === 'Stage' ? 'stage' : use.name === 'Waterfall' ? 'figure' : undefined;
			if (!kind) return [];
			const title = library.scenarios.get(use.attributes['scenario'] ?? '')?.value.title ?? '';
			return [{ line, entry: { kind, id: stageId(use), title } }];
		}),
	];
	return placed.sort((a, b) => a.line - b.line).map(({ entry }) => entry);
}

/** Every id in use, as `lesson/id`, by the lock’s lists. */
export function usedIds(library: Library): Record<(typeof LOCKED)[number], Set<string>> {
	const used = {
		sections: new Set<string>(),
		stages: new Set<string>(),
		questions: new Set<string>(),
	};
	const lists = {
		section: 'sections',
		stage: 'stages',
		figure: 'stages',
		question: 'questions',
	} as const;
	for (const lesson of outlineOf(library).lessons) {
		for (const { kind, id } of lesson.entries) used[lists[kind]].add(`${lesson.id}/${id}`);
	}
	return used;
}
