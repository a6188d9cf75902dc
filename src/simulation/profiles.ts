import type { Scenario } from '#schemas';

/** What differs between brokers, as data and small policies. Sources: the recorded traces and the vendors' pages. */
export interface Profile {
	/** Where a message goes that comes back: its old place, or a list that is served first. */
	readonly returnsTo: 'original-place' | 'returned-first';
	/** How often a message may come back before it is gone; Infinity: always. */
	readonly returns: number;
}

/** RabbitMQ 4.0, as recorded; quorum queues' limit of 20 is its default since 4.0. */
export const PROFILES: Readonly<Record<Scenario['profile'], Profile>> = {
	'rabbitmq-classic-4.0': { returnsTo: 'original-place', returns: Infinity },
	'rabbitmq-quorum-4.0': { returnsTo: 'returned-first', returns: 20 },
};
