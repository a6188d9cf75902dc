import type { ProfileId, Queue, Scenario } from '#schemas';

/**
 * What differs between brokers, as data. Sources: the recorded traces of RabbitMQ 4.0.5, and the
 * vendors' pages: rabbitmq.com/docs (quorum-queues, consumers, maxlength, priority, dlx) and the
 * SQS developer guide (visibility timeout, dead-letter queues), read in 2026.
 */
export interface Profile {
	/** `push` with prefetch credit, or `pull` by polls. */
	readonly delivers: 'push' | 'pull';
	/** Whether a message that comes back goes before all others; else to its original place. */
	readonly returnedFirst: boolean;
	/** `returns`: a limit of N bears N returns, N + 1 deliveries; `receives`: N deliveries. */
	readonly counts: 'returns' | 'receives';
	/** The delivery limit when a queue names none; Infinity: none. */
	readonly limit: number;
	/** Whether what came back counts against the length before anything is handed out; else after. */
	readonly cutsFirst: boolean;
	/** Whether a queue that rejects does so after one too many, until 80 % are left; else when full. */
	readonly overshoots: boolean;
	/** `strict`: the highest first; `two-level`: from 5 up twice as often as below; or none. */
	readonly priorities: 'strict' | 'two-level' | 'none';
	/** How long a message may be held, microseconds, when a queue does not say. */
	readonly ackTimeout: number;
	/** Whether this message alone comes back then; else all that its consumer holds: its channel closes. */
	readonly timesOutAlone: boolean;
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
	returnedFirst: false,
	counts: 'returns',
	limit: Infinity,
	cutsFirst: true,
	overshoots: false,
	priorities: 'strict',
	ackTimeout: 30 * MINUTES,
	timesOutAlone: false,
	prefetchCap: Infinity,
	keepsAge: false,
	order: 'fifo',
};

/** Whose rules a queue can follow. */
export const PROFILES: Readonly<Record<ProfileId, Profile>> = {
	'rabbitmq-classic-4.0': classic,
	'rabbitmq-quorum-4.0': {
		...classic,
		returnedFirst: true,
		limit: 20,
		cutsFirst: false,
		overshoots: true,
		priorities: 'two-level',
		prefetchCap: 2_000,
	},
	'sqs-standard': {
		...classic,
		delivers: 'pull',
		returnedFirst: true,
		counts: 'receives',
		cutsFirst: false,
		priorities: 'none',
		ackTimeout: MINUTES / 2,
		timesOutAlone: true,
		keepsAge: true,
		order: 'loose',
	},
};

/** Whose rules a queue follows: its own choice, or the scenario's. */
export function profileOf({ profile }: Queue, scenario: Scenario): Profile {
	return PROFILES[profile ?? scenario.profile];
}
