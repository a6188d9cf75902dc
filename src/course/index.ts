/** The course as pages see it. The only room that knows Astro's content. */
import { getEntry, render } from 'astro:content';
import { type Fact, type LessonHead, scenarioSchema, type Term } from '#schemas';
import type { LessonMarks } from '#wire';
import type { QuestionForBrowser } from '#quiz/key';
import { checkClaims } from './claims.ts';
import { type Format, formatOf } from './format-of.ts';
import { ContentError } from './gate/problem.ts';
import { type Library, library } from './library.ts';
import { type CourseOutline, outlineOf } from './outline.ts';
import { type Listing, listingOf } from './listing.ts';
import { marksOf, sectionRevisions } from './marks.ts';
import { type MapProps, shopMapOf } from './shop-map.ts';
import { type ReviewLesson, reviewOf } from './review.ts';
import { finderOf, markTerms, termsBySection, termsOf } from './terms.ts';
import { measuredOf, questionOf, scenarioOf, type StageProps, stagePropsOf } from './props.ts';

export type { CourseOutline, LessonOutline, OutlineEntry } from './outline.ts';
export type { Fact, Term } from '#schemas';
export type { MapProps } from './shop-map.ts';
export type { Listing } from './listing.ts';
export type { Format } from './format-of.ts';
export type { StageProps } from './props.ts';
export type { ReviewLesson } from './review.ts';

let claimed = false;

/** The content without mistakes; when the site is built, its claims hold. Throws ContentError. */
function content(): Library {
	const found = library(process.cwd());
	if (import.meta.env.PROD && !claimed) {
		const broken = checkClaims(found);
		if (broken.length > 0) throw new ContentError(broken);
		claimed = true;
	}
	return found;
}

/** The course and its lessons in order, with figures. */
export async function courseOutline(): Promise<CourseOutline> {
	return outlineOf(content());
}

/** A written lesson: its head, and its text to be given a component map. */
export async function lessonPage(id: string) {
	content();
	const entry = await getEntry('lessons', id);
	if (!entry) throw new Error(`There is no lesson “${id}” in content/lessons.`);
	const { Content, headings } = await render(entry);
	return { Content, head: entry.data as LessonHead, headings };
}

/** What of every lesson can be remembered. */
export async function lessonMarks(): Promise<readonly LessonMarks[]> {
	return marksOf(content());
}

/** What a section of a lesson teaches, as a word that changes with it. */
export async function sectionRevision(lesson: string, section: string): Promise<string> {
	const source = content().lessons.get(lesson);
	return (source && sectionRevisions(source).get(section)) ?? '';
}

/** What the review asks, lesson by lesson. */
export async function review(): Promise<readonly ReviewLesson[]> {
	return reviewOf(content());
}

/** The ids of all scenarios. */
export async function scenarioIds(): Promise<readonly string[]> {
	return [...content().scenarios.keys()];
}

/** What a stage on a page needs. */
export async function stageProps(
	scenario: string,
	options: { readonly variant?: string | undefined; readonly id?: string | undefined } = {},
): Promise<StageProps> {
	return stagePropsOf(content(), scenario, options);
}

/** What the figure of a scenario as bars on one axis needs. */
export async function waterfallProps(scenario: string) {
	return {
		scenarioId: scenario,
		scenario: scenarioOf(content(), scenario),
		texts: stagePropsOf(content(), scenario).texts,
	};
}

/** What a question of a lesson needs. */
export async function questionProps(
	lesson: string,
	id: string,
): Promise<{ readonly question: QuestionForBrowser }> {
	return { question: questionOf(content(), lesson, id) };
}

/** A number of a scenario's own run, for the prose. */
export async function measured(use: Parameters<typeof measuredOf>[1]) {
	return measuredOf(content(), use);
}

/** Everything that a scenario's file may say, as its schema has it. */
export function scenarioFormat(): readonly Format[] {
	return formatOf(scenarioSchema);
}

/** What is known of a real broker, by its id. */
export async function fact(id: string): Promise<Fact> {
	const found = content().facts?.value.facts[id];
	if (!found) throw new Error(`There is no fact “${id}” in content/facts.yaml.`);
	return found;
}

/** A term of the glossary, by its id. */
export async function term(id: string): Promise<Term> {
	const found = content().glossary?.value.terms.find((it) => it.id === id);
	if (!found) throw new Error(`There is no term “${id}” in content/glossary.yaml.`);
	return found;
}

/** The HTML of a lesson's section, the first use in the lesson of each term put through `mark`. */
export async function withTerms(
	{ lesson, section }: { readonly lesson: string; readonly section: string },
	html: string,
	mark: (term: Term, word: string) => string,
): Promise<string> {
	const { lessons, glossary } = content();
	const source = lessons.get(lesson);
	if (!source || !glossary) return html;
	const finder = finderOf(glossary.value);
	const ids = termsBySection(source, finder).get(section) ?? new Set();
	const terms = new Map(glossary.value.terms.map((it) => [it.id, it]));
	return markTerms(html, ids, finder, (id, word) => {
		const found = terms.get(id);
		return found ? mark(found, word) : word;
	});
}

/** Every term in alphabetical order, with the lessons that use it. */
export async function glossary(): Promise<
	readonly (Term & { readonly lessons: readonly string[] })[]
> {
	const { lessons, glossary: entry } = content();
	const finder = finderOf(entry?.value);
	const { lessons: order } = outlineOf(content());
	const uses = order.flatMap(({ id }) => {
		const lesson = lessons.get(id);
		return lesson ? [{ id, terms: termsOf(lesson, finder) }] : [];
	});
	return (entry?.value.terms ?? [])
		.map((it) => ({ ...it, lessons: uses.flatMap((use) => (use.terms.has(it.id) ? use.id : [])) }))
		.sort((a, b) => a.term.localeCompare(b.term, 'en'));
}

/** A file of the lab, or a part of one, for a page to show. */
export async function listing(file: string, part?: string): Promise<Listing> {
	return listingOf(content().root, file, part);
}

/** The shop's map with the traffic of its run; undefined while there is none. */
export async function shopMap(): Promise<MapProps | undefined> {
	return shopMapOf(content());
}
