import { z } from 'astro/zod';
import { reasonSchema, shown } from './quiz-parts.ts';

/** Put things in order. Readers find them mixed. */
export const orderSchema = z.strictObject({
	kind: z.literal('order'),
	...shown,
	/** Three to six, written here in the right order. */
	items: z
		.array(
			z.strictObject({
				text: z.string(),
				/** Why it has this place. */
				why: reasonSchema,
			}),
		)
		.min(3)
		.max(6)
		.refine((items) => new Set(items.map((item) => item.text)).size === items.length, {
			error: 'items that differ from one another',
		}),
});
export type OrderQuestion = z.output<typeof orderSchema>;
