import { z } from 'astro/zod';
import { optionSchema, shown } from './quiz-parts.ts';

/** Choose all that hold; every option has its reason. */
export const severalSchema = z.strictObject({
	kind: z.literal('several'),
	...shown,
	/** Three to five, at least one of them right and one wrong. */
	options: z
		.array(optionSchema)
		.min(3)
		.max(5)
		.refine((options) => new Set(options.map((option) => option.right)).size === 2, {
			error: 'options with right: true, and at least one without',
		}),
});
export type SeveralQuestion = z.output<typeof severalSchema>;
