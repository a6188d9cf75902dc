import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = process.env['DIST_DIR'] ?? fileURLToPath(new URL('../../../dist/', import.meta.url));

/** Every page that was built, as an address relative to the site’s root: '', 'lessons/why-queues/', … */
export const pages: readonly string[] = readdirSync(dist, { recursive: true, encoding: 'utf8' })
	.map((file) => file.split(path.sep).join('/'))
	.filter((file) => file.endsWith('.html'))
	.map((file) => file.replace(/(^|\/)index\.html$/, '$1'))
	.sort();

/** The page with the most on it. */
export const LESSON = 'lessons/why-queues/';
export const SLIDES = 'slides/why-queues/';

/** The slide of that deck that holds this stage, as it was built: its id. */
export function slideOf(stage: string): string {
	const html = readFileSync(path.join(dist, SLIDES, 'index.html'), 'utf8');
	const slide = html.split('<div class="slide"').find((it) => it.includes(`data-stage="${stage}"`));
	const id = / id="([^"]+)"/.exec(slide ?? '')?.[1];
	if (id === undefined) throw new Error(`No slide of ${SLIDES} holds the stage ${stage}.`);
	return id;
}
