import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { LESSON, pages, SLIDES } from './support/pages.ts';
import { wakeAll } from './support/watch.ts';

async function expectClean(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	const short = violations.map(({ id, nodes }) => ({
		id,
		nodes: nodes
			.slice(0, 4)
			.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
	}));
	expect(short).toEqual([]);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const wide = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect(wide, 'pixels wider than the window').toBeLessThanOrEqual(0);
}

/**
 * The four ways to look at a page. One page of each kind is looked at in all of them; of the others
 * of its kind each in two that differ in both, a stage alone in one.
 */
const WAYS = ['1280 light', '320 dark', '1280 dark', '320 light'];
const KINDS = [LESSON, SLIDES, `${SLIDES}presenter/`];
const isOneOfMany = (address: string): boolean =>
	/^(?:lessons|slides|stage)\/./.test(address) && !KINDS.includes(address);
const many = pages.filter(isOneOfMany);
const isLookedAt = (address: string, way: string): boolean => {
	if (!isOneOfMany(address)) return true;
	const turn = many.indexOf(address);
	if (address.startsWith('stage/')) return WAYS[turn % 4] === way;
	return WAYS.indexOf(way) >> 1 === turn % 2;
};

for (const width of [1280, 320]) {
	for (const colorScheme of ['light', 'dark'] as const) {
		test.describe(`${width} px, ${colorScheme} @site`, () => {
			test.use({ viewport: { width, height: 800 }, colorScheme });

			for (const address of pages) {
				if (!isLookedAt(address, `${width} ${colorScheme}`)) continue;
				test(`/${address} has no violation`, async ({ page }) => {
					await page.goto(address);
					if (!address.startsWith('slides/')) await wakeAll(page);
					await expectClean(page);
					await expectNoSidewaysScroll(page);
				});
			}

			test('the search dialog has none, empty and with results', async ({ page }) => {
				await page.goto(LESSON);
				await page.keyboard.press('Control+k');
				const dialog = page.getByRole('dialog');
				await expect(dialog).toBeVisible();
				await expectClean(page);
				await dialog.getByRole('combobox').fill('queue');
				await expect(dialog.getByRole('option').first()).toBeVisible();
				await expectClean(page);
			});

			test('an answered question has none', async ({ page }) => {
				await page.goto(LESSON);
				await wakeAll(page);
				const question = page
					.locator('[data-search="question"]')
					.filter({ has: page.getByRole('radio') })
					.first();
				await question.getByRole('radio').first().check();
				await question.getByRole('button', { name: /check/i }).click();
				await expect(question.getByText(/your answer/i).first()).toBeVisible();
				await expectClean(page);
			});

			test('a running stage has none', async ({ page }) => {
				await page.goto(LESSON);
				await wakeAll(page);
				const stage = page.locator('[data-search="simulation"]').first();
				await stage.getByRole('button', { name: 'Play' }).click();
				await expect(stage.getByRole('button', { name: 'Pause' })).toBeVisible();
				await expectClean(page);
			});
		});
	}
}
