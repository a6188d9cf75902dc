import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createAnswerer } from './serving/answer.mjs';
import { Stop } from './stop.mjs';

/**
 * @typedef {object} Options
 * @property {string} folder the built site
 * @property {number} [port] the first port to try; 0 leaves the choice to the system
 * @property {string} [base] the path that the site lives under, such as `/course/`
 * @property {string | undefined} [host] by default this machine alone, by both of its addresses
 * @property {boolean} [strict] fail when the port is taken instead of trying the next one
 */
/** @typedef {{ readonly port: number, readonly url: string, close(): Promise<void> }} Served */
/** @typedef {import('node:http').Server} Server */

const THIS_MACHINE = ['127.0.0.1', '::1'];
/** How many ports after the first are tried. */
const ATTEMPTS = 50;

/**
 * Serves a built site. Rejects with a Stop when there is none, or no port is free.
 * @param {Options} options
 * @returns {Promise<Served>}
 */
export async function serve({ folder, port = 0, base = '/', host, strict = false }) {
	if (!existsSync(folder)) {
		throw new Stop(`There is nothing to serve in ${folder}: run \`npm run build\` first.`);
	}
	const path = `/${base}/`.replace(/\/{2,}/g, '/');
	const answer = createAnswerer(folder, path);
	const hosts = host ? [host] : THIS_MACHINE;
	const last = strict || port === 0 ? port : Math.min(port + ATTEMPTS, 65_535);
	for (let candidate = port; candidate <= last; candidate++) {
		const servers = await listen(answer, hosts, candidate);
		if (!servers) continue;
		const taken = portOf(servers[0]);
		return {
			port: taken,
			url: `http://${host ?? 'localhost'}:${taken}${path}`,
			close: async () => void (await Promise.all(servers.map(close))),
		};
	}
	throw new Stop(
		`No port from ${port} to ${last} is free: end another server, or choose a port with --port.`,
	);
}

/**
 * Listens on every host at one port; undefined when the port is taken on any of them.
 * @param {ReturnType<typeof createAnswerer>} answer
 * @param {readonly string[]} hosts
 * @param {number} port
 */
async function listen(answer, hosts, port) {
	/** @type {Server[]} */
	const servers = [];
	for (const host of hosts) {
		const server = createServer((request, response) => void respond(answer, request, response));
		const error = await opened(server, host, servers[0] ? portOf(servers[0]) : port);
		if (!error) servers.push(server);
		else if (error === 'EADDRINUSE') {
			await Promise.all(servers.map(close));
			return undefined;
		} else if (servers.length === 0) {
			throw new Stop(`Listening on ${host}:${port} failed (${error}): choose another with --port.`);
		}
	}
	return servers;
}

/**
 * @param {Server} server
 * @param {string} host
 * @param {number} port
 * @returns {Promise<string | undefined>} the error's code
 */
function opened(server, host, port) {
	return new Promise((resolve) => {
		server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code));
		server.listen({ host, port }, () => resolve(undefined));
	});
}

/**
 * @param {ReturnType<typeof createAnswerer>} answer
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function respond(answer, request, response) {
	const { status, headers, body } = await answer(request);
	response.writeHead(status, headers);
	response.end(request.method === 'HEAD' ? undefined : body);
}

/** @param {Server | undefined} server */
function portOf(server) {
	const address = server?.address();
	return typeof address === 'object' && address ? address.port : 0;
}

/** @param {Server} server */
function close(server) {
	return new Promise((resolve) => {
		server.close(resolve);
		server.closeAllConnections();
	});
}

/** `node src/tooling/serve.mjs --folder dist --port 4330 --base /`: for tests and measurements. */
async function main() {
	const { values } = parseArgs({
		options: {
			folder: { type: 'string', default: 'dist' },
			port: { type: 'string', default: '4330' },
			base: { type: 'string', default: '/' },
		},
	});
	const { url } = await serve({ ...values, port: Number(values.port), strict: true });
	process.stdout.write(`${values.folder} is at ${url}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	await main().catch((/** @type {Error} */ { message }) => {
		process.stderr.write(`${message}\n`);
		process.exitCode = 1;
	});
}
