import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectCleanStage } from './support/stage.ts';

/** The stage alone on its page, awake. */
async function opened(page: Page, address: string): Promise<Locator> {
	await page.goto(`stage/${address}`);
	await expect(page.locator('live-part:not([asleep])')).toHaveCount(1);
	return page.locator('.of-stage');
}
const press = (page: Page, name: string | RegExp): Promise<void> =>
	page.getByRole('button', { name, exact: true }).click();
const moment = (page: Page): Promise<string | null> =>
	page.getByRole('slider', { name: 'Time' }).getAttribute('aria-valuetext');

test('a link opens the very moment, paused, with what was done and set @site', async ({ page }) => {
	await opened(page, 'sync-or-queued/');
	await press(page, 'Act on it');
	await press(page, 'Crash counter B');
	await page.getByRole('textbox', { name: 'Seed' }).fill('12');
	await page.keyboard.press('Enter');
	await page.getByRole('slider', { name: 'Time' }).press('PageUp');
	const at = await moment(page);
	const words = await page.locator('.picture svg').first().getAttribute('aria-label');
	await press(page, 'Link to this moment');
	const link = await page.getByRole('textbox', { name: /^This run at/ }).inputValue();
	await page.goto('404.html');
	await page.goto(link);
	await expect(page.getByRole('textbox', { name: 'Seed' })).toHaveValue('12');
	await expect(page.locator('.stage')).toHaveAttribute('data-state', 'paused');
	expect(await moment(page)).toBe(at);
	await expect(page.locator('.picture svg').first()).toHaveAttribute('aria-label', words ?? '');
	await expectCleanStage(page);

	await page.goto('404.html');
	await page.goto(link.slice(0, -12));
	await expect(page.locator('.notice')).toContainText('damaged or cut short');
	await page.goto('404.html');
	await page.goto(link.replace('sync-or-queued', 'mailer-outage'));
	await expect(page.locator('.notice')).toContainText('of another simulation, “sync-or-queued”');
	await expectCleanStage(page);
});

test('a ticket’s life is told, drawn, followed and gone to @site', async ({ page }) => {
	const stage = await opened(page, 'steady-overload/');
	await press(page, 'A ticket’s life');
	const story = stage.locator('.story li');
	await expect(story.first()).toContainText(/arrives at/);
	// The path ends where the last sentence does.
	const stops = stage.locator('.picture .lp-stop');
	const told = await story.count();
	await expect(stops.last().locator('text').first()).toHaveText(new RegExp(`(^|–)${told}$`));
	await page.getByRole('checkbox', { name: 'Follow it' }).check();
	await expect(stage.locator('.follow-ring')).toHaveCount(1);
	await expectCleanStage(page);
	await page.getByRole('checkbox', { name: 'Draw its path' }).uncheck();
	await expect(stops).toHaveCount(0);
	const first = story.first().getByRole('button');
	const time = Number.parseFloat((await first.textContent()) ?? '');
	await first.click();
	await expect.poll(async () => Number.parseFloat((await moment(page)) ?? '')).toBeCloseTo(time, 0);
});

test('two variants stand on one clock, with a sentence where they part @site', async ({ page }) => {
	const stage = await opened(page, 'sync-or-queued/');
	await press(page, 'Side by side');
	await expect(stage.locator('.twin-said')).toContainText(/They part at \d/);
	await expect(stage.locator('.twin svg')).toHaveCount(1);
	await expectCleanStage(page);
	await press(page, 'Go where they part');
	await expect(stage.locator('.twin-said')).toContainText(/They part at|are the same/);
});

test('the numbers stand in charts and tables and can be copied @site', async ({
	page,
	context,
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const stage = await opened(page, 'sync-or-queued/');
	await press(page, 'Numbers');
	await expect(stage.locator('svg.chart')).toHaveCount(2);
	await stage.getByText('All numbers as a table').click();
	await expectCleanStage(page);
	await press(page, 'Copy as CSV');
	await expect(stage.getByText('Copied.')).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
		/^name,value\nproducers/,
	);
	// Where anybody tries again, each variant has its bars.
	const storm = await opened(page, 'retry-storm/');
	await press(page, 'Numbers');
	await expect(storm.getByRole('img', { name: /: at most \d+ attempts in a second/ })).toHaveCount(
		3,
	);
	await expectCleanStage(page);
});

test('what is told while it plays is off at first, and silent when it stands @site', async ({
	page,
}) => {
	const stage = await opened(page, 'sync-or-queued/');
	const live = stage.locator('.stage > [aria-live]');
	await expect(live).toBeEmpty();
	await press(page, 'Read aloud');
	await page.getByRole('radio', { name: /^Brief/ }).click();
	await press(page, 'Play');
	await expect(live).toContainText(/^At \d/);
	await press(page, 'Pause');
	await expectCleanStage(page);
});
