import type { PredictChoiceQuestion } from '#schemas';
import { QuizError } from './error.ts';
import type { Kind } from './kind.ts';
import { roundTo } from './round.ts';
import type { PredictChoiceForBrowser } from './types.ts';

/** Bet on an outcome; the run says which option is right, the response is an option's index. */
export const predictChoice: Kind<PredictChoiceQuestion, PredictChoiceForBrowser, number> = {
	prepare: (authored, build) => {
		const { value, atMicros } = build.measure(authored);
		const { unit } = authored;
		const holds = authored.options.map(
			({ least = -Infinity, most = Infinity }) => value >= least && value <= most,
		);
		const given = `${roundTo(0.01, value)}${unit && ` ${unit}`}`;
		const count = holds.filter(Boolean).length;
		if (count !== 1)
			throw new QuizError(
				'options',
				`the run gives ${given}, which ${count === 0 ? 'no option allows' : `${count} options allow`}`,
				'set least and most so that exactly one option holds',
			);
		return {
			kind: 'predict-choice',
			options: authored.options.map(({ text, why }, i) => ({
				text,
				right: holds[i] === true,
				why: build.words(why),
			})),
			given,
			stage: build.moment({ ...authored, at: atMicros }, 'scenario'),
		};
	},
	fingerprint: ({ options }) => options.map(({ text, right }) => [text, right]),
	accepts: (question, value): value is number =>
		typeof value === 'number' && Object.hasOwn(question.options, value),
	grade: (question, response) => ({ correct: question.options[response]?.right === true }),
};
