import { stat } from 'node:fs/promises';
import path from 'node:path';
import { chooseEncoding, createReader, isCompressible, typeOf } from './files.mjs';

/** @typedef {{ readonly method?: string | undefined, readonly url?: string | undefined, readonly headers: Readonly<Record<string, string | string[] | undefined>> }} Request */
/** @typedef {{ readonly status: number, readonly headers: Record<string, string | number>, readonly body?: Buffer | string }} Answer */

/** Addresses below carry a hash of their content in their name. */
const HASHED = '_astro/';
const PLAIN = { 'Content-Type': 'text/plain; charset=utf-8' };

/**
 * Answers requests from a folder of built files.
 * @param {string} folder
 * @param {string} base the path that the site lives under, with a slash at both ends
 * @returns {(request: Request) => Promise<Answer>}
 */
export function createAnswerer(folder, base) {
	const read = createReader();

	return async ({ method = 'GET', url = '/', headers }) => {
		if (method !== 'GET' && method !== 'HEAD') {
			return { status: 405, headers: { ...PLAIN, Allow: 'GET, HEAD' }, body: 'Only GET and HEAD.' };
		}
		const [address = '', query] = url.split('?', 2);
		if (`${address}/` === base) return redirect(base, query);
		const inside = insideOf(address, base);
		if (inside === undefined) return notFound(headers);
		const file = path.join(folder, inside);
		if (await isFolder(file)) {
			if (!address.endsWith('/')) return redirect(`${address}/`, query);
			return send(path.join(file, 'index.html'), inside, headers);
		}
		return address.endsWith('/') ? notFound(headers) : send(file, inside, headers);
	};

	/**
	 * @param {string} file
	 * @param {string} inside
	 * @param {Request['headers']} headers
	 * @returns {Promise<Answer>}
	 */
	async function send(file, inside, headers) {
		const encoding = isCompressible(file)
			? chooseEncoding(text(headers['accept-encoding']))
			: 'identity';
		const variant = await read(file, encoding).catch(() => undefined);
		if (!variant) return notFound(headers);
		const common = {
			ETag: variant.etag,
			Vary: 'Accept-Encoding',
			'Cache-Control': inside.startsWith(HASHED)
				? 'public, max-age=31536000, immutable'
				: 'no-cache',
		};
		if (matches(text(headers['if-none-match']), variant.etag))
			return { status: 304, headers: common };
		return {
			status: 200,
			headers: { ...common, ...describe(file, encoding, variant.body) },
			body: variant.body,
		};
	}

	/**
	 * @param {Request['headers']} headers
	 * @returns {Promise<Answer>}
	 */
	async function notFound(headers) {
		const file = path.join(folder, '404.html');
		const encoding = chooseEncoding(text(headers['accept-encoding']));
		const variant = await read(file, encoding).catch(() => undefined);
		if (!variant) return { status: 404, headers: PLAIN, body: 'There is no such page.' };
		return { status: 404, headers: describe(file, encoding, variant.body), body: variant.body };
	}
}

/**
 * The part of an address below the base, decoded, without a slash before it; undefined when it is
 * not below it, cannot be decoded, or leads out of the folder.
 * @param {string} address
 * @param {string} base
 */
function insideOf(address, base) {
	if (!address.startsWith(base)) return undefined;
	try {
		const inside = decodeURIComponent(address.slice(base.length));
		const leadsOut = inside.split(/[/\\]/).includes('..') || path.isAbsolute(inside);
		return leadsOut || inside.includes('\0') ? undefined : inside;
	} catch {
		return undefined;
	}
}

/** @param {string} file */
async function isFolder(file) {
	return (await stat(file).catch(() => undefined))?.isDirectory() ?? false;
}

/**
 * @param {string} file
 * @param {import('./files.mjs').Encoding} encoding
 * @param {Buffer} body
 */
function describe(file, encoding, body) {
	return {
		'Content-Type': typeOf(file),
		'Content-Length': body.length,
		'X-Content-Type-Options': 'nosniff',
		...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
	};
}

/**
 * @param {string} to
 * @param {string | undefined} query
 * @returns {Answer}
 */
function redirect(to, query) {
	// Two slashes in front would name another host.
	const Location = to.replace(/^\/+/, '/') + (query === undefined ? '' : `?${query}`);
	return { status: 302, headers: { ...PLAIN, Location }, body: `Moved to ${Location}` };
}

/**
 * @param {string} ifNoneMatch
 * @param {string} etag
 */
const matches = (ifNoneMatch, etag) =>
	ifNoneMatch
		.split(',')
		.map((one) => one.trim().replace(/^W\//, ''))
		.some((one) => one === etag || one === '*');

/** @param {string | string[] | undefined} header */
const text = (header) => (Array.isArray(header) ? header.join(',') : (header ?? ''));
