import type { Problem } from './gate/problem.ts';
import type { LessonSource } from './lesson-source.ts';
import type { Library } from './library.ts';

/** Words that are read in a minute; whatever is tried or answered takes about as long. */
const WORDS = 200;
const TRIED = /^(?:Stage|Waterfall|ShopMap|Question)$/;
/** By so much a lesson's minutes may differ from the rule's. */
const FAR = 2;

/** How long a lesson takes, by one rule: its words, and a minute for each stage and question. */
export function minutesOf({ words, uses }: LessonSource): number {
	return Math.round(words / WORDS + uses.filter(({ name }) => TRIED.test(name)).length);
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
				message: `“${id}” says ${minutes} minutes; ${WORDS} words a minute and one for each stage and question make ${rule}`,
				fix: `Write ${rule}.`,
			},
		];
	});
}
