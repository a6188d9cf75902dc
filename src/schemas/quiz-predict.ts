import { z } from 'astro/zod';
import { asked, measured, reasonSchema } from './quiz-parts.ts';

/** Commit a number, then watch the run say it. The key is a metric of the run. */
export const predictSchema = z.strictObject({
	kind: z.literal('predict'),
	...asked,
	...measured,
	/** How the number is shown and typed. */
	unit: z.enum(['s', 'ms', '']).default(''),
	/** The scale the guess is made on, in that unit. */
	scale: z.strictObject({ min: z.number(), max: z.number(), step: z.number().positive() }),
	/** A guess at most so far off, in that unit, counts as right. */
	tolerance: z.number().min(0),
	/** The explanation after the run; {{metric}} stands for numbers of the run. */
	why: reasonSchema,
});
export type PredictQuestion = z.output<typeof predictSchema>;
