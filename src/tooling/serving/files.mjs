import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** @typedef {'br' | 'gzip' | 'identity'} Encoding */
/** @typedef {{ readonly etag: string, readonly body: Buffer }} Variant one file in one encoding */

const TEXT = '; charset=utf-8';
const TYPES = /** @type {Record<string, string>} */ ({
	'.html': `text/html${TEXT}`,
	'.css': `text/css${TEXT}`,
	'.js': `text/javascript${TEXT}`,
	'.mjs': `text/javascript${TEXT}`,
	'.json': `application/json${TEXT}`,
	'.webmanifest': `application/manifest+json${TEXT}`,
	'.svg': `image/svg+xml${TEXT}`,
	'.txt': `text/plain${TEXT}`,
	'.xml': `application/xml${TEXT}`,
	'.avif': 'image/avif',
	'.ico': 'image/x-icon',
	'.jpg': 'image/jpeg',
	'.png': 'image/png',
	'.webp': 'image/webp',
	'.pdf': 'application/pdf',
	'.wasm': 'application/wasm',
	'.woff2': 'font/woff2',
});

/**
 * The content type by a file's name.
 * @param {string} file
 */
export const typeOf = (file) => TYPES[path.extname(file)] ?? 'application/octet-stream';

/**
 * Whether compressing such a file is worth it: all text and WebAssembly are, pictures are not.
 * @param {string} file
 */
export const isCompressible = (file) =>
	typeOf(file).endsWith(TEXT) || path.extname(file) === '.wasm';

/**
 * The encoding to answer in: brotli before gzip before none, as far as the browser takes it.
 * @param {string | undefined} accepted the Accept-Encoding header
 * @returns {Encoding}
 */
export function chooseEncoding(accepted = '') {
	const taken = accepted
		.split(',')
		.map((entry) =>
			entry
				.trim()
				.toLowerCase()
				.split(/\s*;\s*q=/),
		)
		.filter(([, quality]) => quality === undefined || Number(quality) > 0)
		.map(([name]) => name);
	if (taken.includes('br')) return 'br';
	return taken.includes('gzip') ? 'gzip' : 'identity';
}

/** @type {Readonly<Record<Encoding, (body: Buffer) => Promise<Buffer>>>} */
const ENCODERS = {
	br: (body) =>
		promisify(brotliCompress)(body, {
			params: { [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
		}),
	gzip: (body) => promisify(gzip)(body, { level: 9 }),
	identity: (body) => Promise.resolve(body),
};

/**
 * Reads files, and keeps what it read and compressed until the file changes.
 * @returns {(file: string, encoding: Encoding) => Promise<Variant>} rejects when there is no such file
 */
export function createReader() {
	/** @type {Map<string, { readonly stamp: string, readonly variant: Promise<Variant> }>} */
	const kept = new Map();
	return async (file, encoding) => {
		const { mtimeMs, size } = await stat(file);
		const stamp = `${mtimeMs}-${size}`;
		const key = `${encoding} ${file}`;
		const known = kept.get(key);
		if (known?.stamp === stamp) return known.variant;
		const variant = readFile(file).then((body) => encode(body, encoding));
		kept.set(key, { stamp, variant });
		return variant;
	};
}

/**
 * @param {Buffer} body
 * @param {Encoding} encoding
 * @returns {Promise<Variant>}
 */
async function encode(body, encoding) {
	const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
	return { etag: `"${hash}-${encoding}"`, body: await ENCODERS[encoding](body) };
}
