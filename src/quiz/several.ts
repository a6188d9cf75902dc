import type { SeveralQuestion } from '#schemas';
import type { Kind } from './kind.ts';
import type { SeveralForBrowser } from './types.ts';

/** Choose all options that hold; the response is their indices, ascending, each once. */
export const several: Kind<SeveralQuestion, SeveralForBrowser, readonly number[]> = {
	prepare: ({ options }, build) => ({
		kind: 'several',
		options: options.map(({ text, right, why }) => ({ text, right, why: build.words(why) })),
	}),
	fingerprint: ({ options }) => options.map(({ text, right }) => [text, right]),
	accepts: (question, value): value is readonly number[] =>
		Array.isArray(value) &&
		value.length > 0 &&
		value.every(
			(index, i) =>
				typeof index === 'number' &&
				Object.hasOwn(question.options, index) &&
				(i === 0 || (value[i - 1] as number) < index),
		),
	grade: ({ options }, response) => ({
		correct: options.every(({ right }, index) => right === response.includes(index)),
	}),
};
