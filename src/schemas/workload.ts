import { z } from 'astro/zod';
import { durationSchema, rateSchema } from './units.ts';

const mean = (sentence: string) => durationSchema.describe(sentence);

const fixed = z.strictObject({
	kind: z.literal('fixed'),
	mean: mean('How long every piece of work takes.'),
});
const exponential = z.strictObject({
	kind: z.literal('exponential'),
	mean: mean('The mean; single draws scatter widely and have no memory.'),
});
const uniform = z.strictObject({
	kind: z.literal('uniform'),
	from: mean('The shortest time that can be drawn.'),
	to: mean('The longest time that can be drawn.'),
});
const lognormal = z.strictObject({
	kind: z.literal('lognormal'),
	mean: mean('The mean of the draws.'),
	cv: z
		.number()
		.positive()
		.max(10)
		.describe('Standard deviation over mean; 0.3 is mild, 2 has a heavy tail.'),
});
const empirical = z.strictObject({
	kind: z.literal('empirical'),
	times: z.array(durationSchema).min(1).describe('Times that were seen; each is as likely.'),
});

/** How long something takes, one draw a time: `400ms` alone means fixed. */
export const workSchema = z.union(
	[
		durationSchema.transform((micros) => ({ kind: 'fixed' as const, mean: micros })),
		z.discriminatedUnion('kind', [fixed, exponential, uniform, lognormal, empirical]),
	],
	{
		error:
			'a duration such as 400ms, or { kind: fixed | exponential, mean }, { kind: uniform, from, to }, { kind: lognormal, mean, cv }, { kind: empirical, times }',
	},
);
export type Work = z.output<typeof workSchema>;

/** When orders arrive. */
export const arrivalsSchema = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('by-hand') }).describe('Only what the reader places.'),
	z.strictObject({
		kind: z.literal('every'),
		rate: rateSchema.describe('One arrival after each such interval, the first after the first.'),
	}),
	z.strictObject({
		kind: z.literal('poisson'),
		rate: rateSchema.describe('Mean arrivals a second; each is independent of the others.'),
	}),
	z.strictObject({
		kind: z.literal('burst'),
		rate: rateSchema.describe('Bursts a second, evenly spaced.'),
		size: z.number().int().positive().describe('Arrivals in a burst, all at the same instant.'),
	}),
	z.strictObject({
		kind: z.literal('exactly'),
		windows: z
			.array(
				z.strictObject({
					count: z.number().int().positive().describe('How many arrive in this window.'),
					from: durationSchema.describe('When the window opens.'),
					to: durationSchema.describe('When it closes.'),
				}),
			)
			.min(1)
			.describe('So many arrivals, each at a moment drawn evenly from its window.'),
	}),
	z.strictObject({
		kind: z.literal('at'),
		times: z.array(durationSchema).min(1).describe('A list of moments.'),
	}),
]);
export type Arrivals = z.output<typeof arrivalsSchema>;

/** How long to wait before the next attempt. */
export const backoffSchema = z.strictObject({
	kind: z
		.enum(['fixed', 'linear', 'exponential'])
		.default('fixed')
		.describe('`fixed`: base; `linear`: base × attempt; `exponential`: base doubled each time.'),
	base: durationSchema.describe('The first delay.'),
	max: durationSchema.optional().describe('No delay is longer; absent: no bound.'),
	jitter: z
		.enum(['none', 'full', 'equal', 'decorrelated'])
		.default('none')
		.describe(
			'`full`: evenly from 0 to the delay; `equal`: half of it fixed; `decorrelated`: evenly from base to three times the delay before.',
		),
});
export type Backoff = z.output<typeof backoffSchema>;
