import type { ChannelModel, ConsumeMessage } from 'amqplib';
import type { Ticket } from './publisher.ts';

/** How a worker behaves. */
export interface Work {
	readonly queue: string;
	/** How many unacknowledged tickets it may hold. */
	readonly prefetch: number;
	/** Does the job; a second time must have the result of the first. */
	readonly handle: (ticket: Ticket) => Promise<void>;
}

/** Takes tickets until it is closed, and acknowledges each after the work. */
export async function openWorker(connection: ChannelModel, { queue, prefetch, handle }: Work) {
	// #region take
	const channel = await connection.createChannel();
	await channel.prefetch(prefetch);
	const atWork = new Set<Promise<void>>();

	async function take(message: ConsumeMessage) {
		try {
			await handle(JSON.parse(message.content.toString()) as Ticket);
			channel.ack(message);
		} catch {
			// Back to the rail. A rejection counts as a failed delivery, so the limit ends the loop.
			channel.reject(message, true);
		}
	}
	// #endregion

	const { consumerTag } = await channel.consume(queue, (message) => {
		if (message === null) return;
		const job = take(message).finally(() => atWork.delete(job));
		atWork.add(job);
	});
	return {
		/** Finishes what it holds, then goes. */
		close: async () => {
			await channel.cancel(consumerTag);
			await Promise.all(atWork);
			await channel.close();
		},
	};
}
