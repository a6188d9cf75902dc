import { z } from 'astro/zod';
import { idSchema } from './units.ts';

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** Something about a real broker that was read, where, and when. */
export const factSchema = z.strictObject({
	/** What it is about, without the value. */
	about: z.string(),
	/** What is printed, as it stands in a sentence. */
	value: z.string(),
	/** Whose it is, such as RabbitMQ. */
	product: z.string(),
	/** Of which version, in quotes: '4.3'. */
	version: z.string(),
	/** Other versions of which the same is known, such as from a recording. */
	also: z.array(z.string()).default([]),
	/** The page that says so. */
	source: z.url({ protocol: /^https$/, error: 'an address that begins with https://' }),
	/** The day it was last looked at, such as 2026-11-23. */
	checked: z.string().regex(DAY, { error: 'a day such as 2026-11-23' }),
});
export const factsSchema = z.strictObject({
	/** By the id that a lesson names. */
	facts: z.record(idSchema, factSchema),
});
export type Fact = z.output<typeof factSchema>;
export type Facts = z.output<typeof factsSchema>;
