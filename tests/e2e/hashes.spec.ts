import { expect, test } from '@playwright/test';
import { goldenLines, goldenScript } from '../fixtures/golden-lines.ts';

test('Chromium plays the golden runs event for event as Node does @site', async ({ page }) => {
	expect(goldenLines.length).toBeGreaterThanOrEqual(30);
	expect(await page.evaluate(await goldenScript())).toEqual(goldenLines);
});
