import { z } from 'astro/zod';
import { durationSchema, idSchema } from './units.ts';
import { arrivalsSchema, backoffSchema, workSchema } from './workload.ts';

/** One id or a list of them. */
const idsSchema = z.union([idSchema.transform((id) => [id]), z.array(idSchema).min(1)]);
const label = z.string().describe('Its name in pictures and words.');
const share = z.number().min(0).max(1);
const fails = z
	.enum(['stop', 'continue'])
	.describe(
		'What a failure does: `stop` ends the order with an error, `continue` goes on without.',
	);

/** One thing a producer does for an order before the customer has an answer. */
export const stepSchema = z.union(
	[
		z.strictObject({
			work: workSchema.describe('Work of the producer itself, such as authorising a payment.'),
			label: z.string().optional().describe('What the work is called in pictures and words.'),
			commits: z
				.boolean()
				.optional()
				.describe(
					'After this step the order is in the books: its effects are expected from here on.',
				),
		}),
		z.strictObject({
			call: idsSchema.describe(
				'A direct call: the customer waits until this service has answered; several are called at once.',
			),
			latency: durationSchema
				.optional()
				.describe('How long the call travels, and its answer again.'),
			timeout: durationSchema
				.optional()
				.describe('The caller gives up after this long; the service does not learn of it.'),
			limit: z
				.number()
				.int()
				.positive()
				.optional()
				.describe('So many of these calls open at once; further ones wait in the caller’s memory.'),
			retry: z
				.strictObject({
					attempts: z.number().int().min(2).describe('Calls in all, the first one included.'),
					delay: backoffSchema.describe('How long to wait before each further one.'),
				})
				.optional()
				.describe('Calls again after a failure or a timeout.'),
			fails: fails.default('stop'),
		}),
		z.strictObject({
			publish: idsSchema.describe(
				'Hang a ticket on each of these queues, exchanges or logs. The customer does not wait for the work.',
			),
			key: z.string().min(1).optional().describe('The routing key that an exchange looks at.'),
			priority: z.number().int().min(0).max(255).optional().describe('The ticket’s priority.'),
			ttl: durationSchema.optional().describe('The ticket’s own time to live.'),
			mandatory: z
				.boolean()
				.optional()
				.describe('A ticket that no queue wants comes back, and the step fails.'),
			confirm: z
				.strictObject({
					timeout: durationSchema.describe('How long to wait before publishing again.'),
					attempts: z.number().int().positive().default(1).describe('Publishes in all.'),
					lost: share.default(0).describe('The share of confirms that get lost on the way.'),
				})
				.optional()
				.describe('Waits for the broker’s confirm; absent: nobody looks whether it arrived.'),
			fails: fails.optional(),
		}),
		z.strictObject({
			store: idSchema.describe(
				'Write the ticket into this outbox, in the same transaction as the order.',
			),
		}),
	],
	{
		error:
			'a step: { work: 150ms }, { call: a-service }, { publish: a-queue } or { store: an-outbox }',
	},
);
export type Step = z.output<typeof stepSchema>;

/** Where orders come from: a checkout with customers who wait for its answer. */
export const producerSchema = z.strictObject({
	label,
	arrivals: arrivalsSchema.describe('When orders arrive.'),
	patience: workSchema
		.optional()
		.describe('How long a customer waits before leaving; absent: for ever.'),
	keys: z
		.number()
		.int()
		.positive()
		.optional()
		.describe(
			'How many customers there are, the orders of one having the same key; absent: each is another.',
		),
	plan: idSchema.describe('Which of the plans is followed.'),
	plans: z
		.record(idSchema, z.array(stepSchema).min(1))
		.describe('Named lists of steps, so that a variant is one word.'),
});

export const PROFILES = ['rabbitmq-quorum-4.0', 'rabbitmq-classic-4.0', 'sqs-standard'] as const;
export const profileSchema = z.enum(PROFILES);
export type ProfileId = z.output<typeof profileSchema>;

