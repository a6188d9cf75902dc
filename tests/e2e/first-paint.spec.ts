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

test('a browser that does not tell when it has painted has the scripts as well', async ({
	page,
}) => {
	await page.addInitScript(() => {
		PerformanceObserver.prototype.observe = () => undefined;
	});
	await page.goto(LESSON);
	await awake(page);
});
