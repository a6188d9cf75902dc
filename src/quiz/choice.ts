import type { ChoiceQuestion } from '#schemas';
import type { Kind } from './kind.ts';
import type { ChoiceForBrowser } from './types.ts';

/** Choose one of the options; the response is its index. */
export const choice: Kind<ChoiceQuestion, ChoiceForBrowser, number> = {
	prepare: ({ options }, build) => ({
		kind: 'choice',
		options: options.map(({ text, right, why }) => ({ text, right, why: build.words(why) })),
	}),
	fingerprint: ({ options }) => options.map(({ text, right }) => [text, right]),
	accepts: (question, value): value is number =>
		typeof value === 'number' && Object.hasOwn(question.options, value),
	grade: (question, response) => ({ correct: question.options[response]?.right === true }),
};
