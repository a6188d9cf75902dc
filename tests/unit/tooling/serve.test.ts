import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../../src/tooling/serve.mjs';

const HOME = `<!doctype html><title>Home</title>${'<p>Take a number.</p>'.repeat(100)}`;
const FILES: Readonly<Record<string, string>> = {
	'index.html': HOME,
	'404.html': '<!doctype html><title>Not found</title>',
	'lessons/why-queues/index.html': '<!doctype html><title>Why queues</title>',
	'_astro/page.a1b2c3.js': 'export const a = 1;',
	'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
	'font.woff2': 'not really',
	'index.pf_meta': 'binary',
	'café.txt': 'open',
};

let above: string;
let folder: string;
const open: { close(): Promise<void> }[] = [];

beforeAll(() => {
	above = mkdtempSync(path.join(tmpdir(), 'serve-'));
	folder = path.join(above, 'dist');
	for (const [name, text] of Object.entries({ ...FILES, '../secret.txt': 'secret' })) {
		mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
		writeFileSync(path.join(folder, name), text);
	}
});
afterEach(async () => {
	for (const server of open.splice(0)) await server.close();
});
afterAll(() => rmSync(above, { recursive: true }));

interface Got {
	readonly status: number | undefined;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly body: Buffer;
}

/** Asks exactly for this address: no client tidies it up. */
function ask(
	port: number,
	address: string,
	headers: Record<string, string> = {},
	method = 'GET',
): Promise<Got> {
	return new Promise((resolve, reject) => {
		request({ host: '127.0.0.1', port, path: address, headers, method }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () =>
				resolve({
					status: response.statusCode,
					headers: response.headers,
					body: Buffer.concat(chunks),
				}),
			);
		})
			.on('error', reject)
			.end();
	});
}

async function started(options: Partial<Parameters<typeof serve>[0]> = {}) {
	const server = await serve({ folder, ...options });
	open.push(server);
	return server;
}

