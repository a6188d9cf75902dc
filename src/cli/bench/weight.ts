import { brotliCompressSync } from 'node:zlib';
import type { Page } from '@playwright/test';

/** Something that a page has asked for. */
export interface Part {
	readonly url: string;
	/** As browsers call it: document, script, stylesheet, font, … */
	readonly type: string;
	/** Of its body in brotli. */
	readonly bytes: number;
}

/** Notes what a page asks for from now on; ask for it when the page has come to rest. */
export function weigh(page: Page): () => Promise<Part[]> {
	const parts: Promise<Part[]>[] = [];
	page.on('response', (response) => {
		const type = response.request().resourceType();
		const url = response.url();
		// What was not kept by the browser weighs nothing more.
		const part = response.body().then(
			(body) => [{ url, type, bytes: brotliCompressSync(body).length }],
			() => [],
		);
		parts.push(part);
	});
	return async () => (await Promise.all(parts)).flat();
}

/** Kilobytes of the parts that `of` takes. */
export function kilobytes(parts: readonly Part[], of: (part: Part) => boolean): number {
	return parts.filter(of).reduce((sum, { bytes }) => sum + bytes, 0) / 1_000;
}
