import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectCleanStage } from './support/stage.ts';

/** The stage alone on its page, awake, with this panel open. */
async function opened(page: Page, scenario: string, panel?: string): Promise<Locator> {
	await page.goto(`stage/${scenario}/`);
	await expect(page.locator('live-part:not([asleep])')).toHaveCount(1);
	if (panel) await page.getByRole('button', { name: panel, exact: true }).click();
	return page.locator('.of-stage');
}
const named = (stage: Locator, name: string | RegExp): Locator =>
	stage.getByRole('button', { name, exact: true });

test('a counter is crashed, opened and the crash taken back, by keys alone @site', async ({
	page,
}) => {
	const stage = await opened(page, 'steady-overload');
	await named(stage, 'Act on it').focus();
	await page.keyboard.press('Enter');
	await expect(named(stage, 'Crash counter B').or(named(stage, /^Crash /).last())).toBeVisible();
	const crash = named(stage, /^Crash (?!the broker)/).first();
	const name = (await crash.getAttribute('aria-label')) ?? '';
	await crash.focus();
	await page.keyboard.press('Enter');
	await expect(stage.locator('[aria-live]').first()).toContainText(`${name}, at `);
	const open = named(stage, name.replace('Crash', 'Open'));
	await expect(open).toBeVisible();
	await named(stage, 'Undo').click();
	await expect(named(stage, name)).toBeVisible();
	await named(stage, 'Redo').click();
	await expect(open).toBeVisible();
	await expectCleanStage(page);
});

test('a tap on a counter in the picture leads to what can be done to it @site', async ({
	page,
}) => {
	const stage = await opened(page, 'sync-or-queued');
	await stage.locator('.counter').nth(1).click();
	await expect(named(stage, 'Crash counter B')).toBeFocused();
});

test('what is done is at whole steps of 10 ms and a worker more is drawn @site', async ({
	page,
}) => {
	const stage = await opened(page, 'sync-or-queued', 'Act on it');
	await expect(stage.locator('.counter')).toHaveCount(2);
	await named(stage, 'Add a worker to counter').click();
	await expect(stage.locator('.counter')).toHaveCount(3);
	await expect(stage.getByText('1 thing done by you in this run.')).toBeVisible();
	const at = await stage.locator('.stage').evaluate((section) => {
		const detail: { run?: { actions: { at: number }[] } } = {};
		section.dispatchEvent(new CustomEvent('stage:report', { detail }));
		return detail.run?.actions[0]?.at ?? Number.NaN;
	});
	expect(at % 10_000).toBe(0);
});

test('every button of the panel is at least 44 px high, also on a phone @site', async ({
	page,
}) => {
	await page.setViewportSize({ width: 390, height: 800 });
	const stage = await opened(page, 'sync-or-queued', 'Act on it');
	await expect(named(stage, 'Crash counter A')).toBeVisible();
	for (const button of await stage.locator('.tools button').all()) {
		expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
	}
});

test('a number is typed; a wrong one says what is right and changes nothing @site', async ({
	page,
}) => {
	const stage = await opened(page, 'sync-or-queued');
	const field = stage.getByRole('textbox', { name: 'Counters open, as a number' });
	await field.fill('4');
	await field.press('Enter');
	await expect(stage.locator('.counter')).toHaveCount(4);
	await field.fill('many');
	await field.press('Enter');
	await expect(field).toHaveAttribute('aria-invalid', 'true');
	await expect(field).toHaveAccessibleDescription('A whole number from 1 to 6, please.');
	await expect(stage.locator('.counter')).toHaveCount(4);
	await expectCleanStage(page);
	await expect(stage.getByRole('textbox', { name: 'Seed' })).toHaveValue('83');
});

test('the seed is shown, typed and drawn anew; values stay @site', async ({ page }) => {
	const stage = await opened(page, 'sync-or-queued');
	const seed = stage.getByRole('textbox', { name: 'Seed' });
	const counters = stage.getByLabel('Counters open', { exact: true });
	await counters.press('ArrowRight');
	await named(stage, 'New seed').click();
	await expect(seed).not.toHaveValue('83');
	await expect(counters).toHaveValue('3');
	await seed.fill('12');
	await seed.press('Enter');
	await expect(seed).toHaveValue('12');
	await expect(counters).toHaveValue('3');
});

test('the page goes to the full screen and back @site', async ({ page }) => {
	const stage = await opened(page, 'mailer-outage');
	const full = page.getByRole('button', { name: 'Full screen' });
	await expect(full).toBeVisible();
	await full.click();
	await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe('HTML');
	await expect(stage.locator('.stage')).toBeVisible();
	await page.getByRole('button', { name: 'Leave full screen' }).click();
	await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();
});
