import { z } from 'astro/zod';
import { idSchema } from './units.ts';

/** The course: its promise and its lessons in order. */
export const courseSchema = z.strictObject({
	title: z.string(),
	/** One or two sentences on the home page. */
	promise: z.string(),
	lessons: z
		.array(
			z.strictObject({
				id: idSchema,
				title: z.string(),
				/** One sentence in the list of lessons. */
				summary: z.string(),
				/** Minutes a reader needs, simulations and questions included. */
				minutes: z.number().int().positive(),
				/** The picture in the list. */
				pictogram: z.enum(['rail', 'counters', 'branches', 'crossed', 'ahead']),
			}),
		)
		.min(1),
});
export type Course = z.output<typeof courseSchema>;

/** What stands above a lesson's text, between the `---` lines. */
export const lessonSchema = z.strictObject({
	/** The sentence under the title. */
	lede: z.string(),
	/** One sentence for search engines and link previews. */
	description: z.string(),
});
export type LessonHead = z.output<typeof lessonSchema>;
