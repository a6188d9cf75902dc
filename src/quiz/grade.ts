import type { Kind } from './kind.ts';
import { kinds } from './kinds.ts';
import type { Grade, QuestionForBrowser, Response } from './types.ts';

export type {
	ChoiceForBrowser,
	Grade,
	Moment,
	NumberForBrowser,
	Option,
	OrderForBrowser,
	PredictChoiceForBrowser,
	PredictForBrowser,
	QuestionForBrowser,
	Response,
	SeveralForBrowser,
} from './types.ts';
export { decimalsOf, roundTo } from './round.ts';

type AnyKind = Kind<never, QuestionForBrowser, Response>;
// Each entry of the map is right for the questions that carry its name.
const kindOf = (question: QuestionForBrowser): AnyKind =>
	kinds[question.kind] as unknown as AnyKind;

/** Whether a value, such as one from storage, is a response to this question. */
export function accepts(question: QuestionForBrowser, value: unknown): value is Response {
	return kindOf(question).accepts(question, value);
}

/** The verdict on a response. One that does not fit the question is incorrect. */
export function grade(question: QuestionForBrowser, response: unknown): Grade {
	return accepts(question, response)
		? kindOf(question).grade(question, response)
		: { correct: false };
}
