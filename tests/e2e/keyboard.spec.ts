import { expect, type Page, test } from '@playwright/test';
import { LESSON } from './support/pages.ts';
import { wakeAll } from './support/watch.ts';

interface Stop {
	/** The stage or question it belongs to; empty for the page's own. */
	readonly widget: string;
	readonly name: string;
	readonly toolbar: boolean;
	readonly seen: boolean;
}

/** Where the focus is now. */
const focused = (page: Page): Promise<Stop> =>
	page.evaluate(() => {
		const element = document.activeElement ?? document.body;
		const widget = element.closest('.of-stage, [data-search="question"]');
		const { top, bottom } = element.getBoundingClientRect();
		return {
			widget: widget?.id ?? '',
			name: element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '',
			toolbar: element.closest('[role="toolbar"]') !== null,
			seen: bottom > 0 && top < innerHeight,
		};
	});

test('Tab goes through the whole lesson in order, sees what it reaches, and comes out at the end @site', async ({
	page,
}) => {
	await page.goto(LESSON);
	await wakeAll(page);
	await page.evaluate(() => scrollTo(0, 0));
	const widgets = await page
		.locator('.of-stage, [data-search="question"]')
		.evaluateAll((list) => list.map(({ id }) => id));
	expect(widgets.length).toBeGreaterThan(4);

	await page.keyboard.press('Tab');
	expect((await focused(page)).name).toMatch(/^Skip to/);
	const stops: Stop[] = [];
	for (let i = 0; i < 200; i++) {
		await page.keyboard.press('Tab');
		if (await page.evaluate(() => document.activeElement === document.body)) break;
		stops.push(await focused(page));
	}
	expect(stops.length).toBeLessThan(200);
	expect(stops.filter(({ seen }) => !seen).map(({ name }) => name)).toEqual([]);
	const reached = stops.map(({ widget }) => widget).filter(Boolean);
	expect(reached.filter((id, i) => id !== reached[i - 1])).toEqual(widgets);
	for (const id of widgets) {
		const tools = stops.filter(({ widget, toolbar }) => widget === id && toolbar);
		expect(tools.length, `toolbar stops of ${id}`).toBeLessThanOrEqual(1);
	}
});
