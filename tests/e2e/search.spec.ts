import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { parse } from 'yaml';
import { LESSON } from './support/pages.ts';
import { awake, frames, watch } from './support/watch.ts';

const content = fileURLToPath(new URL('../../content/', import.meta.url));

/** Opens the dialog with a key and gives its parts. */
async function open(
	page: Page,
	key = '/',
): Promise<{ dialog: Locator; field: Locator; hits: Locator; said: Locator }> {
	await page.goto(LESSON);
	await awake(page);
	await page.keyboard.press(key);
	const dialog = page.getByRole('dialog', { name: 'Search the course' });
	await expect(dialog).toBeVisible();
	return {
		dialog,
		field: dialog.getByRole('combobox', { name: 'Search' }),
		hits: dialog.getByRole('option'),
		said: dialog.getByRole('status'),
	};
}

test('nothing of the search is loaded before it is opened, the index not before the first letter', async ({
	page,
}) => {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).pathname));
	await page.goto(LESSON);
	await awake(page);
	await page.waitForLoadState('networkidle');
	expect(asked.filter((address) => address.includes('pagefind'))).toEqual([]);
	const before = asked.length;
	await page.keyboard.press('Control+k');
	await expect(page.getByRole('combobox')).toBeFocused();
	expect(asked.length, 'the dialog’s own files').toBeGreaterThan(before);
	expect(asked.filter((address) => address.includes('pagefind'))).toEqual([]);
	await page.getByRole('combobox').fill('queue');
	await expect(page.getByRole('option').first()).toBeVisible();
	expect(asked.filter((address) => address.includes('/pagefind/pagefind.js'))).toHaveLength(1);
});

for (const key of ['/', 'Control+k', 'Meta+k']) {
	test(`${key} opens it, Esc closes it and the focus is on the button`, async ({ page }) => {
		const { dialog, field } = await open(page, key);
		await expect(field).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(dialog).toBeHidden();
		await expect(page.locator('[data-search-opener]')).toBeFocused();
	});
}

test('the button opens it with a click, Enter and Space, the cross closes it', async ({ page }) => {
	await page.goto(LESSON);
	const opener = page.getByRole('button', { name: 'Search', exact: true });
	const dialog = page.getByRole('dialog');
	for (const act of [
		() => opener.click(),
		() => opener.press('Enter'),
		() => opener.press('Space'),
	]) {
		await act();
		await expect(dialog).toBeVisible();
		await dialog.getByRole('button', { name: 'Close' }).click();
		await expect(dialog).toBeHidden();
		await expect(opener).toBeFocused();
	}
});

test('results are grouped by lesson, say their kind and are counted', async ({ page }) => {
	const { dialog, field, hits, said } = await open(page);
	await field.fill('mail');
	await expect(hits.first()).toBeVisible();
	// The first two dozen are shown; how many more there are is said below them.
	const more = await dialog.locator('.search-more').allTextContents();
	const found =
		(await hits.count()) + more.reduce((sum, text) => sum + Number.parseInt(text, 10), 0);
	await expect(said).toHaveText(`${found} found`);
	await expect(dialog.getByRole('group', { name: 'Lesson 1, Why queues' })).toBeVisible();
	await expect(hits.first()).toContainText(/Section|Simulation|Question/);
	await expect(hits.locator('mark').first()).toHaveText(/^mail/i);
});

test('arrows choose, round the ends, and Enter follows @site', async ({ page }) => {
	const { dialog, field, hits } = await open(page);
	await field.fill('mail');
	await expect(hits.nth(1)).toBeVisible();
	await expect(hits.nth(0)).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('ArrowUp');
	await expect(hits.last()).toHaveAttribute('aria-selected', 'true');
	await expect(hits.last()).toBeInViewport();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await expect(hits.nth(1)).toHaveAttribute('aria-selected', 'true');
	const id = await hits.nth(1).getAttribute('id');
	await expect(field).toHaveAttribute('aria-activedescendant', id ?? '');
	const target = await hits.nth(1).evaluate((link: HTMLAnchorElement) => link.href);
	await page.keyboard.press('Enter');
	await expect(dialog).toBeHidden();
	await expect(page).toHaveURL(target);
});

test('every address in the results exists on its page', async ({ page, request }) => {
	const { field, hits } = await open(page);
	const targets = new Set<string>();
	for (const word of ['queue', 'mail', 'order']) {
		await field.fill(word);
		await expect(hits.locator('mark').first()).toHaveText(new RegExp(`^${word}`, 'i'));
		for (const hit of await hits.all()) {
			targets.add(await hit.evaluate((link: HTMLAnchorElement) => link.href));
		}
	}
	expect(targets.size).toBeGreaterThan(20);
	const pages = new Map<string, string>();
	for (const target of targets) {
		const { hash, origin, pathname } = new URL(target);
		const address = origin + pathname;
		if (!pages.has(address)) {
			const answer = await request.get(address);
			expect(answer.status(), target).toBe(200);
			pages.set(address, await answer.text());
		}
		if (hash) expect(pages.get(address), target).toContain(` id="${hash.slice(1)}"`);
	}
});

