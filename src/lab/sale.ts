import type { ChannelModel } from 'amqplib';
import { setTimeout as sleep } from 'node:timers/promises';
import { openMailbox } from './mailbox.ts';
import { openPublisher, type Ticket } from './publisher.ts';
import { hangRails, type Rails } from './rails.ts';
import { openWorker } from './worker.ts';

/** The night of the sale: so many orders in each window, in milliseconds. */
export const WINDOWS = [
	{ count: 20, from: 0, to: 10_000 },
	{ count: 18, from: 10_000, to: 60_000 },
	{ count: 12, from: 60_000, to: 120_000 },
];
/** A mail takes so long, in milliseconds. */
const WORK = 2_000;
/** The address of this order makes the mailer fail, each time. */
const POISON = 13;
/** This order’s confirm is taken for lost, so its ticket is hung up twice. */
const TWICE = 7;

/** How the sale is run. */
export interface Sale {
	readonly rails: Rails;
	/** So many times as fast as on the night. */
	readonly speed: number;
	readonly tell: (sentence: string) => void;
}

/** What came of it; times in milliseconds of the night. */
export interface Outcome {
	readonly orders: number;
	readonly mails: number;
	readonly skipped: number;
	readonly setAside: number;
	readonly slowestCheckout: number;
	readonly slowestMail: number;
}

/** Runs the sale against a broker, with two mailers, one poisoned ticket and one sent twice. */
export async function runSale(connection: ChannelModel, sale: Sale): Promise<Outcome> {
	const { rails, speed, tell } = sale;
	const channel = await connection.createChannel();
	await hangRails(channel, rails);
	await Promise.all([channel.purgeQueue(rails.mail), channel.purgeQueue(rails.setAside)]);
	const mailbox = openMailbox();
	let skipped = 0;
	let deliveries = 0;

	async function mail({ order, placedAt }: Ticket) {
		deliveries++;
		await sleep(WORK / speed);
		if (order === POISON) throw new Error(`order ${order} has no address`);
		if (!mailbox.send(order, Math.round((Date.now() - placedAt) * speed))) skipped++;
	}

	const work = { queue: rails.mail, prefetch: 1, handle: mail };
	const mailers = [await openWorker(connection, work), await openWorker(connection, work)];
	const publisher = await openPublisher(connection, rails.mail);
	let slowestCheckout = 0;

	const start = Date.now();
	const moments = WINDOWS.flatMap(({ count, from, to }) =>
		Array.from({ length: count }, (_, i) => from + ((i + 0.5) / count) * (to - from)),
	);
	for (const [i, moment] of moments.entries()) {
		await sleep(Math.max(0, start + moment / speed - Date.now()));
		const ticket = { order: i + 1, placedAt: Date.now() };
		await publisher.publish(ticket);
		slowestCheckout = Math.max(slowestCheckout, Date.now() - ticket.placedAt);
		if (ticket.order === TWICE) await publisher.publish(ticket);
		if (ticket.order % 10 === 0) {
			const { messageCount } = await channel.checkQueue(rails.mail);
			tell(`${ticket.order} orders are in, ${messageCount} tickets wait.`);
		}
	}
	// One ticket came twice, and the poisoned one is delivered four times.
	while (deliveries < moments.length + 4 || (await waiting()) > 0) await sleep(50);

	async function waiting() {
		const { messageCount } = await channel.checkQueue(rails.mail);
		return messageCount;
	}

	await Promise.all(mailers.map((mailer) => mailer.close()));
	const { messageCount: setAside } = await channel.checkQueue(rails.setAside);
	const { mails, slowest } = mailbox.count();
	await publisher.close();
	await channel.close();
	mailbox.close();
	const orders = moments.length;
	return { orders, mails, skipped, setAside, slowestCheckout, slowestMail: slowest };
}
