import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectClean, expectCleanColours } from './support/axe.ts';
import { LESSON } from './support/pages.ts';
import { awake, frames, wakeAll, watch } from './support/watch.ts';

/** The stage of this id, awake. */
async function stageOf(page: Page, id: string): Promise<Locator> {
	const place = page.locator(`#${id}`);
	await place.locator('live-part').evaluate((it) => it.firstElementChild?.scrollIntoView());
	await expect(place.locator('live-part:not([asleep])')).toHaveCount(1);
	return place;
}

const section = (stage: Locator): Locator => stage.locator('section.stage');
const button = (stage: Locator, name: string): Locator =>
	stage.getByRole('button', { name, exact: true });
const time = (stage: Locator): Locator => stage.getByRole('slider', { name: 'Time' });
const seconds = async (stage: Locator): Promise<number> =>
	Number.parseFloat((await time(stage).getAttribute('aria-valuetext')) ?? '');
const figure = (stage: Locator, name: string): Locator =>
	stage
		.locator('.metric', { has: stage.page().getByText(name, { exact: true }) })
		.locator('dd')
		.first();

test.describe('a stage @site', () => {
	test.beforeEach(async ({ page }) => {
		await page.goto(LESSON);
		await awake(page);
	});

	test('stands at its moment until somebody plays it, then stops where it is told', async ({
		page,
	}) => {
		const problems = await watch(page);
		await page.reload();
		const stage = await stageOf(page, 'sync-or-queued');
		const at = await seconds(stage);
		await frames(page, 20);
		expect(await seconds(stage)).toBe(at);
		await button(stage, 'Play').click();
		await expect(section(stage)).toHaveAttribute('data-state', 'playing');
		await expect.poll(() => seconds(stage)).toBeGreaterThan(at);
		await button(stage, 'Pause').click();
		const then = await seconds(stage);
		await frames(page, 12);
		expect(await seconds(stage)).toBe(then);
		await problems.expectNone();
	});

	test('counts presses that come before its script', async ({ page }) => {
		let release = (): void => {};
		const released = new Promise<void>((resolve) => (release = resolve));
		await page.route('**/_astro/*.js', async (route) => {
			await released;
			await route.continue();
		});
		const place = page.locator('#steady-overload');
		for (let i = 0; i < 3; i++) await button(place, 'Place an order').click();
		await button(place, 'Play').click();
		await expect(place.locator('live-part[asleep]')).toHaveCount(1);
		release();
		await expect(section(place)).toHaveAttribute('data-state', 'playing');
		await expect(place.getByText('3 orders placed by you.')).toBeVisible();
	});

	test('steps from event to event and back', async ({ page }) => {
		const stage = await stageOf(page, 'steady-overload');
		const before = await stage.locator('.tk').count();
		const served = figure(stage, 'Served');
		const count = await served.textContent();
		for (let i = 0; i < 12; i++) await button(stage, 'Step').click();
		await expect(served).not.toHaveText(count ?? '');
		for (let i = 0; i < 12; i++) await button(stage, 'Step back').click();
		await expect(served).toHaveText(count ?? '');
		await expect(stage.locator('.tk')).toHaveCount(before);
	});

	test('invites the first order when there is none, and the order sets it going', async ({
		page,
	}) => {
		const stage = await stageOf(page, 'sync-or-queued');
		await button(stage, 'Reset').click();
		await expect(stage.getByText('Nobody has ordered yet.').first()).toBeVisible();
		const order = button(stage, 'Place an order');
		await expect(order).toHaveClass(/btn-main/);
		await order.click();
		await expect(section(stage)).toHaveAttribute('data-state', 'playing');
		await expect(order).not.toHaveClass(/btn-main/);
		await expect(stage.getByText('1 order placed by you.')).toBeVisible();
	});

	test('takes fast clicks as a rush, also on the machine in the window', async ({ page }) => {
		const stage = await stageOf(page, 'sync-or-queued');
		await button(stage, 'Reset').click();
		const window = stage.locator('.dispense');
		for (let i = 0; i < 12; i++) await window.click();
		await button(stage, 'Pause').click();
		await expect(stage.getByText('12 orders placed by you.')).toBeVisible();
		await expect(stage.locator('.cap b')).toContainText(
			/tickets? waits?, and nobody stands in line/,
		);
	});

	test('compares the two ways with the same orders at the same moment', async ({ page }) => {
		const stage = await stageOf(page, 'sync-or-queued');
		await button(stage, 'Place an order').click();
		await button(stage, 'Pause').click();
		const at = await time(stage).getAttribute('aria-valuetext');
		await stage.getByRole('radio', { name: 'Synchronous' }).click();
		await expect(section(stage)).toHaveAttribute('data-variant', 'synchronous');
		expect(await time(stage).getAttribute('aria-valuetext')).toBe(at);
		await expect(stage.getByText('Customers in line', { exact: true }).first()).toBeVisible();
		await expect(stage.locator('.pawn').first()).toBeVisible();
		await expect(stage.getByText('1 order placed by you.')).toBeVisible();
	});

	test('obeys its sliders and starts again with them', async ({ page }) => {
		const stage = await stageOf(page, 'sync-or-queued');
		const counters = stage.getByLabel('Counters open', { exact: true });
		await expect(stage.locator('.counter')).toHaveCount(2);
		await counters.press('ArrowRight');
		await counters.press('ArrowRight');
		await expect(stage.locator('.counter')).toHaveCount(4);
		await button(stage, 'Reset').click();
		await expect(stage.locator('.counter')).toHaveCount(4);
		await expect(counters).toHaveValue('4');
	});

	test('goes to any moment and back with the time slider', async ({ page }) => {
		const stage = await stageOf(page, 'mailer-outage');
		const depth = figure(stage, 'Queue depth');
		const at = await depth.textContent();
		await time(stage).press('Home');
		await expect(depth).toContainText('0');
		await time(stage).press('End');
		await expect(section(stage)).toHaveAttribute('data-state', 'ended');
		await expect(stage.getByText('Play starts it again from 0.')).toBeVisible();
		const speed = stage.getByRole('radio', { name: /real time/, checked: true });
		const times = Number.parseFloat((await speed.textContent()) ?? '');
		const from = Date.now();
		await button(stage, 'Play').click();
		await button(stage, 'Pause').click();
		const passed = (Date.now() - from) / 1000 + 0.3;
		expect(await seconds(stage)).toBeLessThan(passed * times);
		expect(await depth.textContent()).not.toBe(at);
	});

	test('is one Tab stop of buttons, with arrows, Home and End', async ({ page }) => {
		const stage = await stageOf(page, 'sync-or-queued');
		await button(stage, 'Place an order').focus();
		await page.keyboard.press('Tab');
		await expect(button(stage, 'Play')).toBeFocused();
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowRight');
		await expect(button(stage, 'Step')).toBeFocused();
		await page.keyboard.press('End');
		await expect(button(stage, 'Reset')).toBeFocused();
		await page.keyboard.press('ArrowRight');
		await expect(button(stage, 'Play')).toBeFocused();
		await page.keyboard.press('End');
		await page.keyboard.press('Tab');
		await expect(time(stage)).toBeFocused();
		await page.keyboard.press('Shift+Tab');
		await expect(button(stage, 'Reset')).toBeFocused();
	});

	test('obeys its keys while the focus is in it', async ({ page }) => {
		const stage = await stageOf(page, 'sync-or-queued');
		await time(stage).focus();
		await page.keyboard.press('Space');
		await expect(section(stage)).toHaveAttribute('data-state', 'playing');
		await page.keyboard.press(']');
		await expect(stage.getByRole('radio', { name: '4 times real time' })).toBeChecked();
		await page.keyboard.press('[');
		await page.keyboard.press('Space');
		await expect(section(stage)).toHaveAttribute('data-state', 'paused');
		await page.keyboard.press('.');
		await expect(stage.locator('[aria-live]')).toContainText(/^At \d/);
		await page.keyboard.press('r');
		expect(await seconds(stage)).toBe(0);
	});

	test('says in words and numbers what it shows', async ({ page }) => {
		const stage = await stageOf(page, 'sync-or-queued');
		await stage.getByText('Describe this in words').click();
		const words = stage.locator('.words-in');
		await expect(words).toContainText(/At 20 s: .* tickets wait, the oldest for/);
		await expect(words.getByRole('row')).toHaveCount(4);
		await expect(section(stage).getByRole('img').first()).toHaveAccessibleName(/tickets wait/);
		await button(stage, 'Reset').click();
		await expect(words).toContainText('At 0 s: nobody has ordered yet.');
	});

	test('does not run where nobody sees it, and goes on in place', async ({ page }) => {
		const stage = await stageOf(page, 'sync-or-queued');
		await button(stage, 'Play').click();
		await page.evaluate(() => scrollTo(0, 0));
		let away = Number.NaN;
		await expect
			.poll(async () => {
				const before = away;
				away = await seconds(stage);
				await frames(page, 30);
				return away - before;
			})
			.toBe(0);
		const back = Date.now();
		await button(stage, 'Pause').scrollIntoViewIfNeeded();
		await expect.poll(() => seconds(stage)).toBeGreaterThan(away);
		// Nothing of the time away is made up for: a second there is a second here.
		const shown = (await seconds(stage)) - away;
		expect(shown).toBeLessThan((Date.now() - back) / 1000 + 0.3);
	});

	test('does not disturb another one', async ({ page }) => {
		const one = await stageOf(page, 'sync-or-queued');
		const other = await stageOf(page, 'mailer-outage');
		const at = await time(one).getAttribute('aria-valuetext');
		await button(other, 'Place an order').click();
		await expect(section(other)).toHaveAttribute('data-state', 'playing');
		await expect(section(one)).toHaveAttribute('data-state', 'paused');
		expect(await time(one).getAttribute('aria-valuetext')).toBe(at);
	});
});