/** A rail: messages wait in order until a consumer has room. */
export const queueSchema = z.strictObject({
	label,
	profile: profileSchema.optional().describe('Whose rules it follows, when not the scenario’s.'),
	max: z
		.number()
		.int()
		.min(0)
		.optional()
		.describe('How many may wait; those handed out do not count.'),
	overflow: z
		.enum(['drop-oldest', 'reject-publish'])
		.optional()
		.describe('What a full queue does; absent: drop-oldest.'),
	ttl: durationSchema.optional().describe('How long a message may wait.'),
	priorities: z
		.number()
		.int()
		.min(1)
		.max(255)
		.optional()
		.describe('The highest priority; absent: the profile’s default.'),
	deliveryLimit: z
		.number()
		.int()
		.min(0)
		.optional()
		.describe('How often a message may fail, counted as the profile counts.'),
	deadLetter: z
		.strictObject({
			to: idSchema.describe('A queue or an exchange.'),
			key: z.string().min(1).optional().describe('Another routing key than the message’s own.'),
		})
		.optional()
		.describe('Where messages go that cannot stay; absent: they are gone.'),
	retry: backoffSchema
		.optional()
		.describe('How long a message that came back waits before it is ready again.'),
	singleActive: z
		.boolean()
		.optional()
		.describe('One consumer gets everything; the next takes over when it goes.'),
	durable: z
		.boolean()
		.optional()
		.describe('Whether its messages survive the broker’s restart; absent: they do.'),
	ackTimeout: durationSchema
		.optional()
		.describe(
			'How long a consumer may hold a message: the acknowledgement or visibility timeout; absent: the profile’s default.',
		),
	duplicates: share.optional().describe('The share of deliveries after which a copy stays behind.'),
	opens: durationSchema
		.optional()
		.describe('When it is declared; what is published before goes past it.'),
});

/** A cabinet that copies each message to the queues that want it. */
export const exchangeSchema = z.strictObject({
	label,
	type: z
		.enum(['direct', 'fanout', 'topic'])
		.describe('`direct`: the key is equal; `topic`: it fits the pattern; `fanout`: everybody.'),
	bindings: z
		.array(
			z.strictObject({
				to: idSchema.describe('A queue, a log or another exchange.'),
				key: z
					.string()
					.default('')
					.describe('The key or pattern; in a pattern * is one word and # any number of them.'),
			}),
		)
		.describe('Who wants what.'),
});

/** A tape: records stay where they are, and each reader keeps its own place. */
export const logSchema = z.strictObject({
	label,
	partitions: z
		.number()
		.int()
		.min(1)
		.max(64)
		.default(1)
		.describe('Records of one key keep to one.'),
	retention: durationSchema.optional().describe('How long a record is kept; absent: for ever.'),
});

/** A table beside the orders, and the relay that publishes from it. */
export const outboxSchema = z.strictObject({
	label,
	publishes: idsSchema.describe('Where the relay publishes.'),
	every: durationSchema.default(100_000).describe('How often the relay looks.'),
	batch: z.number().int().positive().default(10).describe('How many it publishes at a time.'),
	mark: durationSchema
		.default(5_000)
		.describe('How long after publishing it marks them as sent; a crash before that repeats them.'),
});

/** Something that several services share, such as a mail provider that allows four sends at once. */
export const capacitySchema = z.strictObject({
	label,
	slots: z.number().int().positive().describe('How many may use it at once.'),
});

