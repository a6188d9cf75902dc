import type { Question, Quiz } from '#schemas';
import { prepare, QuizError } from '#quiz/key';
import type { Problem } from './gate/problem.ts';
import type { Path } from './gate/source.ts';
import type { Entry, Library } from './library.ts';
import { explain, placeOf, runOf } from './quiz-place.ts';
import { caught, type Reported, reporter, unknown } from './reporting.ts';

type Content = Omit<Library, 'problems'>;

/**
 * What the questions of a lesson name, and whether each can be asked. `stagesUnclear`: where a
 * stage stands is not asked, since the lessons themselves name something wrong.
 */
export function quizReferences(
	content: Content,
	entry: Entry<Quiz>,
	stagesUnclear = false,
): Problem[] {
	const report = reporter(entry);
	if (!content.lessons.has(entry.id)) {
		report.at([], unknown('lesson', entry.id, content.lessons.keys()));
	}
	const seen = new Set<string>();
	entry.value.questions.forEach((question, i) => {
		const at = (path: Path, found: Reported | undefined) =>
			report.at(['questions', i, ...path], found);
		if (seen.has(question.id)) {
			at(['id'], {
				message: `the id “${question.id}” is used twice`,
				fix: 'Give this question another.',
			});
		}
		seen.add(question.id);
		if (!sound(content, question, at)) return;
		try {
			// Reasons are filled in apart, so that their mistakes are told at their own place.
			const place = { ...placeOf(content, entry, i), words: (text: string) => text };
			if (stagesUnclear) delete place.stageOf;
			prepare(question, place);
		} catch (error) {
			const path = error instanceof QuizError ? pathOf(error.field) : fieldOfMetric(question);
			const thrown = caught(() => {
				throw error;
			});
			at(path, thrown);
			return;
		}
		for (const { path, text } of reasonsOf(question)) {
			if (runOf(question))
				at(
					path,
					caught(() => void explain(content, question)(text)),
				);
			else if (/\{\{|\}\}/.test(text))
				at(path, {
					message: 'there is no run here to take a number from',
					fix: 'Write the number out, add show, or ask with kind: predict.',
				});
		}
	});
	return report.problems;
}

/** Whether the names, moments and scales of a question make sense; what does not is told. */
function sound(
	content: Content,
	question: Question,
	at: (path: Path, found: Reported) => void,
): boolean {
	if (question.kind === 'predict' && question.scale.min >= question.scale.max) {
		const { min, max } = question.scale;
		at(['scale'], { message: `min ${min} is not below max ${max}`, fix: 'Swap them.' });
		return false;
	}
	const runs = [runOf(question)];
	if ('show' in question && question.show) runs.push({ ...question.show, field: ['show'] });
	return runs.every((run) => {
		if (!run) return true;
		const { scenario: id, variant, at: moment, field } = run;
		const scenario = content.scenarios.get(id)?.value;
		if (!scenario) {
			at([...field, 'scenario'], unknown('scenario', id, content.scenarios.keys()));
			return false;
		}
		const { variants, until } = scenario;
		if (variant !== undefined && !Object.hasOwn(variants, variant)) {
			at([...field, 'variant'], unknown(`variant of “${id}”`, variant, Object.keys(variants)));
			return false;
		}
		if (moment !== undefined && moment > until) {
			at([...field, 'at'], {
				message: 'the moment is after the end of the run',
				fix: `The run ends at until: ${until / 1e6}s.`,
			});
			return false;
		}
		return true;
	});
}

/** Every text that explains, with its place. */
export function reasonsOf(
	question: Question,
): readonly { readonly path: Path; readonly text: string }[] {
	const listed = (name: string, entries: readonly { readonly why: string }[]) =>
		entries.map(({ why }, i) => ({ path: [name, i, 'why'], text: why }));
	switch (question.kind) {
		case 'choice':
		case 'several':
		case 'predict-choice':
			return listed('options', question.options);
		case 'order':
			return listed('items', question.items);
		case 'number':
			return [{ path: ['why'], text: question.why }, ...listed('wrong', question.wrong)];
		case 'predict':
			return [{ path: ['why'], text: question.why }];
	}
}

const pathOf = (field: string): Path =>
	field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

const fieldOfMetric = (question: Question): Path =>
	question.kind === 'number' ? ['answer', 'metric'] : ['metric'];