describe('the server of the built site', () => {
	it('serves files under their content types', async () => {
		const { port } = await started();
		const type = async (address: string) => (await ask(port, address)).headers['content-type'];
		expect(await type('/')).toBe('text/html; charset=utf-8');
		expect(await type('/_astro/page.a1b2c3.js')).toBe('text/javascript; charset=utf-8');
		expect(await type('/icon.svg')).toBe('image/svg+xml; charset=utf-8');
		expect(await type('/font.woff2')).toBe('font/woff2');
		expect(await type('/index.pf_meta')).toBe('application/octet-stream');
		expect((await ask(port, '/caf%C3%A9.txt')).body.toString()).toBe('open');
	});

	it('serves a folder’s index, and leads to it from the address without the last slash', async () => {
		const { port } = await started();
		const page = await ask(port, '/lessons/why-queues/?from=home');
		expect(page.body.toString()).toContain('Why queues');
		const bare = await ask(port, '/lessons/why-queues?from=home');
		expect(bare.status).toBe(302);
		expect(bare.headers['location']).toBe('/lessons/why-queues/?from=home');
		expect((await ask(port, '//lessons/why-queues')).status).toBe(404);
	});

	it('answers what is not there with the page for that, and says 404', async () => {
		const { port } = await started();
		for (const address of ['/nowhere/', '/nowhere', '/icon.svg/', '/%', '/%00', '/lessons/']) {
			const { status, body } = await ask(port, address);
			expect([address, status, body.toString()]).toEqual([address, 404, FILES['404.html']]);
		}
	});

	it('never leaves its folder', async () => {
		const { port } = await started();
		const ways = [
			'/../secret.txt',
			'/%2e%2e/secret.txt',
			'/a/..%2f..%2fsecret.txt',
			'/..%5csecret.txt',
		];
		for (const way of [...ways, `/${above}/secret.txt`, `/%2f${above}/secret.txt`]) {
			const { status, body } = await ask(port, way);
			expect([way, status]).toEqual([way, 404]);
			expect(body.toString()).not.toContain('secret');
		}
	});

	it('compresses text as the browser likes it, and nothing else', async () => {
		const { port } = await started();
		const brotli = await ask(port, '/', { 'Accept-Encoding': 'gzip, deflate, br' });
		expect(brotli.headers['content-encoding']).toBe('br');
		expect(brotli.headers['vary']).toBe('Accept-Encoding');
		expect(brotli.body.length).toBeLessThan(HOME.length / 10);
		expect(brotliDecompressSync(brotli.body).toString()).toBe(HOME);
		const gzip = await ask(port, '/', { 'Accept-Encoding': 'gzip, br;q=0' });
		expect(gzip.headers['content-encoding']).toBe('gzip');
		expect(gunzipSync(gzip.body).toString()).toBe(HOME);
		const plain = await ask(port, '/');
		expect(plain.headers['content-encoding']).toBeUndefined();
		expect(plain.body.toString()).toBe(HOME);
		const font = await ask(port, '/font.woff2', { 'Accept-Encoding': 'br' });
		expect(font.headers['content-encoding']).toBeUndefined();
	});

	it('lets browsers keep for ever what carries a hash, and ask again for the rest', async () => {
		const { port } = await started();
		const script = await ask(port, '/_astro/page.a1b2c3.js');
		expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
		const page = await ask(port, '/');
		expect(page.headers['cache-control']).toBe('no-cache');
		const again = await ask(port, '/', { 'If-None-Match': String(page.headers['etag']) });
		expect([again.status, again.body.length]).toEqual([304, 0]);
		const other = await ask(port, '/', { 'If-None-Match': '"another"' });
		expect(other.status).toBe(200);
	});

	it('serves a new build without being started again', async () => {
		const { port } = await started();
		const before = await ask(port, '/café.txt'.replace('é', '%C3%A9'));
		writeFileSync(path.join(folder, 'café.txt'), 'closed');
		const after = await ask(port, '/caf%C3%A9.txt');
		writeFileSync(path.join(folder, 'café.txt'), 'open');
		expect(after.body.toString()).toBe('closed');
		expect(after.headers['etag']).not.toBe(before.headers['etag']);
	});

	it('answers HEAD without a body and refuses what would change something', async () => {
		const { port } = await started();
		const head = await ask(port, '/', {}, 'HEAD');
		expect([head.status, head.body.length]).toEqual([200, 0]);
		expect(head.headers['content-length']).toBe(String(HOME.length));
		const post = await ask(port, '/', {}, 'POST');
		expect([post.status, post.headers['allow']]).toEqual([405, 'GET, HEAD']);
	});

	it('lives under a path when told so, and nowhere else', async () => {
		const { port, url } = await started({ base: '/course' });
		expect(url).toBe(`http://localhost:${port}/course/`);
		expect((await ask(port, '/course/')).body.toString()).toBe(HOME);
		expect((await ask(port, '/course')).headers['location']).toBe('/course/');
		expect((await ask(port, '/course/_astro/page.a1b2c3.js')).status).toBe(200);
		for (const address of ['/', '/courses/', '/lessons/why-queues/', '/course/nowhere/']) {
			expect([address, (await ask(port, address)).status]).toEqual([address, 404]);
		}
	});

	it('takes the next free port, or says that there is none', async () => {
		const first = await started();
		const second = await started({ port: first.port });
		expect(second.port).toBeGreaterThan(first.port);
		expect((await ask(second.port, '/')).status).toBe(200);
		await expect(serve({ folder, port: first.port, strict: true })).rejects.toThrow(
			`No port from ${first.port} to ${first.port} is free`,
		);
	});

	it('says what to do when nothing was built', async () => {
		await expect(serve({ folder: path.join(above, 'none') })).rejects.toThrow(
			'run `npm run build` first',
		);
	});

	it('stops answering when it is closed, with a visitor still connected', async () => {
		const { port, close } = await serve({ folder });
		await ask(port, '/', { Connection: 'keep-alive' });
		await close();
		await expect(ask(port, '/')).rejects.toThrow();
	});
});
