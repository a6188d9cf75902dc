import type { Scenario } from '#schemas';

const NAMES: Readonly<Record<Scenario['profile'], string>> = {
	'rabbitmq-quorum-4.0': 'RabbitMQ 4.0, quorum queue',
	'rabbitmq-classic-4.0': 'RabbitMQ 4.0, classic queue',
	'sqs-standard': 'SQS standard queue, as documented in 2026',
};

/** What a stage models: whose rules its queues follow, with the version, or what it says itself. */
export function modelOf({ models, profile }: Scenario): string {
	return models ?? NAMES[profile];
}
