import type { PredictQuestion } from '#schemas';
import { QuizError } from './error.ts';
import type { Kind } from './kind.ts';
import { roundTo } from './round.ts';
import type { PredictForBrowser } from './types.ts';

/** Guess a number; the response is that number in the question's unit. */
export const predict: Kind<PredictQuestion, PredictForBrowser, number> = {
	prepare: (authored, build) => {
		const { value, atMicros } = build.measure(authored);
		const { scale, tolerance, unit } = authored;
		const key = roundTo(scale.step, value);
		// A key that the reader cannot set would be a question without a right answer.
		if (key < scale.min || key > scale.max)
			throw new QuizError(
				'scale',
				`the run gives ${key}, outside the scale from ${scale.min} to ${scale.max}`,
				`let the scale reach from below to above ${key}`,
			);
		return {
			kind: 'predict',
			unit,
			scale,
			tolerance,
			key,
			why: build.words(authored.why),
			stage: build.moment({ ...authored, at: atMicros }, 'scenario'),
		};
	},
	fingerprint: ({ unit, scale, tolerance, key }) => [
		unit,
		scale.min,
		scale.max,
		scale.step,
		tolerance,
		key,
	],
	accepts: ({ scale }, value): value is number =>
		typeof value === 'number' && value >= scale.min && value <= scale.max,
	grade: ({ key, scale, tolerance }, response) => {
		const offBy = roundTo(scale.step / 100, Math.abs(response - key));
		return { correct: offBy <= tolerance, offBy };
	},
};
