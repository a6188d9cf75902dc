import { nearest } from '#simulation';
import type { Problem } from './gate/problem.ts';
import { type LessonSource, stageId, type Use } from './lesson-source.ts';
import type { Library } from './library.ts';
import { listingProblem } from './listing.ts';
import { measuredIn } from './measured.ts';
import { quizReferences } from './quiz-references.ts';
import { firstVariant, ownRun } from './runs.ts';
import { mapReferences } from './shop-map.ts';
import { reviewReferences } from './review.ts';
import { caught, type Reported, reporter, unknown } from './reporting.ts';
import { scenarioReferences } from './scenario-references.ts';

type Content = Omit<Library, 'problems'>;

/** Everything that names something else: the name must exist, in the right place. */
export function checkReferences(content: Content): Problem[] {
	const first = [
		...courseReferences(content),
		...glossaryReferences(content),
		...mapReferences(content),
		...reviewReferences(content),
		...[...content.scenarios.values()].flatMap(scenarioReferences),
	];
	// The rest runs scenarios, which must be sound for that.
	if (first.some(({ file }) => file.startsWith('content/scenarios/'))) return first;
	const lessons = [...content.lessons.values()].flatMap((lesson) =>
		lessonReferences(content, lesson),
	);
	// A stage that a lesson names wrongly is told there alone, not again by each question about it.
	const quizzes = [...content.quizzes.values()].flatMap((quiz) =>
		quizReferences(content, quiz, lessons.length > 0),
	);
	return [...first, ...quizzes, ...lessons];
}

/** Every id and every word of the glossary stands for one thing. */
function glossaryReferences({ glossary }: Content): Problem[] {
	if (!glossary) return [];
	const report = reporter(glossary);
	const ids = new Set<string>();
	const words = new Map<string, string>();
	glossary.value.terms.forEach(({ id, term, aliases }, i) => {
		if (ids.has(id)) {
			report.at(['terms', i, 'id'], {
				message: `the id “${id}” is used twice`,
				fix: 'Give this term another.',
			});
		}
		ids.add(id);
		[term, ...aliases].forEach((word, n) => {
			const other = words.get(word.toLowerCase());
			words.set(word.toLowerCase(), term);
			if (other === undefined) return;
			report.at(n === 0 ? ['terms', i, 'term'] : ['terms', i, 'aliases', n - 1], {
				message: `“${word}” stands for “${other}” already`,
				fix: 'Leave it out in one of the two.',
			});
		});
	});
	return report.problems;
}

function courseReferences({ course, lessons }: Content): Problem[] {
	if (!course) {
		const fix = 'Write it: title, promise and the list of lessons.';
		return [
			{
				file: 'content/course.yaml',
				line: 1,
				column: 1,
				rule: 'files',
				message: 'there is no course.yaml',
				fix,
			},
		];
	}
	const report = reporter(course);
	const seen = new Set<string>();
	course.value.lessons.forEach(({ id }, i) => {
		if (seen.has(id)) {
			report.at(['lessons', i, 'id'], {
				message: `the lesson “${id}” is listed twice`,
				fix: 'Give it one place.',
			});
		}
		seen.add(id);
	});
	for (const lesson of lessons.values()) {
		if (seen.has(lesson.id)) continue;
		const near = nearest(lesson.id, [...seen]);
		report.at(['lessons'], {
			message: `${lesson.file} is in no place of the course`,
			fix: near
				? `Rename the file to ${near}.mdx, or list “${lesson.id}” here.`
				: `List “${lesson.id}” here.`,
		});
	}
	return report.problems;
}

/** What a component of a lesson must name, and may. */
const COMPONENTS: Readonly<
	Record<string, { readonly needs: readonly string[]; readonly may: readonly string[] }>
> = {
	Stage: { needs: ['scenario'], may: ['variant', 'id'] },
	Waterfall: { needs: ['scenario'], may: ['id'] },
	Question: { needs: ['id'], may: [] },
	Measured: { needs: ['scenario', 'metric'], may: ['variant', 'at', 'seeds', 'of'] },
	Note: { needs: ['title'], may: ['n'] },
	Fact: { needs: ['id'], may: [] },
	Term: { needs: ['id'], may: [] },
	Listing: { needs: ['file'], may: ['part', 'caption'] },
	ShopMap: { needs: [], may: [] },
	Key: { needs: [], may: [] },
	SlideOnly: { needs: [], may: [] },
	Step: { needs: [], may: [] },
	ReadingOnly: { needs: [], may: [] },
	Notes: { needs: [], may: [] },
};