test('a ticket in the picture is where the frame has it @site', async ({ page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(LESSON);
	const stage = await stageOf(page, 'steady-overload');
	const shown = async (): Promise<{ hanging: number; notShown: number; depth: number }> => {
		const words = (await stage.locator('.stage-svg').textContent()) ?? '';
		return {
			hanging: await stage.locator('.tk-hook').count(),
			notShown: Number(/(\d+) not shown/.exec(words)?.[1] ?? 0),
			depth: Number.parseInt((await figure(stage, 'Queue depth').textContent()) ?? ''),
		};
	};
	for (const key of ['Home', 'PageUp', 'PageUp', 'End', 'PageDown']) {
		await time(stage).press(key);
		await expect
			.poll(async () => {
				const { hanging, notShown, depth } = await shown();
				return hanging + notShown - depth;
			})
			.toBe(0);
	}
});

test.describe('with less motion', () => {
	test.use({ reducedMotion: 'reduce' });
	test('an order is placed and shown, and nothing runs', async ({ page }) => {
		await page.goto(LESSON);
		const stage = await stageOf(page, 'sync-or-queued');
		await button(stage, 'Place an order').click();
		await expect(section(stage)).toHaveAttribute('data-state', 'paused');
		await expect(stage.getByText('1 order placed by you.')).toBeVisible();
		await expect(stage.locator('.stage-svg')).toHaveCSS('--travel', '0ms');
	});
	test('the stage of the first page waits to be asked', async ({ page }) => {
		await page.goto('');
		await wakeAll(page);
		await page.evaluate(
			() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
		);
		await expect(page.locator('.home-stage .stage')).toHaveAttribute('data-state', 'paused');
	});
});

test('the stage of the first page runs when it is seen and can be paused', async ({ page }) => {
	await page.goto('');
	const stage = page.locator('.home-stage');
	await stage.scrollIntoViewIfNeeded();
	await expect(stage.locator('.stage')).toHaveAttribute('data-state', 'playing');
	await stage.getByRole('button', { name: 'Pause' }).click();
	await expect(stage.locator('.stage')).toHaveAttribute('data-state', 'paused');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	for (const width of [1280, 390]) {
		test(`the picture stands with its finding and its words, ${width} px`, async ({ page }) => {
			await page.setViewportSize({ width, height: 800 });
			await page.goto(LESSON);
			const stage = page.locator('#sync-or-queued');
			await expect(stage.locator('svg.stage-svg:visible')).toHaveCount(1);
			await expect(stage.locator('svg.stage-svg:visible')).toContainText('12 waiting');
			await expect(stage.locator('.cap b')).toContainText('tickets wait');
			await stage.getByText('Describe this in words').click();
			await expect(stage.locator('.words-in')).toContainText('At 20 s');
			await expect(stage.getByRole('table')).toBeVisible();
			await expect(stage.getByRole('toolbar')).toBeHidden();
			await expect(stage.getByRole('button', { name: 'Place an order' })).toBeHidden();
		});
	}
});

for (const width of [1280, 320]) {
	test(`every state of a stage is clean, ${width} px, light and dark @site`, async ({ page }) => {
		await page.setViewportSize({ width, height: 800 });
		await page.goto(LESSON);
		const inBothSchemes = async (within: string): Promise<void> => {
			await page.emulateMedia({ colorScheme: 'light' });
			await expectClean(page, within);
			await page.emulateMedia({ colorScheme: 'dark' });
			await expectCleanColours(page, within);
		};
		const stage = await stageOf(page, 'sync-or-queued');
		await stage.getByText('Describe this in words').click();
		await button(stage, 'Play').click();
		await inBothSchemes('#sync-or-queued');
		await button(stage, 'Reset').click();
		await inBothSchemes('#sync-or-queued');
		const night = await stageOf(page, 'flash-sale');
		await inBothSchemes('#flash-sale');
		await night.getByRole('radio', { name: 'Queued' }).click();
		await inBothSchemes('#flash-sale');
	});
}

test('nothing shifts when a stage wakes @site', async ({ page }) => {
	for (const width of [1280, 390]) {
		await page.setViewportSize({ width, height: 800 });
		await page.goto(LESSON);
		const place = page.locator('#sync-or-queued');
		const before = await place.evaluate((it) => it.getBoundingClientRect().height);
		const stage = await stageOf(page, 'sync-or-queued');
		await expect(stage.locator('.stage-svg')).toHaveCount(1);
		expect(await place.evaluate((it) => it.getBoundingClientRect().height)).toBeCloseTo(before, 0);
	}
});

test.describe('a stage alone on its page', () => {
	test('plays, and leaves search engines and the masthead out', async ({ page }) => {
		await page.goto('stage/mailer-outage/');
		await expect(page.getByRole('banner')).toHaveCount(0);
		await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');
		await expect(page.locator('.stage-title[aria-level="1"]')).toBeVisible();
		await wakeAll(page);
		await page.getByRole('button', { name: 'Play' }).click();
		await expect(page.locator('.stage')).toHaveAttribute('data-state', 'playing');
	});

	test.describe('without JavaScript', () => {
		test.use({ javaScriptEnabled: false });

		test('shows its picture, its words and its numbers', async ({ page }) => {
			await page.goto('stage/flash-sale/');
			await expect(page.locator('.stage-svg:visible')).toHaveCount(1);
			await page.getByText('Describe this in words').click();
			await expect(page.locator('.words li').first()).toBeVisible();
			await expect(page.locator('.words table')).toBeVisible();
		});
	});
});
