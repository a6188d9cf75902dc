import { z } from 'astro/zod';
import { durationSchema, idSchema } from './units.ts';

const base = {
	/** Stable for ever: answers are kept under it. */
	id: idSchema,
	/** The question itself; it is found by search. */
	stem: z.string(),
};

/** Choose one; every option has its reason. */
export const choiceSchema = z.strictObject({
	kind: z.literal('choice'),
	...base,
	options: z
		.array(
			z.strictObject({
				text: z.string(),
				/** True for the one that is right. */
				right: z.boolean().default(false),
				/** Why it is right or wrong, shown after an answer. */
				why: z.string(),
			}),
		)
		.min(2)
		.max(4)
		.refine((options) => options.filter((option) => option.right).length === 1, {
			error: 'exactly one option with right: true',
		}),
});

/** Commit a number, then watch the run say it. The key is a metric of the run. */
export const predictSchema = z.strictObject({
	kind: z.literal('predict'),
	...base,
	scenario: idSchema,
	variant: idSchema.optional(),
	/** The metric that is the answer. */
	metric: z.string(),
	/** When it is read; absent: at the end of the run. */
	at: durationSchema.optional(),
	/** How the number is shown and typed. */
	unit: z.enum(['s', 'ms', '']).default(''),
	/** The scale the guess is made on, in that unit. */
	scale: z.strictObject({ min: z.number(), max: z.number(), step: z.number().positive() }),
	/** A guess at most so far off, in that unit, counts as right. */
	tolerance: z.number().min(0),
	/** The explanation after the run; {{metric}} stands for numbers of the run. */
	why: z.string(),
});

export const questionSchema = z.discriminatedUnion('kind', [choiceSchema, predictSchema]);
export const quizSchema = z.strictObject({
	/** In the order of the lesson. */
	questions: z.array(questionSchema).min(1),
});
export type ChoiceQuestion = z.output<typeof choiceSchema>;
export type PredictQuestion = z.output<typeof predictSchema>;
export type Question = z.output<typeof questionSchema>;
export type Quiz = z.output<typeof quizSchema>;
