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
	/** Whether what came back counts against the length before anything is handed out, or after. */
	readonly keepsLength: 'before-handing-out' | 'after-handing-out';
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
}

const MINUTES = 60_000_000;

const classic: Profile = {
	delivers: 'push',
	returnsTo: 'original-place',
	counts: 'returns',
	limit: Infinity,
	keepsLength: 'before-handing-out',
	rejects: 'exactly',
	priorities: 'strict',
	ackTimeout: 30 * MINUTES,
	timesOut: 'channel',
	prefetchCap: Infinity,
	keepsAge: false,
	order: 'fifo',
};

/** Whose rules a queue can follow. */
export const PROFILES: Readonly<Record<ProfileId, Profile>> = {
	'rabbitmq-classic-4.0': classic,
	'rabbitmq-quorum-4.0': {
		...classic,
		returnsTo: 'returned-first',
		limit: 20,
		keepsLength: 'after-handing-out',
		rejects: 'overshooting',
		priorities: 'two-level',
		prefetchCap: 2_000,
	},
	'sqs-standard': {
		delivers: 'pull',
		returnsTo: 'returned-first',
		counts: 'receives',
		limit: Infinity,
		keepsLength: 'after-handing-out',
		rejects: 'exactly',
		priorities: 'none',
		ackTimeout: MINUTES / 2,
		timesOut: 'message',
		prefetchCap: Infinity,
		keepsAge: true,
		order: 'loose',
	},
};
