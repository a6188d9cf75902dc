import { z } from 'astro/zod';
import { idSchema } from './units.ts';

/** One word of the trade. */
export const termSchema = z.strictObject({
	/** The word, as it stands within a sentence. */
	term: z.string(),
	/** Its address in the glossary, for good. */
	id: idSchema,
	/** Other words for it and other forms; search finds it by them, and lessons use them. */
	aliases: z.array(z.string()).default([]),
	/** One sentence. */
	meaning: z.string(),
	/** By product: its own word for it. */
	own: z.record(z.string(), z.string()).default({}),
});
export const glossarySchema = z.strictObject({
	/** In any order; the page sorts them. */
	terms: z.array(termSchema).min(1),
});
export type Term = z.output<typeof termSchema>;
export type Glossary = z.output<typeof glossarySchema>;
