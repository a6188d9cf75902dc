import { expect, type Page, test } from '@playwright/test';
import { expectClean } from './support/axe.ts';
import { slideOf, SLIDES } from './support/pages.ts';
import { watch } from './support/watch.ts';

const panel = (page: Page) => page.getByRole('region', { name: 'Notes and controls' });

async function open(page: Page, hash = ''): Promise<void> {
	await page.goto(SLIDES + hash);
	await expect(page.locator('.deck')).toHaveAttribute('data-ready', '');
}

test('one screen: notes, time and remote fold over the slide, and away again', async ({ page }) => {
	const seen = await watch(page);
	await open(page);
	await page.keyboard.press('n');
	await expect(panel(page)).toBeVisible();
	await panel(page)
		.getByRole('button', { name: /^Next:/ })
		.click();
	await expect(page).toHaveURL(/#bet$/);
	await expect(panel(page).getByRole('timer')).not.toHaveText('00:00');
	// The keys of the deck go on working beside it.
	await page.locator('.slide:not([inert])').focus();
	await page.evaluate((id) => (location.hash = id), slideOf('sync-or-queued'));
	await expect(panel(page).getByRole('region', { name: 'Speaker notes' })).not.toBeEmpty();
	await panel(page).getByRole('button', { name: 'Stage remote' }).click();
	await panel(page).getByRole('button', { name: 'Crash Counter A' }).click();
	await expect(panel(page).getByRole('button', { name: 'Open Counter A' })).toBeVisible();
	await expect
		.poll(() =>
			page.locator('.slide:not([inert]) section.stage').evaluate((stage) => {
				const detail: { run?: { actions: readonly { do: string }[] } } = {};
				stage.dispatchEvent(new CustomEvent('stage:report', { detail }));
				return detail.run?.actions.map((action) => action.do);
			}),
		)
		.toEqual(['crash']);
	await expectClean(page);
	// The time goes on where it was, after a reload.
	await page.reload();
	await page.keyboard.press('n');
	await expect(panel(page).getByRole('timer')).not.toHaveText('00:00');
	await panel(page).getByRole('button', { name: 'Fold away' }).click();
	await expect(panel(page)).toBeHidden();
	await expect(page.locator('.slide:not([inert])')).toBeFocused();
	await seen.expectNone();
});

test.describe('with fingers', () => {
	test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
	test('a blank screen is shown again by a tap, and the talk ends when asked twice', async ({
		page,
	}) => {
		await open(page, '#bet');
		await page.getByText('More', { exact: true }).tap();
		await page.getByRole('button', { name: 'Notes and controls' }).tap();
		await panel(page).getByRole('button', { name: 'Blank' }).tap();
		await expect(page.locator('.deck')).toHaveAttribute('data-blank', '');
		await page.touchscreen.tap(195, 300);
		await expect(page.locator('.deck')).not.toHaveAttribute('data-blank', '');
		await panel(page).getByRole('button', { name: 'End', exact: true }).tap();
		await panel(page).getByRole('button', { name: 'End the talk' }).tap();
		await expect(page).toHaveURL(/lessons\/why-queues\/#bet$/);
	});
});

test('axe finds nothing in the overview and among the keys, and all else is inert @site', async ({
	page,
}) => {
	await open(page);
	const slides = await page.locator('.slide').count();
	expect(await page.locator('.deck > .slide:not([inert])').count()).toBe(1);
	for (const [key, name] of [
		['o', 'All slides'],
		['?', 'Keys'],
	] as const) {
		await page.keyboard.press(key);
		await expect(page.getByRole('dialog', { name })).toBeVisible();
		await expectClean(page);
		await page.keyboard.press('Escape');
		await expect(page.getByRole('dialog')).toBeHidden();
	}
	expect(await page.locator('.slide').count()).toBe(slides);
});

test('once it has fetched ahead, all of a deck goes on without a network @site', async ({
	page,
	context,
}) => {
	await open(page);
	await expect(page.locator('html')).toHaveAttribute('data-fetched', '');
	await context.setOffline(true);
	const stages = await page
		.locator('.slide:has([data-stage])')
		.evaluateAll((all) => all.map((slide) => slide.id));
	expect(stages.length).toBeGreaterThan(2);
	for (const id of stages) {
		await page.evaluate((hash) => (location.hash = hash), id);
		const stage = page.locator('.slide:not([inert]) section.stage');
		await expect(page.locator('.slide:not([inert]) live-part[asleep]')).toHaveCount(0);
		await stage.getByRole('button', { name: 'Play' }).click();
		await expect(stage).toHaveAttribute('data-state', 'playing');
		await stage.getByRole('button', { name: 'Pause' }).click();
	}
	await page.locator('.slide:not([inert])').focus();
	await page.keyboard.press('o');
	await expect(page.getByRole('dialog', { name: 'All slides' })).toBeVisible();
	await context.setOffline(false);
});
