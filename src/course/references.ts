import type { Quiz, Scenario } from '#schemas';
import { prepare, QuizError } from '#quiz/key';
import { metricOf, nearest } from '#simulation';
import type { Problem } from './gate/problem.ts';
import type { LessonSource, Use } from './lesson-source.ts';
import type { Entry, Library } from './library.ts';
import { firstVariant, numbersOf, ownRun } from './runs.ts';
import { caught, type Reported, reporter, unknown } from './reporting.ts';
import { scenarioReferences } from './scenario-references.ts';
import { fill, momentOf } from './templates.ts';

type Content = Omit<Library, 'problems'>;

/** Everything that names something else: the name must exist, in the right place. */
export function checkReferences(content: Content): Problem[] {
	const first = [
		...courseReferences(content),
		...[...content.scenarios.values()].flatMap(scenarioReferences),
	];
	// The rest runs scenarios, which must be sound for that.
	if (first.some(({ file }) => file.startsWith('content/scenarios/'))) return first;
	return [
		...first,
		...[...content.quizzes.values()].flatMap((quiz) => quizReferences(content, quiz)),
		...[...content.lessons.values()].flatMap((lesson) => lessonReferences(content, lesson)),
	];
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

/** The moment a question's templates are read, when they name none. */
function questionMoment(scenario: Scenario, at: number | undefined): number {
	return at ?? scenario.until;
}

/** A question’s explanation with its numbers. */
export function explain(
	content: Content,
	quiz: Entry<Quiz>,
	index: number,
): (text: string) => string {
	const question = quiz.value.questions[index];
	if (question?.kind !== 'predict') return (text) => text;
	const scenario = content.scenarios.get(question.scenario)?.value;
	if (!scenario) return (text) => text;
	const variant = question.variant ?? firstVariant(scenario);
	return (text) => fill(text, { scenario, variant, at: questionMoment(scenario, question.at) });
}

function quizReferences(content: Content, entry: Entry<Quiz>): Problem[] {
	const report = reporter(entry);
	if (!content.lessons.has(entry.id)) {
		report.at([], unknown('lesson', entry.id, content.lessons.keys()));
	}
	const seen = new Set<string>();
	entry.value.questions.forEach((question, i) => {
		if (seen.has(question.id)) {
			report.at(['questions', i, 'id'], {
				message: `the id “${question.id}” is used twice`,
				fix: 'Give this question another.',
			});
		}
		seen.add(question.id);
		if (question.kind === 'choice') {
			question.options.forEach(({ why }, option) => {
				if (!/\{\{|\}\}/.test(why)) return;
				const fix = 'Write the number out, or ask with kind: predict.';
				report.at(['questions', i, 'options', option, 'why'], {
					message: 'there is no run here to take a number from',
					fix,
				});
			});
			return;
		}
		if (!content.scenarios.has(question.scenario)) {
			report.at(
				['questions', i, 'scenario'],
				unknown('scenario', question.scenario, content.scenarios.keys()),
			);
			return;
		}
		const { scale, variant, at } = question;
		const { variants, until } = content.scenarios.get(question.scenario)!.value;
		if (variant !== undefined && !Object.hasOwn(variants, variant)) {
			report.at(
				['questions', i, 'variant'],
				unknown(`variant of “${question.scenario}”`, variant, Object.keys(variants)),
			);
			return;
		}
		if (at !== undefined && at > until) {
			const fix = `The run ends at until: ${until / 1e6}s.`;
			report.at(['questions', i, 'at'], { message: 'the moment is after the end of the run', fix });
			return;
		}
		if (scale.min >= scale.max) {
			report.at(['questions', i, 'scale'], {
				message: `min ${scale.min} is not below max ${scale.max}`,
				fix: 'Swap them.',
			});
		}
		try {
			// The explanation is filled in apart, so that its mistakes are told at its own place.
			prepare(question, {
				lesson: entry.id,
				number: i + 1,
				scenarioOf: (id) => content.scenarios.get(id)?.value,
				words: (text) => text,
			});
			report.at(
				['questions', i, 'why'],
				caught(() => void explain(content, entry, i)(question.why)),
			);
		} catch (error) {
			const field = error instanceof QuizError ? error.field : 'metric';
			report.at(
				['questions', i, field],
				caught(() => {
					throw error;
				}),
			);
		}
	});
	return report.problems;
}

/** What a component of a lesson must name, and may. */
const COMPONENTS: Readonly<
	Record<string, { readonly needs: readonly string[]; readonly may: readonly string[] }>
> = {
	Stage: { needs: ['scenario'], may: ['variant', 'id'] },
	Waterfall: { needs: ['scenario'], may: ['id'] },
	Question: { needs: ['id'], may: [] },
	Measured: { needs: ['scenario', 'metric'], may: ['variant', 'at'] },
	Note: { needs: ['title'], may: ['n'] },
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
				message: '<Measured> at the start of a line cuts the paragraph in two',
				fix: 'Break the line elsewhere.',
			});
		}
		if (use.attributes['scenario']) add(use, scenarioUse(content, use));
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

/** The id of a stage on its page. */
export function stageId(use: Use): string {
	return use.attributes['id'] ?? use.attributes['scenario'] ?? '';
}

function scenarioUse(content: Content, use: Use): Reported | undefined {
	const { scenario: id = '', variant, metric, at } = use.attributes;
	const scenario = content.scenarios.get(id)?.value;
	if (!scenario) return unknown('scenario', id, content.scenarios.keys());
	const chosen = variant ?? firstVariant(scenario);
	if (!Object.hasOwn(scenario.variants, chosen)) {
		return unknown(`variant of “${id}”`, chosen, Object.keys(scenario.variants));
	}
	if (metric === undefined) return caught(() => void ownRun(scenario, chosen));
	return caught(() => {
		const when = at === undefined ? scenario.until : momentOf(at, scenario.until);
		metricOf(numbersOf(scenario, chosen, when), metric);
	});
}
