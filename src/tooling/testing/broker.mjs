import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandPath, inRoot } from '../paths.mjs';
import { run, runNode } from '../processes.mjs';
import { say, Stop } from '../stop.mjs';
import { freePort } from './free-port.mjs';

/** Where Debian’s package puts the server that runs as whoever starts it. */
const SERVER = '/usr/lib/rabbitmq/bin/rabbitmq-server';
/** How long a broker may take to start, in milliseconds. */
const STARTUP = 120_000;

/**
 * Tests the lab against a real RabbitMQ of our own, on loopback and free ports, which ends with us.
 * @param {readonly string[]} args for the test runner
 */
export async function testBroker(args) {
	await ensureServer();
	const folder = await mkdtemp(path.join(tmpdir(), 'broker-'));
	const [port, distribution, epmd] = [await freePort(), await freePort(), await freePort()];
	const env = {
		HOME: folder,
		ERL_EPMD_ADDRESS: '127.0.0.1',
		ERL_EPMD_PORT: String(epmd),
		RABBITMQ_NODENAME: `lab${port}@localhost`,
		RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
		RABBITMQ_NODE_PORT: String(port),
		RABBITMQ_DIST_PORT: String(distribution),
		RABBITMQ_MNESIA_BASE: path.join(folder, 'data'),
		RABBITMQ_LOG_BASE: path.join(folder, 'log'),
		RABBITMQ_CONF_ENV_FILE: '/dev/null',
		RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
	};
	const broker = spawn(SERVER, [], { env: { ...process.env, ...env }, stdio: 'ignore' });
	const ended = new Promise((resolve) => broker.once('exit', resolve));
	try {
		await untilItAnswers(port, broker);
		const config = inRoot('tests', 'broker', 'vitest.config.ts');
		const { code } = await runNode(commandPath('vitest'), ['run', '--config', config, ...args], {
			env: { AMQP_URL: `amqp://127.0.0.1:${port}` },
		});
		return code;
	} finally {
		broker.kill('SIGTERM');
		await ended;
		await run('epmd', ['-port', String(epmd), '-kill'], { env, quiet: true }).catch(() => {});
		await rm(folder, { recursive: true, force: true });
	}
}

async function ensureServer() {
	if (existsSync(SERVER)) return;
	const how = 'sudo apt-get install rabbitmq-server';
	if (process.getuid?.() !== 0) {
		throw new Stop(`There is no RabbitMQ here. Install it (${how}) and try again.`);
	}
	say('installing rabbitmq-server');
	const { code, output } = await run(
		'apt-get',
		['install', '-y', '--no-install-recommends', 'rabbitmq-server'],
		{ env: { DEBIAN_FRONTEND: 'noninteractive' }, quiet: true },
	);
	if (code !== 0 || !existsSync(SERVER)) {
		process.stderr.write(output);
		throw new Stop(`RabbitMQ could not be installed; see above, and try: ${how}`);
	}
}

/**
 * @param {number} port
 * @param {import('node:child_process').ChildProcess} broker
 */
async function untilItAnswers(port, broker) {
	const last = Date.now() + STARTUP;
	while (!(await answers(port))) {
		if (broker.exitCode !== null) {
			throw new Stop(`RabbitMQ ended with code ${broker.exitCode} before it answered.`);
		}
		if (Date.now() > last) throw new Stop(`RabbitMQ did not answer within ${STARTUP / 1000} s.`);
		await sleep(200);
	}
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function answers(port) {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => resolve((socket.destroy(), true)));
		socket.once('error', () => resolve(false));
	});
}
