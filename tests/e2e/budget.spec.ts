import { brotliCompressSync, constants } from 'node:zlib';
import { expect, type Page, type Response, test } from '@playwright/test';
import { LESSON, pages, SLIDES } from './support/pages.ts';
import { awake, wakeAll } from './support/watch.ts';

interface Part {
	readonly url: string;
	readonly type: string;
	readonly bytes: number;
}

/** Everything a page asks for, to the last font, with the size of its body in brotli. */
async function weigh(page: Page, go: () => Promise<void>): Promise<readonly Part[]> {
	const waiting: Promise<Part>[] = [];
	const note = (response: Response): void => {
		waiting.push(
			response.body().then((body) => ({
				url: response.url(),
				type: response.request().resourceType(),
				bytes: packed(body),
			})),
		);
	};
	page.on('response', note);
	await go();
	await awake(page);
	// Fonts are asked for last, when the page has been painted.
	await expect.poll(() => page.evaluate(() => sessionStorage.getItem('fonts'))).not.toBeNull();
	await page.waitForLoadState('networkidle');
	page.off('response', note);
	return Promise.all(waiting);
}

/** How many bytes it has on its way. */
function packed(body: string | Buffer): number {
	return brotliCompressSync(body, {
		params: {
			[constants.BROTLI_PARAM_QUALITY]: 11,
			[constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(body),
		},
	}).length;
}

function sum(parts: readonly Part[]): number {
	return parts.reduce((bytes, part) => bytes + part.bytes, 0);
}

function report(parts: readonly Part[]): string {
	return parts.map(({ bytes, url }) => `${bytes} ${new URL(url).pathname}`).join('\n');
}

const code = ({ type }: Part) => type === 'document' || type === 'stylesheet' || type === 'script';

test('a lesson as delivered, no widget awake: 40 kB of HTML, CSS and scripts in 12 requests', async ({
	page,
}) => {
	const parts = await weigh(page, async () => {
		await page.goto(LESSON);
	});
	const counted = parts.filter(code);
	expect(sum(counted), report(counted)).toBeLessThanOrEqual(40_000);
	const requests = parts.filter(({ type }) => type !== 'font');
	expect(requests.length, report(requests)).toBeLessThanOrEqual(12);
});

test('a lesson with all widgets awake: 85 kB in 26 requests', async ({ page }) => {
	const parts = await weigh(page, async () => {
		await page.goto(LESSON);
		await wakeAll(page);
	});
	const counted = parts.filter(code);
	expect(sum(counted), report(counted)).toBeLessThanOrEqual(85_000);
	const requests = parts.filter(({ type }) => type !== 'font');
	expect(requests.length, report(requests)).toBeLessThanOrEqual(26);
});

for (const lesson of pages.filter((page) => /^lessons\/./.test(page))) {
	test(`each stage of ${lesson} adds at most 4 kB to the page`, async ({ request }) => {
		const page = await (await request.get(lesson)).text();
		const stages =
			page.match(/<div class="wide of-stage"[\s\S]*?<\/script><\/live-part><\/div>/g) ?? [];
		expect(stages.length).toBeGreaterThan(0);
		const whole = packed(page);
		for (const stage of stages) {
			const [name] = /id="[^"]*"/.exec(stage) ?? [];
			expect(whole - packed(page.replace(stage, () => '')), name).toBeLessThanOrEqual(4_000);
		}
	});
}

test('the first slide of a deck: 70 kB, before what it may need later is fetched', async ({
	page,
}) => {
	// A deck fetches ahead when it is idle: here it never is.
	await page.addInitScript(() => (window.requestIdleCallback = () => 0));
	const parts = await weigh(page, async () => {
		await page.goto(SLIDES);
		await page.locator('.deck[data-ready]').waitFor();
	});
	const counted = parts.filter(code);
	expect(sum(counted), report(counted)).toBeLessThanOrEqual(70_000);
	expect(counted.filter(({ url }) => url.includes('deck-tools'))).toEqual([]);
});

test('all fonts together: 95 kB, and none of them asked for before the page is there', async ({
	page,
}) => {
	let loaded = false;
	const early: string[] = [];
	page.on('load', () => (loaded = true));
	page.on('request', (request) => {
		if (request.resourceType() === 'font' && !loaded) early.push(request.url());
	});
	const parts = await weigh(page, async () => {
		await page.goto(LESSON);
		await wakeAll(page);
	});
	const fonts = parts.filter(({ type }) => type === 'font');
	expect(fonts.length).toBeGreaterThan(0);
	expect(sum(fonts), report(fonts)).toBeLessThanOrEqual(95_000);
	expect(early.length).toBeLessThanOrEqual(1);
});

test('pages without widgets ship no framework', async ({ page }) => {
	for (const address of ['contents/', 'reference/scenario/', '404.html']) {
		await page.goto(address);
		await awake(page);
		expect(await page.locator('live-part').count(), address).toBe(0);
		const scripts = await page.evaluate(() =>
			performance
				.getEntriesByType('resource')
				.filter((entry) => entry.name.endsWith('.js'))
				.map((entry) => (entry as PerformanceResourceTiming).decodedBodySize),
		);
		expect(
			scripts.reduce((a, b) => a + b, 0),
			address,
		).toBeLessThan(12_000);
	}
});

for (const address of ['', LESSON]) {
	for (const width of [1280, 390]) {
		test(`nothing shifts on /${address} at ${width} px, fonts and widgets coming in @site`, async ({
			page,
		}) => {
			await page.setViewportSize({ width, height: 800 });
			await page.addInitScript(() => {
				const shifts: { value: number; of: string[] }[] = [];
				Object.assign(window, { shifts });
				new PerformanceObserver((list) => {
					for (const entry of list.getEntries()) {
						const shift = entry as PerformanceEntry & {
							value: number;
							sources: { node: Node | null }[];
						};
						shifts.push({
							value: shift.value,
							of: shift.sources.map(({ node }) =>
								node instanceof Element
									? `${node.tagName}.${node.getAttribute('class') ?? ''}`
									: 'text',
							),
						});
					}
				}).observe({ type: 'layout-shift', buffered: true });
			});
			await page.goto(address);
			// First the fonts, then the widgets. (`document.fonts` knows nothing of fonts that are still to be put in.)
			await expect.poll(() => page.evaluate(() => sessionStorage.getItem('fonts'))).not.toBeNull();
			await wakeAll(page);
			await page.waitForLoadState('networkidle');
			const shifts = await page.evaluate(
				() => (window as unknown as { shifts: { value: number; of: string[] }[] }).shifts,
			);
			const total = shifts.reduce((all, { value }) => all + value, 0);
			expect(total, JSON.stringify(shifts, null, 1)).toBeLessThan(0.005);
		});
	}
}
