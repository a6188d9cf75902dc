import { z } from 'astro/zod';
import { durationSchema, idSchema } from './units.ts';

/** Why something is right or wrong; never empty. */
export const reasonSchema = z
	.string()
	.refine((text) => text.trim() !== '', { error: 'a reason: why it is right or wrong' });

/** The moment of a run that proves an answer; *Show me* opens its stage there. */
export const showSchema = z.strictObject({
	/** A scenario that a lesson shows as a stage. */
	scenario: idSchema,
	/** Absent: the scenario's first. */
	variant: idSchema.optional(),
	/** The moment, such as 12s. */
	at: durationSchema,
	/** The stage's own id, where the lesson shows the scenario more than once. */
	stage: idSchema.optional(),
});
export type Show = z.output<typeof showSchema>;

/** What every question has. */
export const asked = {
	/** Stable for ever: answers are kept under it. */
	id: idSchema,
	/** The question itself; it is found by search. */
	stem: z.string(),
};

/** What a question has that brings no run of its own. */
export const shown = {
	...asked,
	/** The moment that proves the answer; reasons may take numbers from it as {{metric}}. */
	show: showSchema.optional(),
};

/** Which number of which run is the answer. */
export const measured = {
	scenario: idSchema,
	/** Absent: the scenario's first. */
	variant: idSchema.optional(),
	/** The metric that is the answer. */
	metric: z.string(),
	/** When it is read; absent: at the end of the run. */
	at: durationSchema.optional(),
};

/** An option with its reason. */
export const optionSchema = z.strictObject({
	text: z.string(),
	/** True for one that is right. */
	right: z.boolean().default(false),
	/** Why it is right or wrong, shown after an answer. */
	why: reasonSchema,
});
