import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { gate } from '#course/loader';
import { lessonSchema } from '#schemas';

export const collections = {
	/** Everything, checked before anything is built. */
	content: defineCollection({ loader: gate() }),
	lessons: defineCollection({
		loader: glob({ base: './content/lessons', pattern: '**/*.mdx' }),
		schema: lessonSchema,
	}),
};
