import type { NumberQuestion } from '#schemas';
import { QuizError } from './error.ts';
import type { Kind } from './kind.ts';
import { decimalsOf, roundTo } from './round.ts';
import type { NumberForBrowser } from './types.ts';

/** Work a number out; the response is that number in the question's unit. */
export const number: Kind<NumberQuestion, NumberForBrowser, number> = {
	prepare: ({ answer, unit, tolerance, why, wrong, show }, build) => {
		const run = typeof answer === 'number' ? undefined : { ...answer, unit };
		const measured = run && build.measure(run);
		const key = measured ? roundTo(0.01, measured.value) : (answer as number);
		wrong.forEach(({ value }, i) => {
			if (Math.abs(value - key) > tolerance) return;
			throw new QuizError(
				`wrong.${i}.value`,
				`${value} is right: the answer is ${key}`,
				'name a number that is farther off than the tolerance',
			);
		});
		return {
			kind: 'number',
			unit,
			tolerance,
			key,
			why: build.words(why),
			wrong: wrong.map((it) => ({ value: it.value, why: build.words(it.why) })),
			...(run && measured && !show
				? { show: build.moment({ ...run, at: measured.atMicros }, 'answer') }
				: {}),
		};
	},
	fingerprint: ({ unit, tolerance, key }) => [unit, tolerance, key],
	accepts: (_, value): value is number => typeof value === 'number' && Number.isFinite(value),
	grade: ({ key, tolerance }, response) => {
		const finest = Math.max(decimalsOf(key), decimalsOf(response), decimalsOf(tolerance));
		const offBy = Number(Math.abs(response - key).toFixed(finest));
		return { correct: offBy <= tolerance, offBy };
	},
};
