import { z } from 'astro/zod';
import { idSchema } from './units.ts';

/** How many questions of each lesson the review asks. */
export const REVIEW_EACH = 3;

/** The course review: which questions of which lessons are asked again, in this order. */
export const reviewSchema = z.strictObject({
	lessons: z
		.array(
			z.strictObject({
				/** The lesson's id. */
				id: idSchema,
				/** Ids of questions in the lesson's quiz. */
				questions: z.array(idSchema),
			}),
		)
		.min(1),
});
export type Review = z.output<typeof reviewSchema>;
