import { expect, type Page } from '@playwright/test';

/** Collects what must not happen on a page: violations of its policy, errors, foreign requests. */
export async function watch(page: Page): Promise<{ expectNone(): Promise<void> }> {
	const seen: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error') seen.push(`console: ${message.text()}`);
	});
	page.on('pageerror', (error) => seen.push(`error: ${error.message}`));
	page.on('request', (request) => {
		const { protocol, hostname } = new URL(request.url());
		if (/^https?:$/.test(protocol) && hostname !== '127.0.0.1' && hostname !== 'localhost') {
			seen.push(`request to another origin: ${request.url()}`);
		}
	});
	await page.addInitScript(() => {
		const list: string[] = [];
		Object.assign(window, { policyViolations: list });
		document.addEventListener('securitypolicyviolation', (event) => {
			list.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
		});
	});
	return {
		async expectNone() {
			const violations = await page.evaluate(
				() => (window as unknown as { policyViolations: string[] }).policyViolations,
			);
			expect([...seen, ...violations.map((text) => `policy: ${text}`)]).toEqual([]);
		},
	};
}

/** Waits until all scripts of a page to read have run: they are asked for after its first paint. */
export async function awake(page: Page): Promise<void> {
	await expect(page.locator('[data-search-opener]:not([role="button"])')).toHaveCount(0);
	await page.evaluate(async () => {
		const late = document.querySelector<HTMLElement>('[data-late]')?.dataset['late'] ?? '';
		// A module runs once, whoever imports it.
		for (const address of late.split(' ').filter(Boolean)) await import(address);
	});
}

/** Scrolls through the whole page and waits until every island is awake. */
export async function wakeAll(page: Page): Promise<void> {
	const asleep = page.locator('live-part[asleep]');
	for (let left = await asleep.count(); left > 0; left = await asleep.count()) {
		// The island itself has no box; what it holds has. It may have woken since it was counted, and
		// what is above it may have moved it out of sight again.
		await expect
			.poll(async () => {
				await page.evaluate(() =>
					document.querySelector('live-part[asleep]')?.firstElementChild?.scrollIntoView(),
				);
				return asleep.count();
			})
			.toBeLessThan(left);
	}
}

/** So many frames later: what would have moved by itself has. */
export const frames = (page: Page, many: number): Promise<void> =>
	page.evaluate(async (many) => {
		for (let at = 0; at < many; at++) await new Promise(requestAnimationFrame);
	}, many);