test('a pointer follows a result', async ({ page }) => {
	const { dialog, field, hits } = await open(page);
	await field.fill('mail');
	const target = await hits.nth(1).evaluate((link: HTMLAnchorElement) => link.href);
	await hits.nth(1).click();
	await expect(dialog).toBeHidden();
	await expect(page).toHaveURL(target);
});

test('Tab reaches the filters, and a filter shows one kind with its count @site', async ({
	page,
}) => {
	const { dialog, field, hits, said } = await open(page);
	await field.fill('mail');
	await expect(hits.first()).toBeVisible();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await expect(dialog.getByRole('radio', { name: 'Everything' })).toBeFocused();
	await page.keyboard.press('ArrowRight');
	await expect(dialog.getByRole('radio', { name: 'Sections' })).toBeChecked();
	await expect(dialog.locator('.hit .kind').filter({ hasNotText: 'Section' })).toHaveCount(0);
	// The first two dozen are shown; how many more there are is said below them.
	const more = await dialog.locator('.search-more').allTextContents();
	const found =
		(await hits.count()) + more.reduce((sum, text) => sum + Number.parseInt(text, 10), 0);
	await expect(said).toHaveText(`${found} found`);
	await expect(dialog.getByRole('radio', { name: `Sections ${await hits.count()}` })).toBeChecked();
	// Pages that are no lessons are a kind of their own, and so are the parts of the map.
	await dialog.locator('label').filter({ hasText: 'Pages' }).click();
	await field.fill('map of the shop');
	await expect(hits.filter({ hasText: 'The map of the shop' }).first()).toHaveAttribute(
		'href',
		/map\/$/,
	);
	await expect(dialog.locator('.hit .kind').filter({ hasNotText: 'Page' })).toHaveCount(0);
	for (const [words, address] of [
		['review', /review\/$/],
		['scenario format', /reference\/scenario\/$/],
		['clerk', /map\/#/],
	] as const) {
		await field.fill(words);
		await expect(hits.first()).toHaveAttribute('href', address);
	}
});

test('no result says so and offers a way on', async ({ page }) => {
	const { dialog, field, said } = await open(page);
	await field.fill('xylophone');
	await expect(said).toHaveText('Nothing found');
	await dialog.getByRole('link', { name: 'contents' }).click();
	await expect(page).toHaveURL(/contents\/$/);
});

test('an empty field says what can be found', async ({ page }) => {
	const { dialog, hits } = await open(page);
	await expect(dialog).toContainText('sections, in simulations and in questions');
	await dialog.getByRole('button', { name: 'queue' }).click();
	await expect(hits.first()).toBeVisible();
});

test('an index that cannot be loaded gives a sentence and a way on', async ({ page }) => {
	await page.route('**/pagefind/**', (route) => route.abort());
	const { dialog, field } = await open(page);
	await field.fill('queue');
	await expect(dialog.getByRole('alert')).toHaveText('The search index could not be loaded.');
	await expect(dialog.getByRole('link', { name: 'contents' })).toBeVisible();
});

test('a slash in a field is a slash, and switched-off single keys are left alone', async ({
	page,
}) => {
	const { dialog, field } = await open(page);
	await field.fill('');
	await page.keyboard.type('a/b');
	await expect(field).toHaveValue('a/b');
	await page.keyboard.press('Escape');
	await page.evaluate(() => (document.documentElement.dataset['singleKeys'] = 'off'));
	await page.keyboard.press('/');
	await frames(page, 12);
	await expect(dialog).toBeHidden();
	await page.keyboard.press('Control+k');
	await expect(dialog).toBeVisible();
});

test('on a narrow screen it is a sheet of full height @site', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 800 });
	const { dialog, field, hits } = await open(page);
	await field.fill('queue');
	await expect(hits.first()).toBeVisible();
	expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 800 });
});

test('searching breaks no policy', async ({ page }) => {
	const watched = await watch(page);
	const { field, hits } = await open(page);
	await field.fill('queue');
	await expect(hits.first()).toBeVisible();
	await watched.expectNone();
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('the button is a link to the contents', async ({ page }) => {
		await page.goto(LESSON);
		await page.getByRole('link', { name: 'Search', exact: true }).click();
		await expect(page).toHaveURL(/contents\/$/);
	});
});

test('stems are in the index; options and reasons are not', () => {
	const fragments = path.join(process.env['DIST_DIR'] ?? 'dist', 'pagefind/fragment');
	const index = readdirSync(fragments)
		.map((file) => gunzipSync(readFileSync(path.join(fragments, file))).toString())
		.join('\n');
	for (const file of readdirSync(path.join(content, 'quizzes'))) {
		const { questions } = parse(readFileSync(path.join(content, 'quizzes', file), 'utf8')) as {
			questions: { stem: string; why?: string; options?: { text: string; why: string }[] }[];
		};
		for (const { stem, why, options = [] } of questions) {
			expect(index).toContain(JSON.stringify(stem.trim()).slice(1, -1));
			for (const text of [why, ...options.flatMap((option) => [option.text, option.why])]) {
				// Short options may be words of the lesson itself.
				if (text && text.length > 40 && !text.includes('{{'))
					expect(index).not.toContain(text.trim());
			}
		}
	}
});
