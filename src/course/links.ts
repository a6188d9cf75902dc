import type { Problem } from './gate/problem.ts';
import { type LessonSource, stageId } from './lesson-source.ts';
import type { Library } from './library.ts';
import { idSchema } from '#schemas';
import { outlineOf } from './outline.ts';

/** Pages that stand beside the lessons. */
const PAGES = ['', 'contents/', 'glossary/', 'map/', 'review/', 'reference/scenario/'];

/** Links and anchors inside the course, heading levels, and pictures without words. */
export function checkLessons(library: Library): Problem[] {
	const anchors = new Map(
		outlineOf(library).lessons.map(({ id, entries }) => [
			id,
			new Set(entries.map((entry) => entry.id)),
		]),
	);
	const pages = new Map(PAGES.map((page) => [page, new Set<string>()]));
	pages.set('glossary/', new Set(library.glossary?.value.terms.map(({ id }) => id)));
	pages.set('map/', new Set(library.map?.value.components.map(({ id }) => id)));
	return [...library.lessons.values()].flatMap((lesson) => [
		...linksOf(lesson, anchors, pages),
		...headingsOf(lesson),
		...idsOf(lesson),
		...lesson.images
			.filter(({ alt }) => alt.trim() === '')
			.map(({ line, column }) => ({
				file: lesson.file,
				line,
				column,
				rule: 'image',
				message: 'this picture has no words',
				fix: 'Say between the brackets what it shows: ![…](…).',
			})),
	]);
}

function linksOf(
	lesson: LessonSource,
	anchors: ReadonlyMap<string, ReadonlySet<string>>,
	pages: ReadonlyMap<string, ReadonlySet<string>>,
): Problem[] {
	return lesson.links.flatMap(({ url, line, column }) => {
		const problem = (message: string, fix: string): Problem[] => [
			{ file: lesson.file, line, column, rule: 'link', message, fix },
		];
		if (/^(?:https|mailto):/.test(url)) return [];
		if (/^[a-z][a-z0-9+.-]*:/i.test(url))
			return problem(`“${url}” is no safe address`, 'Write https:// or a link inside the course.');
		if (url.startsWith('/')) {
			return problem(
				`“${url}” breaks where the course lives under a path`,
				'Write it relative: ../next-lesson/#section.',
			);
		}
		const { pathname, hash } = new URL(
			url.replaceAll('\\', '/'),
			`http://course/lessons/${lesson.id}/`,
		);
		const [, page = '', anchor] = [pathname, pathname.slice(1), hash.slice(1)];
		const target = /^(?:lessons|slides)\/([^/]+)\/$/.exec(page)?.[1];
		if (target === undefined) {
			const parts = pages.get(page);
			if (!parts)
				return problem(`“${url}” leads to no page`, 'Link to ../another-lesson/ or #a-section.');
			if (anchor && !parts.has(anchor)) {
				return problem(
					`“${url}” leads to nothing on that page`,
					parts.size > 0 ? `There are: ${[...parts].join(', ')}.` : 'Link to the page itself.',
				);
			}
			return [];
		}
		const known = anchors.get(target);
		if (!known)
			return problem(`“${url}” leads to no lesson`, `Lessons: ${[...anchors.keys()].join(', ')}.`);
		if (known.size === 0)
			return problem(`“${url}” leads to a lesson that is not written`, 'Name it without a link.');
		if (anchor && !known.has(anchor)) {
			return problem(
				`“${url}” leads to no section, stage or question`,
				`There are: ${[...known].join(', ')}.`,
			);
		}
		return [];
	});
}

/** The plugin that cuts a lesson into sections keeps this one for what comes before the first. */
const LEAD = 'start';

/** Ids that could not be addresses, and two things of a lesson at one address. */
function idsOf(lesson: LessonSource): Problem[] {
	const taken = new Map<string, number>();
	const named = [
		...lesson.headings.flatMap(({ id, line, column }) => (id ? [{ id, line, column }] : [])),
		...lesson.uses.flatMap((use) => {
			const { name, line, column } = use;
			const id =
				name === 'Question'
					? use.attributes['id']
					: /^(?:Stage|Waterfall)$/.test(name)
						? stageId(use)
						: '';
			return id ? [{ id, line, column }] : [];
		}),
	].sort((a, b) => a.line - b.line || a.column - b.column);
	return named.flatMap(({ id, line, column }) => {
		const first = taken.get(id);
		taken.set(id, first ?? line);
		const place = { file: lesson.file, line, column, rule: 'ids' };
		if (first !== undefined) {
			return [
				{
					...place,
					message: `the id “${id}” is used already, in line ${first}`,
					fix: 'Write another one here.',
				},
			];
		}
		if (id === LEAD) {
			return [
				{
					...place,
					message: `the id “${id}” is kept for the lesson’s opening`,
					fix: 'Write another one.',
				},
			];
		}
		const issue = idSchema.safeParse(id).error?.issues[0];
		return issue
			? [{ ...place, message: `“${id}” cannot be an id`, fix: `Write ${issue.message}.` }]
			: [];
	});
}

function headingsOf(lesson: LessonSource): Problem[] {
	let last = 1;
	return lesson.headings.flatMap(({ depth, title, id, line, column }) => {
		const before = last;
		last = depth;
		const place = { file: lesson.file, line, column, rule: 'heading' };
		if (depth === 1) {
			return [
				{
					...place,
					message: `“${title}” is a second title`,
					fix: `Write ## ${title} {#an-id}: the title stands in course.yaml.`,
				},
			];
		}
		if (depth > before + 1) {
			return [
				{
					...place,
					message: `“${title}” skips a level`,
					fix: `Write ${'#'.repeat(before + 1)} ${title}.`,
				},
			];
		}
		if (depth === 2 && !id) {
			const slug = title
				.toLowerCase()
				.replace(/[^a-z0-9]+/g, '-')
				.replace(/^-|-$/g, '');
			return [{ ...place, message: `“${title}” has no id`, fix: `Write ## ${title} {#${slug}}.` }];
		}
		return [];
	});
}
