import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { hangRails, openPublisher, openWorker, runSale, WINDOWS } from '#lab';
import { type ChannelModel, connect } from 'amqplib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';

const url = process.env['AMQP_URL'] ?? 'amqp://127.0.0.1';
const rails = { mail: 'test.mail', setAside: 'test.mail.set-aside' };
let connection: ChannelModel;

beforeEach(async () => {
	connection = await connect(url);
	const channel = await connection.createChannel();
	await channel.deleteQueue(rails.mail);
	await channel.deleteQueue(rails.setAside);
	await channel.close();
});
afterEach(() => connection.close());

test('the sale on a real broker: every order one mail, but the one that cannot be mailed', async () => {
	const said: string[] = [];
	const outcome = await runSale(connection, {
		rails,
		speed: 20,
		tell: (sentence) => said.push(sentence),
	});
	expect(outcome).toMatchObject({ orders: 50, mails: 49, skipped: 1, setAside: 1 });
	expect(said[0]).toMatch(/^10 orders are in, \d+ tickets wait\.$/);
	expect(said).toHaveLength(5);
});

test('its orders come as in the scenario of the sale', () => {
	const scenario = parse(readFileSync('content/scenarios/flash-sale.yaml', 'utf8'));
	const inSeconds = WINDOWS.map(({ count, from, to }) => ({
		count,
		from: `${from / 1000}s`,
		to: `${to / 1000}s`,
	}));
	expect(inSeconds).toEqual(scenario.producers.checkout.arrivals.windows);
});

test('a worker that dies with a ticket in hand: the next one gets it', async () => {
	const channel = await connection.createChannel();
	await hangRails(channel, rails);
	const publisher = await openPublisher(connection, rails.mail);
	await publisher.publish({ order: 1, placedAt: 0 });

	const other = await connect(url);
	await new Promise<void>((begun) => {
		const handle = () => new Promise<void>(() => begun());
		void openWorker(other, { queue: rails.mail, prefetch: 1, handle });
	});
	await other.close();

	const order = await new Promise<number>((done) => {
		void openWorker(connection, {
			queue: rails.mail,
			prefetch: 1,
			handle: (ticket) => Promise.resolve(done(ticket.order)),
		});
	});
	expect(order).toBe(1);
});

test('without a broker, the lab says where it looked and how to get one', async () => {
	const lab = promisify(execFile)(process.execPath, ['src/lab/lab.ts'], {
		env: { ...process.env, AMQP_URL: 'amqp://somebody:secret@127.0.0.1:1' },
	});
	await expect(lab).rejects.toMatchObject({
		code: 1,
		stderr: expect.stringContaining('No broker answers at amqp://127.0.0.1:1'),
	});
	await expect(lab).rejects.toMatchObject({ stderr: expect.stringContaining('docker run') });
	await expect(lab).rejects.not.toMatchObject({ stderr: expect.stringContaining('secret') });
});
