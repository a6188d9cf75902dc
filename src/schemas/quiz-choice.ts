import { z } from 'astro/zod';
import { optionSchema, shown } from './quiz-parts.ts';

/** Choose one; every option has its reason. */
export const choiceSchema = z.strictObject({
	kind: z.literal('choice'),
	...shown,
	/** Two to four, one of them right. */
	options: z
		.array(optionSchema)
		.min(2)
		.max(4)
		.refine((options) => options.filter((option) => option.right).length === 1, {
			error: 'exactly one option with right: true',
		}),
});
export type ChoiceQuestion = z.output<typeof choiceSchema>;
