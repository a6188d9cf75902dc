import { expect, test } from '@playwright/test';
import { LESSON } from './support/pages.ts';

const FAMILIES = ['Archivo', 'Literata', 'Martian Mono'];

interface Asked {
	readonly address: string;
	readonly late: boolean;
}

test('the first page is painted with stand-ins; four files come after load', async ({ page }) => {
	await page.goto(LESSON);
	await expect.poll(() => page.evaluate(() => sessionStorage.getItem('fonts'))).toMatch(/\.css$/);
	const asked = await page.evaluate((): Asked[] => {
		const [navigation] = performance.getEntriesByType(
			'navigation',
		) as PerformanceNavigationTiming[];
		return performance
			.getEntriesByType('resource')
			.filter(({ name }) => name.endsWith('.woff2'))
			.map(({ name, startTime }) => ({
				address: new URL(name).pathname,
				late: startTime >= (navigation?.loadEventStart ?? Infinity),
			}));
	});
	expect(asked).toHaveLength(4);
	for (const { address, late } of asked) {
		expect(address).toMatch(/\/fonts\/[a-z-]+\.[\da-f]{8}\.woff2$/);
		expect(late, address).toBe(true);
	}
});

test('each family is what the page then shows', async ({ page }) => {
	await page.goto(LESSON);
	await page.waitForLoadState('networkidle');
	for (const family of FAMILIES) {
		expect(
			await page.evaluate((name) => document.fonts.check(`500 1rem "${name}"`), family),
			family,
		).toBe(true);
	}
});

test('the next page of a visit does not wait for load', async ({ page }) => {
	await page.goto(LESSON);
	await expect.poll(() => page.evaluate(() => sessionStorage.getItem('fonts'))).toMatch(/\.css$/);
	await page.addInitScript(() => {
		addEventListener('load', () => Object.assign(window, { facesAtLoad: document.fonts.size }));
		// An image that takes its time holds `load` back.
		addEventListener('DOMContentLoaded', () => {
			const image = new Image();
			image.src = './slow.png';
			document.body.append(image);
		});
	});
	await page.route('**/slow.png', async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 1000));
		await route.fulfill({ status: 200, contentType: 'image/png', body: '' });
	});
	await page.goto(LESSON);
	const facesAtLoad = await page.evaluate(
		() => (window as unknown as { facesAtLoad: number }).facesAtLoad,
	);
	await page.waitForLoadState('networkidle');
	expect(facesAtLoad).toBe(await page.evaluate(() => document.fonts.size));
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('a style sheet brings the same files', async ({ page }) => {
		const font = page.waitForRequest(/\/fonts\/literata\.[\da-f]{8}\.woff2$/);
		await page.goto(LESSON);
		await font;
	});
});
