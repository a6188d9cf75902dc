import { z } from 'astro/zod';
import {
	capacitySchema,
	exchangeSchema,
	faultSchema,
	logSchema,
	outboxSchema,
	producerSchema,
	profileSchema,
	queueSchema,
	serviceSchema,
} from './topology.ts';
import { durationSchema, idSchema, valueSchema } from './units.ts';

const setSchema = z.record(z.string(), valueSchema);

/** A moment on the time slider that has a name. */
export const markSchema = z.strictObject({
	at: durationSchema,
	kind: z.enum(['load', 'failure', 'repair']).describe('Drawn as triangle, cross and tick.'),
	label: z.string().max(32).describe('Two or three words.'),
});

/** A slider under the stage. Its bounds are in the unit that the reader sees. */
export const parameterSchema = z.strictObject({
	path: z.string().describe('What it sets, such as services.counters.slots.'),
	label: z.string(),
	unit: z
		.enum(['per second', 'ms', 's', ''])
		.default('')
		.describe('`per second` for rates, `ms` or `s` for times (converted), empty for counts.'),
	min: z.number(),
	max: z.number(),
	step: z.number().positive(),
});

/** The same shop with something set differently. */
export const variantSchema = z.strictObject({
	label: z.string().describe('The word on the switch.'),
	set: setSchema.default({}).describe('Paths and their values.'),
	poster: durationSchema
		.optional()
		.describe(
			'The moment at which this variant’s still picture is taken, when not the scenario’s.',
		),
	finding: z
		.string()
		.describe(
			'The finding, in bold under the stage; {{metric}} is replaced by that number of this variant’s run.',
		),
	caption: z.string().default('').describe('One or two sentences more.'),
});

/** A promise that is checked over many seeds whenever the site is built. */
export const claimSchema = z.strictObject({
	variant: idSchema.optional().describe('The variant it speaks of; absent: the first.'),
	metric: z.string().describe('What is measured, such as queues.mail.wait.max.'),
	at: durationSchema.optional().describe('When in the run it is read; absent: at the end.'),
	most: valueSchema.optional().describe('The largest allowed value: a duration, or a number.'),
	least: valueSchema.optional().describe('The smallest allowed value.'),
	of: z
		.enum(['each', 'median'])
		.default('each')
		.describe('Which number over the seeds is bounded: each single run’s, or the median of all.'),
	share: z
		.number()
		.min(0)
		.max(1)
		.default(1)
		.describe('The share of seeds in which a bound `of: each` must hold.'),
	seeds: z.number().int().positive().max(1000).default(200).describe('How many seeds: 1, 2, 3, …'),
});

/** What there is, kind by kind; every entry is a node, numbered in this order. */
const nodes = {
	producers: z.record(idSchema, producerSchema).describe('Where orders come from.'),
	queues: z.record(idSchema, queueSchema).default({}).describe('Where messages wait.'),
	services: z.record(idSchema, serviceSchema).default({}).describe('Who does the work.'),
	exchanges: z.record(idSchema, exchangeSchema).optional().describe('What copies and sorts.'),
	logs: z.record(idSchema, logSchema).optional().describe('Records that readers share.'),
	outboxes: z.record(idSchema, outboxSchema).optional().describe('Tables that a relay empties.'),
	capacities: z.record(idSchema, capacitySchema).optional().describe('What services share.'),
};
const PARTS = Object.keys(nodes) as (keyof typeof nodes)[];

const scenarioParts = z.strictObject({
	title: z.string().describe('Its name on the stage.'),
	summary: z.string().describe('One sentence for search results and as the picture’s name.'),
	profile: profileSchema.describe('Whose rules the queues follow, printed with its version.'),
	models: z
		.string()
		.optional()
		.describe(
			'What the stage says it models, where that is no queue of the profile or not only one: a log, a direct call.',
		),
	seed: z
		.number()
		.int()
		.min(0)
		.max(0xffff_ffff)
		.describe('The seed of the run that is shown first.'),
	until: durationSchema.describe('How long the run is.'),
	poster: durationSchema.describe('The moment of the still picture.'),
	speed: z
		.literal([0.25, 1, 4, 16])
		.optional()
		.describe('How many seconds of it pass in one of the reader’s at first; absent: 1.'),
	shows: z
		.enum(['mean-time', 'slowest'])
		.optional()
		.describe(
			'How long an order takes on average, or the slowest one so far, in place of how many are lost.',
		),
	...nodes,
	faults: z.array(faultSchema).default([]),
	marks: z.array(markSchema).default([]),
	parameters: z.array(parameterSchema).default([]),
	variants: z
		.record(idSchema, variantSchema)
		.describe('At least one; the first is shown first. A single one needs no switch.'),
	claims: z.array(claimSchema).default([]),
});

/** A simulation: what there is, what arrives, what fails, and what is promised of it. */
export const scenarioSchema = scenarioParts.superRefine((scenario, context) => {
	const taken = new Map<string, string>();
	for (const part of PARTS) {
		for (const id of Object.keys(scenario[part] ?? {})) {
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
