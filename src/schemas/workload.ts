import { z } from 'astro/zod';
import { durationSchema, rateSchema } from './units.ts';

const fixed = z.strictObject({
	kind: z.literal('fixed'),
	/** How long every piece of work takes. */
	mean: durationSchema,
});
const exponential = z.strictObject({
	kind: z.literal('exponential'),
	/** The mean; single draws scatter widely and have no memory. */
	mean: durationSchema,
});
const uniform = z.strictObject({
	kind: z.literal('uniform'),
	/** The shortest time that can be drawn. */
	from: durationSchema,
	/** The longest time that can be drawn. */
	to: durationSchema,
});
const lognormal = z.strictObject({
	kind: z.literal('lognormal'),
	/** The mean of the draws. */
	mean: durationSchema,
	/** Coefficient of variation: standard deviation over mean; 0.3 is mild, 2 has a heavy tail. */
	cv: z.number().positive().max(10),
});

/** How long something takes, one draw a time: `400ms` alone means fixed. */
export const workSchema = z.union(
	[
		durationSchema.transform((mean) => ({ kind: 'fixed' as const, mean })),
		z.discriminatedUnion('kind', [fixed, exponential, uniform, lognormal]),
	],
	{
		error:
			'a duration such as 400ms, or { kind: fixed | exponential, mean }, { kind: uniform, from, to }, { kind: lognormal, mean, cv }',
	},
);
export type Work = z.output<typeof workSchema>;

/** When orders arrive. `by-hand` means: only what the reader places. */
export const arrivalsSchema = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('by-hand') }),
	z.strictObject({
		kind: z.literal('every'),
		/** One arrival after each such interval, the first one after the first. */
		rate: rateSchema,
	}),
	z.strictObject({
		kind: z.literal('poisson'),
		/** Mean arrivals per second; each is independent of the others. */
		rate: rateSchema,
	}),
	z.strictObject({
		kind: z.literal('exactly'),
		/** So many arrivals, each at a moment drawn evenly from its window. */
		windows: z
			.array(
				z.strictObject({
					count: z.number().int().positive(),
					from: durationSchema,
					to: durationSchema,
				}),
			)
			.min(1),
	}),
	z.strictObject({
		kind: z.literal('at'),
		/** A list of moments. */
		times: z.array(durationSchema).min(1),
	}),
]);
export type Arrivals = z.output<typeof arrivalsSchema>;
