import { z } from 'astro/zod';
import { durationSchema, idSchema } from './units.ts';
import { arrivalsSchema, workSchema } from './workload.ts';

/** One thing a producer does for an order before the customer has an answer. */
export const stepSchema = z.union(
	[
		z.strictObject({
			/** Work of the producer itself, such as authorising a payment. */
			work: workSchema,
			/** What the work is called in pictures and words. */
			label: z.string().optional(),
		}),
		z.strictObject({
			/** A direct call: the customer waits until this service has answered. */
			call: idSchema,
			/** The caller gives up the call after this long; the service does not learn of it and works on. */
			timeout: durationSchema.optional(),
			/** At most so many of these calls open at once; further ones wait in the caller's memory. */
			limit: z.number().int().positive().optional(),
			/** What a failed call does: `stop` ends the order with an error, `continue` goes on without. */
			fails: z.enum(['stop', 'continue']).default('stop'),
		}),
		z.strictObject({
			/** Hang a ticket on each of these queues. The customer does not wait for the work. */
			publish: z.union([idSchema.transform((id) => [id]), z.array(idSchema).min(1)]),
		}),
	],
	{ error: 'a step: { work: 150ms }, { call: a-service } or { publish: a-queue }' },
);
export type Step = z.output<typeof stepSchema>;

/** Where orders come from: a checkout with customers who wait for its answer. */
export const producerSchema = z.strictObject({
	/** Its name in pictures and words. */
	label: z.string(),
	arrivals: arrivalsSchema,
	/** How long a customer waits before leaving; absent: for ever. */
	patience: workSchema.optional(),
	/** Which of the plans is followed. */
	plan: idSchema,
	/** Named lists of steps, so that a variant is one word. */
	plans: z.record(idSchema, z.array(stepSchema).min(1)),
});

/** A rail: messages wait in order until a consumer has room. */
export const queueSchema = z.strictObject({
	/** Its name in pictures and words. */
	label: z.string(),
});

/** Those who do the work: called directly, fed from a queue, or both. */
export const serviceSchema = z.strictObject({
	/** The name of one counter; several get letters: Counter A, Counter B. */
	label: z.string(),
	/** How many jobs at once; each slot is drawn as one counter and subscribes as one consumer. */
	slots: z.number().int().min(1).max(10_000).default(1),
	/** How long one job takes. */
	work: workSchema,
	/** The queue these workers take messages from. */
	consumes: idSchema.optional(),
	/** Unacknowledged messages a consumer may hold at once. */
	prefetch: z.number().int().positive().default(1),
	/** Queues that get a ticket when a job from `consumes` is done; a direct caller goes on by itself. */
	publishes: z.union([idSchema.transform((id) => [id]), z.array(idSchema).min(1)]).optional(),
	/** What falls over when too many ask at once. */
	sessions: z
		.strictObject({
			/** So many open sessions are borne; one more crashes the service and all inside are lost. */
			limit: z.number().int().positive(),
			/** How long until it is back. */
			back: durationSchema,
		})
		.optional(),
	/** What a finished job has done to the world, such as mail; counted as expected against actual. */
	effect: idSchema.optional(),
});

/** Something that goes wrong by itself at a known moment. */
export const faultSchema = z.strictObject({
	at: durationSchema,
	/** The service that crashes. */
	crash: idSchema,
	/** How long it is gone. */
	for: durationSchema,
});

export type Producer = z.output<typeof producerSchema>;
export type Queue = z.output<typeof queueSchema>;
export type Service = z.output<typeof serviceSchema>;
export type Fault = z.output<typeof faultSchema>;
