import { expect, test } from '@playwright/test';
import { pages } from './support/pages.ts';
import { wakeAll, watch } from './support/watch.ts';

test.describe('every page', () => {
	for (const address of pages) {
		// Stages alone differ from one another in what they show, and not in their addresses.
		const once = address.startsWith('stage/') ? ' @site' : '';
		test(`/${address} keeps its own strict policy and logs no error${once}`, async ({ page }) => {
			const watched = await watch(page);
			await page.goto(address);
			const policy = await page
				.locator('meta[http-equiv="content-security-policy"]')
				.getAttribute('content');
			expect(policy).toContain("default-src 'self'");
			expect(policy).not.toContain('unsafe-inline');
			expect(policy).not.toContain('http');
			// What lies on another slide sleeps until that slide is shown.
			if (!address.startsWith('slides/')) await wakeAll(page);
			await watched.expectNone();
		});
	}

	test('is delivered without a style attribute', async ({ request }) => {
		for (const address of pages) {
			const html = await (await request.get(address)).text();
			expect(html, address).not.toMatch(/\sstyle="/);
		}
	});
});
