import { z } from 'astro/zod';

/** Words that the dictionary of the spelling check lacks. */
export const wordsSchema = z.strictObject({
	/** As they are written; one in small letters may also begin a sentence. */
	words: z.array(z.string()).min(1),
});
export type Words = z.output<typeof wordsSchema>;