function lessonReferences(content: Content, lesson: LessonSource): Problem[] {
	const problems: Problem[] = [];
	const add = ({ line, column }: { line: number; column: number }, found: Reported | undefined) => {
		if (found) problems.push({ file: lesson.file, line, column, rule: 'reference', ...found });
	};
	const quiz = content.quizzes.get(lesson.id);
	const asked = new Set<string>();
	const stages = new Set<string>();
	for (const use of lesson.uses) {
		const component = COMPONENTS[use.name];
		if (!component) {
			if (/^[A-Z]/.test(use.name))
				add(
					use,
					unknown(
						'component',
						`<${use.name}>`,
						Object.keys(COMPONENTS).map((name) => `<${name}>`),
					),
				);
			continue;
		}
		const { needs, may } = component;
		for (const name of needs) {
			if (!use.attributes[name])
				add(use, { message: `<${use.name}> lacks ${name}`, fix: `Add ${name}="…".` });
		}
		for (const name of Object.keys(use.attributes)) {
			if (!needs.includes(name) && !may.includes(name)) {
				add(use, unknown(`attribute of <${use.name}>`, name, [...needs, ...may]));
			}
		}
		if (use.cuts) {
			add(use, {
				rule: 'layout',
				message: `<${use.name}> at the start of a line cuts the paragraph in two`,
				fix: 'Break the line elsewhere.',
			});
		}
		if (use.attributes['scenario']) add(use, scenarioUse(content, use));
		const { file, part, id: named } = use.attributes;
		if (use.name === 'Listing' && file) add(use, listingProblem(content.root, file, part));
		if (use.name === 'Fact' && named) {
			const known = Object.keys(content.facts?.value.facts ?? {});
			if (!known.includes(named)) add(use, unknown('fact', named, known));
		}
		if (use.name === 'Term' && named) {
			const known = content.glossary?.value.terms.map(({ id }) => id) ?? [];
			if (!known.includes(named)) add(use, unknown('term', named, known));
		}
		if (use.name === 'Question' && use.attributes['id']) {
			const id = use.attributes['id'];
			const known = quiz?.value.questions.map((question) => question.id) ?? [];
			if (!known.includes(id)) add(use, unknown('question', id, known));
			if (asked.has(id))
				add(use, { message: `the question “${id}” is asked twice`, fix: 'Ask it once.' });
			asked.add(id);
		}
		if (use.name === 'Stage' || use.name === 'Waterfall') {
			const id = stageId(use);
			if (stages.has(id)) {
				add(use, {
					message: `the stage “${id}” stands here twice`,
					fix: 'Give this one an id of its own: id="…".',
				});
			}
			stages.add(id);
		}
	}
	quiz?.value.questions.forEach(({ id }, i) => {
		if (asked.has(id)) return;
		const place = quiz.source.place(['questions', i, 'id']);
		problems.push({
			file: quiz.file,
			...place,
			rule: 'reference',
			message: `the question “${id}” is asked nowhere in the lesson`,
			fix: `Write <Question id="${id}" /> in ${lesson.file}.`,
		});
	});
	return problems;
}

function scenarioUse(content: Content, use: Use): Reported | undefined {
	const { scenario: id = '', variant, metric, at, seeds, of } = use.attributes;
	const scenario = content.scenarios.get(id)?.value;
	if (!scenario) return unknown('scenario', id, content.scenarios.keys());
	const chosen = variant ?? firstVariant(scenario);
	if (!Object.hasOwn(scenario.variants, chosen)) {
		return unknown(`variant of “${id}”`, chosen, Object.keys(scenario.variants));
	}
	if (metric === undefined) return caught(() => void ownRun(scenario, chosen));
	return caught(() => void measuredIn(content.root, scenario, { variant, metric, at, seeds, of }));
}
