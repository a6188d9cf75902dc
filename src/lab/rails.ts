import type { Channel } from 'amqplib';

/** The rail of mails to send, and the one for tickets that cannot be done. */
export interface Rails {
	readonly mail: string;
	readonly setAside: string;
}

/** Declares both queues: durable, replicated, four deliveries at most, then set aside. */
export async function hangRails(channel: Channel, { mail, setAside }: Rails): Promise<void> {
	// #region hang
	const quorum = { durable: true, arguments: { 'x-queue-type': 'quorum' } };
	await channel.assertQueue(setAside, quorum);
	await channel.assertQueue(mail, {
		durable: true,
		arguments: {
			...quorum.arguments,
			'x-delivery-limit': 3,
			'x-dead-letter-exchange': '',
			'x-dead-letter-routing-key': setAside,
		},
	});
	// #endregion
}
