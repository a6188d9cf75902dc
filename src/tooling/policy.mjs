import { createHash } from 'node:crypto';
import { eachPage } from './each-page.mjs';

/**
 * Takes out of every page's policy the hashes that nothing on the page needs: files of this site are
 * let in by 'self', so only what stands in the page itself has to be known by its hash. Comes after
 * whatever changes scripts in a page.
 */
export const policy = () => eachPage('policy', withNeededHashes);

/** @param {string} html */
export function withNeededHashes(html) {
	const inside = [...html.matchAll(/<(?:script|style)\b[^>]*>(.*?)<\/(?:script|style)>/gs)];
	const needed = new Set(
		inside.map(([, text = '']) => text && createHash('sha256').update(text).digest('base64')),
	);
	return html.replace(/<meta http-equiv="content-security-policy"[^>]*>/, (meta) =>
		meta.replace(/ 'sha256-([^']+)'/g, (hash, digest) => (needed.has(digest) ? hash : '')),
	);
}
