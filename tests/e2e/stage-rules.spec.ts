import { expect, type Locator, type Page, test } from '@playwright/test';
import { frames, wakeAll } from './support/watch.ts';

/** The page of one stage, awake. */
async function open(page: Page, id: string): Promise<Locator> {
	await page.goto(`stage/${id}/`);
	await expect(page.locator('live-part:not([asleep])')).toHaveCount(1);
	return page.locator('section.stage');
}

const state = (stage: Locator): Promise<string | null> => stage.getAttribute('data-state');

test('WCAG 2.2.2: what moves starts when asked, pauses at once and stays so @site', async ({
	page,
}) => {
	const stage = await open(page, 'publish-subscribe');
	const time = stage.getByRole('slider', { name: 'Time' });
	expect(await state(stage)).toBe('paused');
	await stage.getByRole('button', { name: 'Play', exact: true }).click();
	await expect(stage).toHaveAttribute('data-state', 'playing');
	await stage.getByRole('button', { name: 'Pause', exact: true }).click();
	await expect(stage).toHaveAttribute('data-state', 'paused');
	const still = await time.inputValue();
	// Two frames later nothing has moved on.
	await frames(page, 2);
	expect(await time.inputValue()).toBe(still);
	await expect
		.poll(() => stage.evaluate((it) => it.getAnimations({ subtree: true }).length))
		.toBe(0);
});

test('WCAG 2.2.2: the first page’s stage starts by itself, and one press stops it for good @site', async ({
	page,
}) => {
	await page.emulateMedia({ reducedMotion: 'no-preference' });
	await page.goto('');
	const stage = page.locator('section.stage');
	await stage.scrollIntoViewIfNeeded();
	await expect(stage).toHaveAttribute('data-state', 'playing');
	await stage.getByRole('button', { name: 'Pause', exact: true }).click();
	await expect(stage).toHaveAttribute('data-state', 'paused');
	// To leave it and come back does not start it again.
	await page.keyboard.press('End');
	await expect(stage).not.toBeInViewport();
	await page.keyboard.press('Home');
	await stage.scrollIntoViewIfNeeded();
	await expect(stage).toBeInViewport();
	await expect(stage).toHaveAttribute('data-state', 'paused');
	// Who wants less motion has to ask for it.
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.reload();
	await stage.scrollIntoViewIfNeeded();
	await expect(stage.getByRole('button', { name: 'Play', exact: true })).toBeEnabled();
	await expect(stage).toHaveAttribute('data-state', 'paused');
});

test('WCAG 2.5.7: nothing needs a drag: sliders are typed or stepped, answers have buttons @site', async ({
	page,
}) => {
	const stage = await open(page, 'poison-message');
	const time = stage.getByRole('slider', { name: 'Time' });
	const before = Number(await time.inputValue());
	const box = await time.boundingBox();
	if (!box) throw new Error('the slider has no box');
	await page.mouse.click(box.x + box.width * 0.8, box.y + box.height / 2);
	expect(Number(await time.inputValue())).toBeGreaterThan(before);
	await stage.getByRole('button', { name: 'Step back' }).click();
	// Each slider of the scenario has a field of its own beside it.
	const sliders = await stage.locator('.params input[type=range]').count();
	expect(sliders).toBeGreaterThan(0);
	await expect(stage.locator('.params input:not([type=range])')).toHaveCount(sliders);
	await expect(page.locator('[draggable=true]')).toHaveCount(0);
	await page.goto('lessons/pitfalls/');
	const items = await page.locator('.ord').count();
	expect(items).toBeGreaterThan(0);
	await expect(page.locator('.ord').getByRole('button', { name: /^Move / })).toHaveCount(2 * items);
});

/** Targets of less than 24 px each way. Links in a line of text may be as high as the line. */
function tooSmall(part: Locator): Promise<string[]> {
	return part.evaluate((it) =>
		[...it.querySelectorAll('button, input, select, a[href], summary, [role=radio]')].flatMap(
			(target) => {
				// What is hidden for the eye is worked through its label.
				const label = target instanceof HTMLInputElement && target.labels?.[0];
				const boxes = [target, ...(label ? [label] : [])].map((part) =>
					part.getBoundingClientRect(),
				);
				const seen = target.checkVisibility({ visibilityProperty: true });
				const inText =
					target.matches('a') &&
					getComputedStyle(target).display === 'inline' &&
					target.closest('p, li, dd, td, figcaption') !== null;
				const isLarge = boxes.some((box) => box.width >= 24 && box.height >= 24);
				return !seen || isLarge || inText ? [] : [target.outerHTML.slice(0, 120)];
			},
		),
	);
}

test('WCAG 2.5.8: every target of a stage is 24 px or more each way, on a phone too @site', async ({
	page,
}) => {
	for (const width of [1280, 390]) {
		await page.setViewportSize({ width, height: 900 });
		const stage = await open(page, 'poison-message');
		expect(await tooSmall(stage), `${width} px`).toEqual([]);
	}
});

test('WCAG 2.5.8: so is every target of a lesson and its quiz @site', async ({ page }) => {
	await page.goto('lessons/pitfalls/');
	await wakeAll(page);
	await expect(page.locator('.ord').first()).toBeVisible();
	for (const width of [1280, 390]) {
		await page.setViewportSize({ width, height: 900 });
		expect(await tooSmall(page.locator('body')), `${width} px`).toEqual([]);
	}
});

test('WCAG 1.4.13: nothing opens under a pointer or a focus that would have to be dismissed @site', async ({
	page,
}) => {
	const stage = await open(page, 'poison-message');
	// What is to be read is in the page all along; no tooltip waits anywhere in the stage.
	await expect(stage.locator('[title], [role=tooltip], [popover]')).toHaveCount(0);
	const shown = () =>
		stage.evaluate((it) => ({ text: (it as HTMLElement).innerText, height: it.clientHeight }));
	const before = await shown();
	const controls = stage.locator('button:visible, input:visible, summary:visible');
	for (let i = 0; i < (await controls.count()); i++) await controls.nth(i).focus();
	expect(await shown()).toEqual(before);
	for (const name of ['Play', 'Step', 'Place an order']) {
		await stage.getByRole('button', { name, exact: true }).hover();
		expect(await shown()).toEqual(before);
	}
});

test('the picture in the page has the tickets that its words count @site', async ({ page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	for (const id of ['competing-consumers', 'poison-message', 'shared-or-separate-rails']) {
		const stage = await open(page, id);
		const time = stage.getByRole('slider', { name: 'Time' });
		for (const key of ['Home', 'PageUp', 'PageUp', 'End']) {
			await time.press(key);
			const seen = await stage.evaluate((it) => {
				const picture = it.querySelector('.stage-svg');
				const count = (selector: string) => picture?.querySelectorAll(selector).length ?? 0;
				return {
					elements: count('*'),
					hanging: count('.tk.is-waiting') + count('.tk.is-returned'),
					aside: count('.tk.is-dead'),
					words: picture?.textContent ?? '',
					label: picture?.getAttribute('aria-label') ?? '',
				};
			});
			const said = (pattern: RegExp) => Number(pattern.exec(seen.words)?.[1] ?? 0);
			expect(seen.hanging + said(/(\d+) not shown/)).toBe(said(/(\d+) waiting/));
			expect(seen.aside).toBe(Math.min(3, said(/(\d+)set aside/)));
			expect(seen.elements).toBeLessThanOrEqual(400);
			expect(seen.label.length).toBeGreaterThan(20);
		}
	}
});
