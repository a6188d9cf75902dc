import type { Question, Quiz, Scenario } from '#schemas';
import type { Place } from '#quiz/key';
import { stageId } from './lesson-source.ts';
import type { Entry, Library } from './library.ts';
import { firstVariant } from './runs.ts';
import { fill } from './templates.ts';

type Content = Pick<Library, 'course' | 'lessons' | 'scenarios'>;

/** The run of a question and the moment it is about. */
export interface QuestionRun {
	readonly scenario: string;
	readonly variant?: string | undefined;
	/** Microseconds; absent: the end of the run. */
	readonly at?: number | undefined;
	/** The field of the question that names it; empty: the question itself. */
	readonly field: readonly string[];
}

/** The run that a question takes its numbers from, or undefined. */
export function runOf(question: Question): QuestionRun | undefined {
	if (question.kind === 'predict' || question.kind === 'predict-choice')
		return { ...question, field: [] };
	if (question.kind === 'number' && typeof question.answer !== 'number')
		return { ...question.answer, field: ['answer'] };
	return question.show && { ...question.show, field: ['show'] };
}

/** Where a question stands, and how what it names is found. */
export function placeOf(content: Content, quiz: Entry<Quiz>, index: number): Place {
	const question = quiz.value.questions[index];
	return {
		lesson: quiz.id,
		number: index + 1,
		scenarioOf: (id) => content.scenarios.get(id)?.value,
		stageOf: (scenario, stage) => stageOf(content, quiz.id, scenario, stage),
		words: question ? explain(content, question) : (text) => text,
	};
}

/** A text of a question with the numbers of its run. */
export function explain(content: Content, question: Question): (text: string) => string {
	const run = runOf(question);
	const scenario = run && content.scenarios.get(run.scenario)?.value;
	if (!scenario) return (text) => text;
	const variant = run.variant ?? firstVariant(scenario);
	return (text) => fill(text, { scenario, variant, at: momentIn(scenario, run.at) });
}

const momentIn = (scenario: Scenario, at: number | undefined): number => at ?? scenario.until;

/** The stage that shows a scenario: of this lesson first, then of the others in their order. */
function stageOf(content: Content, lesson: string, scenario: string, stage: string | undefined) {
	const order = (content.course?.value.lessons ?? []).map(({ id }) => id);
	for (const id of [lesson, ...order.filter((it) => it !== lesson)]) {
		const use = content.lessons
			.get(id)
			?.uses.find(
				(it) =>
					it.name === 'Stage' &&
					it.attributes['scenario'] === scenario &&
					(stage === undefined || stageId(it) === stage),
			);
		if (use) return { lesson: id, id: stageId(use) };
	}
	return undefined;
}
