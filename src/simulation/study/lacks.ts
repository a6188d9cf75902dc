import type { ProfileId } from '#schemas';

const RABBITMQ = {
	retry: 'RabbitMQ 4.0 delays nothing by itself; use a queue with ttl and deadLetter',
	duplicates: 'RabbitMQ hands out a message again only after it came back',
	extends: 'RabbitMQ’s acknowledgement timeout cannot be extended',
};

/** Fields of a queue and of its consumers that mean nothing under a profile, and why. */
export const LACKS: Readonly<Record<ProfileId, Readonly<Record<string, string>>>> = {
	'rabbitmq-classic-4.0': {
		...RABBITMQ,
		deliveryLimit: 'classic queues have no delivery limit; quorum queues have',
	},
	'rabbitmq-quorum-4.0': {
		...RABBITMQ,
		priorities: 'quorum queues have two priorities, always: below 5, and 5 or more',
		durable: 'quorum queues are always durable',
	},
	'sqs-standard': {
		max: 'SQS stores any number of messages',
		overflow: 'SQS stores any number of messages',
		priorities: 'SQS has no priorities',
		singleActive: 'every poller of an SQS queue gets messages',
		durable: 'SQS always stores messages',
		prefetch: 'SQS pushes nothing; use poll',
		reject: 'SQS cannot refuse a message; let it come back until the limit',
		automatic: 'SQS forgets a message only when it is deleted; use ack: before',
	},
};
