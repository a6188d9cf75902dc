import { z } from 'astro/zod';
import { measured, reasonSchema, shown } from './quiz-parts.ts';

/** Work a number out and type it. */
export const numberSchema = z.strictObject({
	kind: z.literal('number'),
	...shown,
	/** The number itself, or the metric of a run that gives it. */
	answer: z.union([z.number(), z.strictObject(measured)]),
	/** What stands behind the field, such as tickets or s; a time of a run needs s or ms. */
	unit: z.string().max(16).default(''),
	/** A number at most so far off, in that unit, counts as right. */
	tolerance: z.number().min(0).default(0),
	/** Why it is that number, shown with the answer. */
	why: reasonSchema,
	/** Numbers that a likely mistake leads to, each with what went wrong on the way. */
	wrong: z.array(z.strictObject({ value: z.number(), why: reasonSchema })).default([]),
});
export type NumberQuestion = z.output<typeof numberSchema>;
