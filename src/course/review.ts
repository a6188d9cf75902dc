import { REVIEW_EACH } from '#schemas';
import type { Problem } from './gate/problem.ts';
import type { Library } from './library.ts';
import { outlineOf } from './outline.ts';
import { questionOf } from './props.ts';
import { reporter, unknown } from './reporting.ts';

/** A question of the review, with the section of its lesson that answers it. */
export interface ReviewQuestion {
	readonly id: string;
	/** Its place in the review, from 1. */
	readonly number: number;
	readonly revision: string;
	readonly section: { readonly id: string; readonly title: string };
}

/** What the review asks of one lesson. */
export interface ReviewLesson {
	readonly id: string;
	readonly title: string;
	/** The lesson's place in the course, from 1. */
	readonly number: number;
	readonly questions: readonly ReviewQuestion[];
}

/** The review from the library; empty where there is none. */
export function reviewOf(library: Library): readonly ReviewLesson[] {
	const { lessons } = outlineOf(library);
	let number = 0;
	return (library.review?.value.lessons ?? []).map(({ id, questions }) => {
		const lesson = library.lessons.get(id);
		return {
			id,
			title: lessons.find((it) => it.id === id)?.title ?? id,
			number: lessons.findIndex((it) => it.id === id) + 1,
			questions: questions.map((question) => {
				const use = lesson?.uses.find(
					(it) => it.name === 'Question' && it.attributes['id'] === question,
				);
				const heading = lesson?.headings.find((it) => it.id === use?.section);
				return {
					id: question,
					number: ++number,
					revision: questionOf(library, id, question).revision,
					section: { id: heading?.id ?? '', title: heading?.title ?? '' },
				};
			}),
		};
	});
}

/** Every written lesson is in the review once, with three questions that it asks. */
export function reviewReferences(library: Omit<Library, 'problems'>): Problem[] {
	const { review, lessons, quizzes, course } = library;
	if (!review) return [];
	const report = reporter(review);
	const seen = new Set<string>();
	const asked = new Map<string, string>();
	review.value.lessons.forEach(({ id, questions }, i) => {
		if (!lessons.has(id))
			return report.at(['lessons', i, 'id'], unknown('lesson', id, lessons.keys()));
		if (seen.has(id))
			report.at(['lessons', i, 'id'], {
				message: `the lesson “${id}” is in the review twice`,
				fix: 'Name it once.',
			});
		seen.add(id);
		if (questions.length !== REVIEW_EACH)
			report.at(['lessons', i, 'questions'], {
				message: `the review asks ${questions.length} questions of “${id}”`,
				fix: `Name ${REVIEW_EACH}.`,
			});
		const known = quizzes.get(id)?.value.questions.map((question) => question.id) ?? [];
		questions.forEach((question, n) => {
			const at = ['lessons', i, 'questions', n];
			if (!known.includes(question)) return report.at(at, unknown('question', question, known));
			const other = asked.get(question);
			asked.set(question, id);
			// Both stand on one page, where an id is an address.
			if (other !== undefined)
				report.at(at, {
					message: `the review asks a question “${question}” already, of “${other}”`,
					fix: 'Choose another.',
				});
		});
	});
	for (const { id } of course?.value.lessons ?? [])
		if (lessons.has(id) && !seen.has(id))
			report.at(['lessons'], {
				message: `the review asks nothing of “${id}”`,
				fix: `Add it, with ${REVIEW_EACH} of its questions.`,
			});
	return report.problems;
}
