import { z } from 'astro/zod';
import { idSchema } from './units.ts';

/** A part of the shop. */
export const mapComponentSchema = z.strictObject({
	id: idSchema,
	/** `called` is a service that others wait for; it stands above its caller. */
	kind: z.enum(['producer', 'called', 'exchange', 'consumer']),
	label: z.string(),
	/** What it is, in the words of the course. */
	role: z.string(),
	/** Two or three words in its box. */
	text: z.string().max(24),
	/** What it does. */
	does: z.string(),
	/** Why it is needed. */
	why: z.string(),
	/** What happens when it is down. */
	down: z.strictObject({ synchronous: z.string(), queued: z.string() }),
	/** The section that explains it, as lesson/section. */
	learn: z.string(),
});
/** A way from one part to another. */
export const mapLinkSchema = z.strictObject({
	from: idSchema,
	to: idSchema,
	/** `call` waits for its answer; `rail` keeps tickets. */
	kind: z.enum(['call', 'rail']),
	/** The queue of the scenario whose tickets hang there. */
	queue: idSchema.optional(),
});
export const shopMapSchema = z.strictObject({
	/** The run whose traffic is shown. */
	scenario: idSchema,
	components: z.array(mapComponentSchema).min(1),
	links: z.array(mapLinkSchema),
});
export type MapComponent = z.output<typeof mapComponentSchema>;
export type MapLink = z.output<typeof mapLinkSchema>;
export type ShopMap = z.output<typeof shopMapSchema>;
