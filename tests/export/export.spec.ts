import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { slideOf } from '../e2e/support/pages.ts';
import { watch } from '../e2e/support/watch.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const site = process.env['DIST_DIR'] ?? path.join(root, 'dist');
const out = mkdtempSync(path.join(tmpdir(), 'export-'));
const LESSON = 'why-queues';
const STAGE = slideOf('sync-or-queued');

test.describe.configure({ mode: 'serial' });
test.afterAll(() => rmSync(out, { recursive: true, force: true }));

test('the course is written on paper and as a folder', () => {
	const args = ['export', '--pdf', '--html', '--site', site, '--out', out];
	execFileSync(process.execPath, [path.join(root, 'src/tooling/run.mjs'), ...args], { cwd: root });
	expect(readdirSync(out).sort()).toEqual([
		'answers.pdf',
		'handout.pdf',
		'html',
		'slides-with-notes.pdf',
		'slides.pdf',
	]);
});

/** How many slides all lessons have. */
const slides = (): number =>
	readdirSync(path.join(site, 'slides'), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => readFileSync(path.join(site, 'slides', name, 'index.html'), 'utf8'))
		.reduce((sum, html) => sum + (html.match(/<div class="slide"/g)?.length ?? 0), 0);

/** Every page of a PDF as a grey picture: its width, its height, and how dark each pixel is. */
function pictures(file: string): { width: number; height: number; pixels: Uint8Array }[] {
	const folder = path.join(out, `${file}-pages`);
	execFileSync('mkdir', ['-p', folder]);
	execFileSync('pdftoppm', ['-gray', '-r', '20', path.join(out, file), path.join(folder, 'p')]);
	return readdirSync(folder)
		.sort()
		.map((name) => {
			const bytes = readFileSync(path.join(folder, name));
			const head = /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(bytes.subarray(0, 40).toString('latin1'));
			if (!head) throw new Error(`${name} is no picture`);
			const pixels = bytes.subarray(head[0].length);
			return { width: Number(head[1]), height: Number(head[2]), pixels };
		});
}

for (const file of ['slides.pdf', 'slides-with-notes.pdf', 'handout.pdf', 'answers.pdf']) {
	test(`${file}: as many pages as slides, none blank, nothing cut at an edge of the paper`, () => {
		const pages = pictures(file);
		if (file.startsWith('slides')) expect(pages).toHaveLength(slides());
		expect(pages.length).toBeGreaterThan(0);
		for (const [at, { width, height, pixels }] of pages.entries()) {
			const values = new Set(pixels);
			expect(values.size, `page ${at + 1} of ${file} has something on it`).toBeGreaterThan(8);
			if (file === 'slides.pdf') continue;
			// Paper has a margin all around, and nothing reaches into it.
			const edge = [...Array(height).keys()].map((y) => pixels[y * width + width - 2]);
			expect(Math.min(...edge.map((value) => value ?? 0)), `page ${at + 1}`).toBeGreaterThan(240);
		}
	});
}

test('the folder opens without a server: a stage plays, and two windows are in step', async ({
	context,
}) => {
	const address = (file: string): string => pathToFileURL(path.join(out, 'html', file)).href;
	expect(existsSync(path.join(out, 'html', 'index.html'))).toBe(true);
	const page = await context.newPage();
	const seen = await watch(page);
	await page.goto(address(`slides/${LESSON}/index.html`));
	await expect(page.locator('.deck')).toHaveAttribute('data-ready', '');
	const speaker = await context.newPage();
	await speaker.goto(`${address(`slides/${LESSON}/presenter/index.html`)}#${STAGE}`);
	await expect(speaker.locator('.p-cols')).toHaveAttribute('data-role', 'presenting');
	await expect(page).toHaveURL((url) => url.hash === `#${STAGE}`);
	const stage = page.locator('.slide:not([inert]) .stage');
	await speaker.locator('.remote:visible').getByRole('button', { name: 'Play' }).click();
	await expect(stage).toHaveAttribute('data-state', 'playing');
	await speaker.locator('.remote:visible').getByRole('button', { name: 'Pause' }).click();
	await expect(stage).toHaveAttribute('data-state', 'paused');
	await page.keyboard.press('o');
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.keyboard.press('Escape');
	await seen.expectNone();

	// The talk of the course goes from file to file.
	await page.goto(`${address('slides/index.html')}?session=course-alone`);
	await page.getByRole('link', { name: 'Start with lesson 1' }).click();
	const deck = page.frameLocator('iframe.course-frame');
	await expect(deck.locator('.deck[data-ready]')).toHaveAttribute('data-lesson', LESSON);
	await page.keyboard.press('End');
	await expect(deck.getByRole('button', { name: 'Next slide' })).toBeVisible();
	await expect(async () => {
		await deck.getByRole('button', { name: 'Next slide' }).click();
		await expect(deck.locator('.deck')).not.toHaveAttribute('data-lesson', LESSON, {
			timeout: 500,
		});
	}).toPass();
	await expect(page).toHaveURL(/#producer-consumer\//);
});
