import { expect, type Page, test } from '@playwright/test';
import { expectClean, expectCleanColours } from './support/axe.ts';
import { LESSON, pages, SLIDES } from './support/pages.ts';
import { awake, wakeAll, watch } from './support/watch.ts';

type Way = readonly [width: number, colorScheme: 'light' | 'dark'];

/** The four ways to look at a page. */
const WAYS: readonly Way[] = [
	[1280, 'light'],
	[1280, 'dark'],
	[320, 'dark'],
	[320, 'light'],
];

/** One page of each kind; those that are many of a kind are looked at in turn. */
const KINDS = [LESSON, SLIDES, `${SLIDES}presenter/`];
const many = pages.filter(
	(address) => /^(?:lessons|slides|stage)\/./.test(address) && !KINDS.includes(address),
);

/**
 * How a page is looked at: one of each kind in all ways, the others of its kind each in two that
 * differ in both, a stage alone in one, the next stage in the next.
 */
function waysOf(address: string): readonly Way[] {
	const turn = many.indexOf(address);
	if (turn === -1) return WAYS;
	if (address.startsWith('stage/')) return WAYS.filter((_, way) => way === turn % 4);
	return WAYS.filter((_, way) => way % 2 === turn % 2);
}

async function look(page: Page, [width, colorScheme]: Way): Promise<void> {
	await page.setViewportSize({ width, height: 800 });
	await page.emulateMedia({ colorScheme });
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const wide = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect(wide, 'pixels wider than the window').toBeLessThanOrEqual(0);
}

/** Under a path, what could differ is addresses; how a page looks was seen at the root. */
const atRoot = (process.env['BASE_PATH'] ?? '/') === '/';

test.describe('every page', () => {
	for (const address of pages) {
		// Stages alone differ from one another in what they show, and not in their addresses.
		const once = address.startsWith('stage/') ? ' @site' : '';
		test(`/${address} keeps its own strict policy, logs no error and is open to all${once}`, async ({
			page,
		}) => {
			const [first, ...others] = waysOf(address);
			if (first) await look(page, first);
			const watched = await watch(page);
			await page.goto(address);
			await awake(page);
			const policy = await page
				.locator('meta[http-equiv="content-security-policy"]')
				.getAttribute('content');
			expect(policy).toContain("default-src 'self'");
			expect(policy).not.toContain('unsafe-inline');
			expect(policy).not.toContain('http');
			// What lies on another slide sleeps until that slide is shown.
			if (!address.startsWith('slides/')) await wakeAll(page);
			await watched.expectNone();
			if (!atRoot) return;
			await expectClean(page);
			await expectNoSidewaysScroll(page);
			let wide = first?.[0];
			for (const way of others) {
				await look(page, way);
				await (way[0] === wide ? expectCleanColours(page) : expectClean(page));
				await expectNoSidewaysScroll(page);
				wide = way[0];
			}
		});
	}

	test('is delivered without a style attribute', async ({ request }) => {
		for (const address of pages) {
			const html = await (await request.get(address)).text();
			expect(html, address).not.toMatch(/\sstyle="/);
		}
	});
});

test.describe('a lesson in use is open to all @site', () => {
	for (const width of [1280, 320]) {
		test(`${width} px: stage running, question answered, search open`, async ({ page }) => {
			const inBothSchemes = async (): Promise<void> => {
				await look(page, [width, 'light']);
				await expectClean(page);
				await look(page, [width, 'dark']);
				await expectCleanColours(page);
			};
			await look(page, [width, 'light']);
			await page.goto(LESSON);
			await wakeAll(page);

			const question = page
				.locator('[data-search="question"]')
				.filter({ has: page.getByRole('radio') })
				.first();
			await question.getByRole('radio').first().check();
			await question.getByRole('button', { name: /check/i }).click();
			await expect(question.getByText(/your answer/i).first()).toBeVisible();
			const stage = page.locator('[data-search="simulation"]').first();
			await stage.getByRole('button', { name: 'Play' }).click();
			await expect(stage.getByRole('button', { name: 'Pause' })).toBeVisible();
			await inBothSchemes();

			await page.keyboard.press('Control+k');
			const dialog = page.getByRole('dialog');
			await expect(dialog).toBeVisible();
			await inBothSchemes();
			await dialog.getByRole('combobox').fill('queue');
			await expect(dialog.getByRole('option').first()).toBeVisible();
			await inBothSchemes();
		});
	}
});
