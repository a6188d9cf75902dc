import type { ProfileId } from '#schemas';

/**
 * What differs between brokers, as data. Sources: the recorded traces of RabbitMQ 4.0.5, and the
 * vendors' pages: rabbitmq.com/docs (quorum-queues, consumers, maxlength, priority, dlx) and the
 * SQS developer guide (visibility timeout, dead-letter queues), read in 2026.
 */
export interface Profile {
	/** `push` with prefetch credit, or `pull` by polls. */
	readonly delivers: 'push' | 'pull';
	/** Where a message goes that comes back. */
	readonly returnsTo: 'original-place' | 'returned-first';
	/** `returns`: a limit of N bears N returns, N + 1 deliveries; `receives`: N deliveries. */
	readonly counts: 'returns' | 'receives';
	/** The delivery limit when a queue names none; Infinity: none. */
	readonly limit: number;
	/** A full queue that rejects does so at once, or after one too many, until 80 % are left. */
	readonly rejects: 'exactly' | 'overshooting';
	/** `strict`: the highest first; `two-level`: from 5 up twice as often as below; or none. */
	readonly priorities: 'strict' | 'two-level' | 'none';
	/** How long a message may be held, microseconds, when a queue does not say. */
	readonly ackTimeout: number;
	/** What comes back then: this message, or all that its consumer holds, whose channel closes. */
	readonly timesOut: 'message' | 'channel';
	/** The most a consumer may hold. */
	readonly prefetchCap: number;
	/** Whether a dead-lettered message keeps the time it was first published at. */
	readonly keepsAge: boolean;
	/** The oldest first, or any of the oldest eight. */
	readonly order: 'fifo' | 'loose';
	/** Fields of a queue and of its consumers that mean nothing here, and why. */
	readonly lacks: Readonly<Record<string, string>>;
}

const MINUTES = 60_000_000;

const classic: Profile = {
	delivers: 'push',
	returnsTo: 'original-place',
	counts: 'returns',
	limit: Infinity,
	rejects: 'exactly',
	priorities: 'strict',
	ackTimeout: 30 * MINUTES,
	timesOut: 'channel',
	prefetchCap: Infinity,
	keepsAge: false,
	order: 'fifo',
	lacks: {
		deliveryLimit: 'classic queues have no delivery limit; quorum queues have',
		retry: 'RabbitMQ 4.0 delays nothing by itself; use a queue with ttl and deadLetter',
		duplicates: 'RabbitMQ hands out a message again only after it came back',
		extends: 'RabbitMQ’s acknowledgement timeout cannot be extended',
	},
};

/** Whose rules a queue can follow. */
export const PROFILES: Readonly<Record<ProfileId, Profile>> = {
	'rabbitmq-classic-4.0': classic,
	'rabbitmq-quorum-4.0': {
		...classic,
		returnsTo: 'returned-first',
		limit: 20,
		rejects: 'overshooting',
		priorities: 'two-level',
		prefetchCap: 2_000,
		lacks: {
			retry: classic.lacks['retry'] as string,
			duplicates: classic.lacks['duplicates'] as string,
			extends: classic.lacks['extends'] as string,
			priorities: 'quorum queues have two priorities, always: below 5, and 5 or more',
			durable: 'quorum queues are always durable',
		},
	},
	'sqs-standard': {
		delivers: 'pull',
		returnsTo: 'returned-first',
		counts: 'receives',
		limit: Infinity,
		rejects: 'exactly',
		priorities: 'none',
		ackTimeout: MINUTES / 2,
		timesOut: 'message',
		prefetchCap: Infinity,
		keepsAge: true,
		order: 'loose',
		lacks: {
			max: 'SQS stores any number of messages',
			overflow: 'SQS stores any number of messages',
			priorities: 'SQS has no priorities',
			singleActive: 'every poller of an SQS queue gets messages',
			durable: 'SQS always stores messages',
			prefetch: 'SQS pushes nothing; use poll',
			reject: 'SQS cannot refuse a message; let it come back until the limit',
			automatic: 'SQS forgets a message only when it is deleted; use ack: before',
		},
	},
};
