import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { LESSON, pages } from './support/pages.ts';
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

/** The four ways to look at a page. Stages alone are looked at in turn, each in one of them. */
const WAYS = ['1280 light', '1280 dark', '320 light', '320 dark'];
const stages = pages.filter((address) => address.startsWith('stage/'));
const isCovered = (address: string, way: string): boolean =>
	stages.includes(address) && WAYS[stages.indexOf(address) % WAYS.length] !== way;

for (const width of [1280, 320]) {
	for (const colorScheme of ['light', 'dark'] as const) {
		test.describe(`${width} px, ${colorScheme} @site`, () => {
			test.use({ viewport: { width, height: 800 }, colorScheme });

			for (const address of pages) {
				if (isCovered(address, `${width} ${colorScheme}`)) continue;
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
