import { expect, test } from '@playwright/test';
import { LESSON } from './support/pages.ts';
import { awake, watch } from './support/watch.ts';

for (const address of ['', LESSON, 'map/', 'contents/']) {
	test(`/${address} asks for its scripts once it has been painted, and then has them`, async ({
		page,
	}) => {
		const watched = await watch(page);
		await page.goto(address);
		await awake(page);
		const { painted, asked } = await page.evaluate(() => ({
			painted: performance.getEntriesByName('first-paint')[0]?.startTime ?? Infinity,
			asked: performance
				.getEntriesByType('resource')
				.filter(({ name }) => name.endsWith('.js'))
				.map(({ startTime }) => startTime),
		}));
		expect(asked.length).toBeGreaterThan(0);
		expect(Math.min(...asked)).toBeGreaterThan(painted);
		await watched.expectNone();
	});
}

test('what is pressed before any script is there counts when it comes', async ({ page }) => {
	let release = (): void => {};
	const released = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/_astro/*.js', async (route) => {
		await released;
		await route.continue();
	});
	await page.goto(LESSON);
	const place = page.locator('#steady-overload');
	for (let i = 0; i < 2; i++) await place.getByRole('button', { name: 'Place an order' }).click();
	await expect(place.locator('live-part[asleep]')).toHaveCount(1);
	release();
	await expect(place.getByText('2 orders placed by you.')).toBeVisible();
});

test('a browser that does not tell when it has painted has the scripts as well', async ({
	page,
}) => {
	await page.addInitScript(() => {
		PerformanceObserver.prototype.observe = () => undefined;
	});
	await page.goto(LESSON);
	await awake(page);
});
