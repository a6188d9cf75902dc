import type { Problem } from './gate/problem.ts';
import type { LessonSource } from './lesson-source.ts';
import type { Library } from './library.ts';

/** Words of such prose that are read in a minute, and what is tried or answered takes, in minutes. */
const WORDS = 240;
const TAKES = new Map([
	['Stage', 1],
	['Waterfall', 1],
	['ShopMap', 1],
	['Question', 0.5],
]);
/** By so much a lesson's minutes may differ from the rule's. */
const FAR = 2;

/** How long a lesson takes, by one rule: its words, a minute for each stage, half for each question. */
export function minutesOf({ words, uses }: LessonSource): number {
	const tried = uses.reduce((sum, { name }) => sum + (TAKES.get(name) ?? 0), 0);
	return Math.round(words / WORDS + tried);
}

/** Lessons that say another length than they have. */
export function otherMinutes({ course, lessons }: Library): Problem[] {
	return (course?.value.lessons ?? []).flatMap(({ id, minutes }, i) => {
		const lesson = lessons.get(id);
		const rule = lesson ? minutesOf(lesson) : minutes;
		if (!course || Math.abs(rule - minutes) <= FAR) return [];
		return [
			{
				file: course.file,
				...course.source.place(['lessons', i, 'minutes']),
				rule: 'minutes',
				message: `“${id}” says ${minutes} minutes; ${WORDS} words a minute, one for each stage and half of one for each question make ${rule}`,
				fix: `Write ${rule}.`,
			},
		];
	});
}
