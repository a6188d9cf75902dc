import type { LessonMarks, StoredProgress } from '#wire';

/** How far a reader is in a lesson. */
export interface Standing {
	readonly id: string;
	readonly title: string;
	/** Counts: done, and how many there are. */
	readonly sections: readonly [number, number];
	readonly stages: readonly [number, number];
	readonly questions: readonly [number, number];
	/** Ids of the things of this lesson that are done: sections, stages and questions. */
	readonly marked: ReadonlySet<string>;
	/** Every section read and every question answered. */
	readonly done: boolean;
	/** Minutes that the unread sections take, of those that the lesson takes; at least 1. */
	readonly minutesLeft: number;
}

/** Where the reader stopped. */
export interface Stop {
	/** The lesson's place in the course, from 1. */
	readonly number: number;
	readonly lesson: string;
	readonly section: string;
	readonly title: string;
}

/** How far the reader is in every lesson, and where they stopped. What has changed since, or is gone, does not count. */
export function standingOf(
	lessons: readonly LessonMarks[],
	progress: StoredProgress,
): { readonly lessons: readonly Standing[]; readonly stop: Stop | undefined } {
	const { places } = progress;
	const [last] = lessons
		.flatMap(({ id, sections }, i) => {
			const place = places[id];
			const section = sections.find(([name]) => name === place?.section);
			if (!place || !section) return [];
			const stop = { number: i + 1, lesson: id, section: section[0], title: section[1] };
			return [{ at: place.at, stop }];
		})
		.sort((a, b) => b.at - a.at);
	return { lessons: lessons.map((lesson) => standing(lesson, progress)), stop: last?.stop };
}

function standing(lesson: LessonMarks, { read, tried, answers }: StoredProgress): Standing {
	const { id, title } = lesson;
	const key = (name: string): string => `${id}/${name}`;
	const sections = lesson.sections.filter(([name, , it]) => read[key(name)]?.revision === it);
	const stages = lesson.stages.filter((name) => tried[key(name)]);
	const questions = lesson.questions.filter(([name, it]) => answers[key(name)]?.revision === it);
	const unread = 1 - sections.length / Math.max(1, lesson.sections.length);
	return {
		id,
		title,
		sections: [sections.length, lesson.sections.length],
		stages: [stages.length, lesson.stages.length],
		questions: [questions.length, lesson.questions.length],
		marked: new Set([...sections, ...questions].map(([name]) => name).concat(stages)),
		done:
			lesson.sections.length > 0 &&
			sections.length === lesson.sections.length &&
			questions.length === lesson.questions.length,
		minutesLeft: Math.max(1, Math.round(lesson.minutes * unread)),
	};
}