/** Those who do the work: called directly, fed from a queue or a log, or both. */
export const serviceSchema = z.strictObject({
	label: z.string().describe('The name of one counter; several get letters: Counter A, Counter B.'),
	slots: z
		.number()
		.int()
		.min(1)
		.max(10_000)
		.default(1)
		.describe('How many consumers; each is drawn as one counter.'),
	concurrency: z
		.number()
		.int()
		.min(1)
		.max(1_000)
		.optional()
		.describe('How many jobs one consumer does at once; absent: 1.'),
	work: workSchema.describe('How long one job takes.'),
	opens: durationSchema.optional().describe('When it opens for the first time.'),
	consumes: idSchema.optional().describe('The queue it takes messages from.'),
	prefetch: z
		.number()
		.int()
		.min(0)
		.default(1)
		.describe('Unacknowledged messages a consumer may hold at once; 0: any number.'),
	poll: z
		.strictObject({
			batch: z.number().int().min(1).default(1).describe('How many it asks for at a time.'),
			every: durationSchema
				.optional()
				.describe('How often it asks; absent: it asks and waits (a long poll).'),
		})
		.optional()
		.describe('Asks for messages instead of having them pushed.'),
	reads: z
		.strictObject({
			log: idSchema.describe('The log it reads.'),
			from: z.enum(['start', 'end']).default('start').describe('Where a new reader begins.'),
			commit: z
				.enum(['after', 'before'])
				.default('after')
				.describe('Whether it notes its place after the work or before.'),
			rebalance: durationSchema
				.default(0)
				.describe('How long nobody reads when a worker joins or leaves.'),
		})
		.optional()
		.describe('Reads a log; the slots share its partitions.'),
	seeks: z
		.number()
		.int()
		.positive()
		.optional()
		.describe(
			'The number of an order that is looked for. Who consumes takes tickets until it has that one, and then no more; who is only called has all orders in a book, open at that one.',
		),
	ack: z
		.enum(['after', 'before', 'automatic', 'by-hand'])
		.optional()
		.describe(
			'When it acknowledges: `after` the work, `before` it, `automatic` as soon as it is sent, or only `by-hand`.',
		),
	extends: durationSchema
		.optional()
		.describe('How often it asks for more time while it works (SQS: a heartbeat).'),
	fails: z
		.strictObject({
			chance: share.default(0).describe('The share of jobs that fail.'),
			poison: z
				.array(z.number().int().positive())
				.default([])
				.describe('Numbers of orders whose jobs fail always.'),
			does: z
				.enum(['requeue', 'reject', 'crash'])
				.default('requeue')
				.describe('Gives the message back, refuses it for good, or falls over.'),
			when: z
				.enum(['before-effect', 'after-effect'])
				.default('before-effect')
				.describe('Whether the effect has happened by then.'),
			back: durationSchema
				.default(1_000_000)
				.describe('How long a consumer that fell over is gone.'),
		})
		.optional()
		.describe('Jobs that go wrong.'),
	needs: idSchema.optional().describe('A shared capacity that each job takes one slot of.'),
	publishes: idsSchema
		.optional()
		.describe(
			'Queues that get a ticket when a job from `consumes` is done; a direct caller goes on by itself.',
		),
	sessions: z
		.strictObject({
			limit: z
				.number()
				.int()
				.positive()
				.describe('So many open sessions are borne; one more crashes it and all inside are lost.'),
			back: durationSchema.describe('How long until it is back.'),
		})
		.optional()
		.describe('What falls over when too many ask at once.'),
	refuses: z
		.strictObject({
			above: z
				.number()
				.int()
				.min(0)
				.describe('So many may wait in line; a further one is refused.'),
			cost: durationSchema.describe('How long a slot is busy with refusing.'),
		})
		.optional()
		.describe('What keeps its line short, at a price.'),
	effect: idSchema
		.optional()
		.describe('What a job does to the world, such as mail; counted as expected against actual.'),
	effectAt: durationSchema
		.optional()
		.describe('How far into the work the effect happens; absent: at its end.'),
	idempotent: z
		.strictObject({
			how: z
				.enum(['no', 'transaction', 'check-first'])
				.describe(
					'`transaction`: key and effect in one; `check-first`: looks at the start of the work and acts later, which races.',
				),
			window: durationSchema.optional().describe('How long keys are kept; absent: for ever.'),
		})
		.optional()
		.describe('Whether doing a job twice has the result of doing it once.'),
});

/** Something that goes wrong by itself, at a known moment or at random ones. */
export const faultSchema = z.union(
	[
		z.strictObject({
			at: durationSchema.describe('When it happens.'),
			crash: z
				.string()
				.describe('Who goes down: a node, one slot of it such as mailer.2, or `broker`.'),
			for: durationSchema.describe('How long it is gone.'),
		}),
		z.strictObject({
			every: durationSchema.describe('The mean time between crashes, each drawn at random.'),
			crash: z.string().describe('Who goes down.'),
			for: durationSchema.describe('How long it is gone each time.'),
		}),
		z.strictObject({
			at: durationSchema.describe('When it happens.'),
			slow: idSchema.describe('The service whose work takes longer.'),
			by: z.number().positive().describe('How many times as long.'),
			for: durationSchema.describe('How long that lasts.'),
		}),
		z.strictObject({
			at: durationSchema.describe('When it happens.'),
			pause: idSchema.describe('The service that takes up no new work.'),
			for: durationSchema.describe('How long that lasts.'),
		}),
	],
	{
		error:
			'a fault: { at: 60s, crash: a-service, for: 30s }, { every: 60s, crash, for }, { at, slow: a-service, by: 4, for } or { at, pause: a-service, for }',
	},
);

export type Producer = z.output<typeof producerSchema>;
export type Queue = z.output<typeof queueSchema>;
export type Exchange = z.output<typeof exchangeSchema>;
export type Log = z.output<typeof logSchema>;
export type Outbox = z.output<typeof outboxSchema>;
export type Capacity = z.output<typeof capacitySchema>;
export type Service = z.output<typeof serviceSchema>;
export type Fault = z.output<typeof faultSchema>;
