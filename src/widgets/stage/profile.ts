import type { Scenario } from '#schemas';

const NAMES: Readonly<Record<Scenario['profile'], string>> = {
	'rabbitmq-quorum-4.0': 'RabbitMQ 4.0, quorum queue',
	'rabbitmq-classic-4.0': 'RabbitMQ 4.0, classic queue',
	'sqs-standard': 'SQS standard queue, as documented in 2026',
};

/** Whose rules the queues follow, with the version. */
export function profileName(profile: Scenario['profile']): string {
	return NAMES[profile];
}
