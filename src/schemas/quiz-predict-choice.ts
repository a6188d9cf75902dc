import { z } from 'astro/zod';
import { asked, measured, reasonSchema } from './quiz-parts.ts';

/** Commit to one of a few outcomes, then watch the run say which. The run decides which is right. */
export const predictChoiceSchema = z.strictObject({
	kind: z.literal('predict-choice'),
	...asked,
	...measured,
	/** The unit of least and most, and of the number that is shown. */
	unit: z.enum(['s', 'ms', '']).default(''),
	/** Two to four; the run's number must lie within the bounds of exactly one. */
	options: z
		.array(
			z
				.strictObject({
					text: z.string(),
					/** Right when the metric is at least this. */
					least: z.number().optional(),
					/** Right when the metric is at most this. */
					most: z.number().optional(),
					/** Why the run comes out so, or does not; {{metric}} stands for numbers of the run. */
					why: reasonSchema,
				})
				.refine(({ least, most }) => least !== undefined || most !== undefined, {
					error: 'least, most or both, so that the run can tell whether this is right',
				}),
		)
		.min(2)
		.max(4),
});
export type PredictChoiceQuestion = z.output<typeof predictChoiceSchema>;
