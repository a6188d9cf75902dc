import { expect, test } from '@playwright/test';
import { goldenLines } from '../fixtures/golden-lines.ts';
import { goldenScript } from '../fixtures/golden-script.ts';

test('Chromium plays the golden runs event for event as Node does @site', async ({ page }) => {
	expect(goldenLines.length).toBeGreaterThanOrEqual(30);
	expect(await page.evaluate(await goldenScript())).toEqual(goldenLines);
});
