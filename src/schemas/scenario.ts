import { z } from 'astro/zod';
import { faultSchema, producerSchema, queueSchema, serviceSchema } from './topology.ts';
import { durationSchema, idSchema, valueSchema } from './units.ts';

const setSchema = z.record(z.string(), valueSchema);

/** A moment on the time slider that has a name. */
export const markSchema = z.strictObject({
	at: durationSchema,
	/** Drawn as triangle, cross and tick. */
	kind: z.enum(['load', 'failure', 'repair']),
	/** Two or three words. */
	label: z.string().max(32),
});

/** A slider under the stage. Its bounds are in the unit that the reader sees. */
export const parameterSchema = z.strictObject({
	/** What it sets, such as services.counters.slots. */
	path: z.string(),
	label: z.string(),
	/** `per second` for rates, `ms` or `s` for times (converted), empty for counts. */
	unit: z.enum(['per second', 'ms', 's', '']).default(''),
	min: z.number(),
	max: z.number(),
	step: z.number().positive(),
});

/** The same shop with something set differently. */
export const variantSchema = z.strictObject({
	/** The word on the switch. */
	label: z.string(),
	/** Paths and their values. */
	set: setSchema.default({}),
	/** The moment at which this variant's still picture is taken, when not the scenario's. */
	poster: durationSchema.optional(),
	/** The finding, in bold under the stage; {{metric}} is replaced by that number of this variant's run. */
	finding: z.string(),
	/** One or two sentences more. */
	caption: z.string().default(''),
});

/** A promise that is checked over many seeds whenever the site is built. */
export const claimSchema = z.strictObject({
	/** The variant it speaks of; absent: the first. */
	variant: idSchema.optional(),
	/** What is measured, such as queues.mail.wait.max. */
	metric: z.string(),
	/** When in the run it is read; absent: at the end. */
	at: durationSchema.optional(),
	/** The largest allowed value: a duration, or a number. */
	most: valueSchema.optional(),
	/** The smallest allowed value. */
	least: valueSchema.optional(),
	/** Which number over the seeds is bounded: each single run's, or the median of all. */
	of: z.enum(['each', 'median']).default('each'),
	/** The share of seeds in which a bound `of: each` must hold. */
	share: z.number().min(0).max(1).default(1),
	/** How many seeds: 1, 2, 3, … */
	seeds: z.number().int().positive().max(1000).default(200),
});

const scenarioParts = z.strictObject({
	/** Its name on the stage. */
	title: z.string(),
	/** One sentence for search results and as the picture's name. */
	summary: z.string(),
	/** Whose rules the queues follow, printed with its version. */
	profile: z.enum(['rabbitmq-quorum-4.0', 'rabbitmq-classic-4.0']),
	/** The seed of the run that is shown first. */
	seed: z.number().int().min(0).max(0xffff_ffff),
	/** How long the run is. */
	until: durationSchema,
	/** The moment of the still picture. */
	poster: durationSchema,
	producers: z.record(idSchema, producerSchema),
	queues: z.record(idSchema, queueSchema).default({}),
	services: z.record(idSchema, serviceSchema).default({}),
	faults: z.array(faultSchema).default([]),
	marks: z.array(markSchema).default([]),
	parameters: z.array(parameterSchema).default([]),
	/** At least one; the first is shown first. A single one needs no switch. */
	variants: z.record(idSchema, variantSchema),
	claims: z.array(claimSchema).default([]),
});

/** A simulation: what there is, what arrives, what fails, and what is promised of it. */
export const scenarioSchema = scenarioParts.superRefine((scenario, context) => {
	const taken = new Map<string, string>();
	for (const part of ['producers', 'queues', 'services'] as const) {
		for (const id of Object.keys(scenario[part])) {
			const other = taken.get(id);
			if (other !== undefined) {
				const message = `an id of its own: “${id}” is also one of the ${other}`;
				context.addIssue({ code: 'custom', path: [part, id], message });
			}
			taken.set(id, part);
		}
	}
});
export type Scenario = z.output<typeof scenarioSchema>;
export type Variant = z.output<typeof variantSchema>;
export type Parameter = z.output<typeof parameterSchema>;
export type Mark = z.output<typeof markSchema>;
export type Claim = z.output<typeof claimSchema>;
