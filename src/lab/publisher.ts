import type { ChannelModel } from 'amqplib';

/** What stands on a ticket: which order it belongs to, and when that was placed. */
export interface Ticket {
	readonly order: number;
	readonly placedAt: number;
}

/** Publishes tickets; each promise is kept when the broker has confirmed. */
export async function openPublisher(connection: ChannelModel, queue: string) {
	const channel = await connection.createConfirmChannel();
	return {
		// #region publish
		publish: (ticket: Ticket) =>
			new Promise<void>((confirmed, refused) => {
				const body = Buffer.from(JSON.stringify(ticket));
				// Persistent: written to disk, so that it is still there after a restart.
				channel.sendToQueue(queue, body, { persistent: true }, (error) =>
					error ? refused(error) : confirmed(),
				);
			}),
		// #endregion
		close: () => channel.close(),
	};
}
