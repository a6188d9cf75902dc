import { expect, type Page, test } from '@playwright/test';
import { pages, slideOf, SLIDES } from './support/pages.ts';
import { watch } from './support/watch.ts';

/** The slide that is shown: its id. */
const shown = (page: Page) =>
	page.locator('.slide:not([inert])').evaluateAll((slides) => slides.map((slide) => slide.id));
const status = (page: Page) => page.locator('[data-deck="status"]');
const ids = (page: Page) => page.locator('.slide').evaluateAll((all) => all.map(({ id }) => id));

/** The decks of all lessons. */
const DECKS = pages.filter((address) => /^slides\/[^/]+\/$/.test(address));

async function open(page: Page, hash = '', deck = SLIDES): Promise<void> {
	await page.goto(deck + hash);
	await expect(page.locator('.deck')).toHaveAttribute('data-ready', '');
}

/** What of the shown slide is outside of it, in the deck's bar, or in letters below 24 of its units. */
const faults = (page: Page) =>
	page.locator('.slide:not([inert])').evaluate((slide) => {
		const box = slide.getBoundingClientRect();
		const unit = box.width / 1920;
		const found: string[] = [];
		if (slide.scrollHeight > slide.clientHeight + 1) found.push('the slide is too high');
		if (slide.scrollWidth > slide.clientWidth + 1) found.push('the slide is too wide');
		const bar = document.querySelector('.deck-bar')?.getBoundingClientRect();
		for (const figure of slide.querySelectorAll('.slide-foot dd')) {
			const { right, bottom, top } = figure.getBoundingClientRect();
			const isBeside = bar && top < bar.bottom && bottom > bar.top;
			if (isBeside && right > bar.left) found.push(`${figure.textContent} runs into the bar`);
		}
		for (const element of slide.querySelectorAll('*')) {
			if (element.closest('.vh, .notes, .slide-place') || !element.checkVisibility()) continue;
			const { right, bottom, width, height } = element.getBoundingClientRect();
			const name = `${element.localName}.${element.getAttribute('class')}`;
			if (width * height > 0 && (right > box.right + 1 || bottom > box.bottom + 1)) {
				found.push(`${name} is outside`);
			}
			const isText = [...element.childNodes].some(
				(node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
			);
			const scale = element instanceof SVGElement ? (scaleOf(element) ?? 1) : 1;
			const size = (parseFloat(getComputedStyle(element).fontSize) * scale) / unit;
			if (isText && size < 23.9) found.push(`${name} has letters of ${size.toFixed(1)}`);
		}
		return found;

		function scaleOf(element: SVGElement): number | undefined {
			return element instanceof SVGGraphicsElement ? element.getScreenCTM()?.a : undefined;
		}
	});

test('keys go through the slides, say the place and keep the address', async ({ page }) => {
	const seen = await watch(page);
	await open(page);
	const all = await ids(page);
	await page.keyboard.press('ArrowRight');
	expect(await shown(page)).toEqual([all[1]]);
	await expect(page).toHaveURL(new RegExp(`#${all[1]}$`));
	await expect(status(page)).toHaveText(new RegExp(`^2 of ${all.length}: .`));
	await page.keyboard.press('PageDown');
	expect(await shown(page)).toEqual([all[2]]);
	await page.keyboard.press('PageUp');
	await page.keyboard.press('ArrowLeft');
	expect(await shown(page)).toEqual([all[0]]);
	await page.keyboard.press('End');
	expect(await shown(page)).toEqual([all.at(-1)]);
	await page.keyboard.press('ArrowRight');
	expect(await shown(page)).toEqual([all.at(-1)]);
	await page.keyboard.press('Home');
	expect(await shown(page)).toEqual([all[0]]);
	expect(await page.evaluate(() => [scrollX, scrollY])).toEqual([0, 0]);
	await seen.expectNone();
});

test('two quick keys both arrive', async ({ page }) => {
	await open(page);
	const all = await ids(page);
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	expect(await shown(page)).toEqual([all[2]]);
});

test('a slide is announced alike for a key, a number and an address', async ({ page }) => {
	await open(page);
	const all = await page
		.locator('.slide')
		.evaluateAll((slides) => slides.map(({ dataset }) => [dataset['slide'], dataset['title']]));
	const [[, first], [, second], [id, third]] = all as [string[], string[], string[]];
	const words = (at: number, title = '') => `${at} of ${all.length}: ${title}`;
	const elsewhere = async (): Promise<void> => {
		await page.keyboard.press('Home');
		await expect(status(page)).toHaveText(words(1, first));
		// The address follows a moment later; while it is still the old one, to write that is no change.
		await expect(page).not.toHaveURL(new RegExp(`#(?:${id ?? ''}|3)$`));
	};
	await page.keyboard.press('3');
	await page.keyboard.press('Enter');
	await expect(status(page)).toHaveText(words(3, third));
	await elsewhere();
	await page.evaluate((hash) => (location.hash = hash), id ?? '');
	await expect(status(page)).toHaveText(words(3, third));
	await elsewhere();
	await page.evaluate(() => (location.hash = '3'));
	await expect(status(page)).toHaveText(words(3, third));
	await page.keyboard.press('PageUp');
	await expect(status(page)).toHaveText(new RegExp(`^${words(2, second)}`));
	// To the step that is left of the second one, and over.
	while ((await shown(page))[0] !== id) await page.keyboard.press('PageDown');
	await expect(status(page)).toHaveText(words(3, third));
});

test('no two slides of a lesson have one name, and no line breaks before a unit @site', async ({
	page,
}) => {
	for (const deck of DECKS) {
		await page.goto(deck);
		const names = await page
			.locator('.slide')
			.evaluateAll((slides) => slides.map(({ dataset }) => dataset['title']));
		expect(new Set(names).size, deck).toBe(names.length);
		const broken = await page.locator('.deck').evaluate((root) => {
			const found: string[] = [];
			const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
			for (let text = texts.nextNode(); text; text = texts.nextNode()) {
				if (text.parentElement?.closest('script, svg, code, .vh')) continue;
				found.push(...(/\d (?:ms|s|seconds|minutes)\b/.exec(text.textContent ?? '') ?? []));
			}
			return found;
		});
		expect(broken, deck).toEqual([]);
	}
});

test('O shows all slides: arrows and Enter go to one, and O puts them away', async ({ page }) => {
	await open(page);
	const all = await ids(page);
	const overview = page.getByRole('dialog', { name: 'All slides' });
	await page.keyboard.press('o');
	await expect(overview.locator('[aria-current="true"]')).toBeFocused();
	for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
	await expect(overview).toBeHidden();
	expect(await shown(page)).toEqual([all[2]]);
	await page.keyboard.press('o');
	await expect(overview.getByRole('button', { name: /^3\. / })).toBeFocused();
	const names = await overview.getByRole('button').allInnerTexts();
	expect(new Set(names.map((name) => name.replace(/^\d+\. /, ''))).size).toBe(names.length);
	await page.keyboard.press('o');
	await expect(overview).toBeHidden();
	expect(await shown(page)).toEqual([all[2]]);
});

test('O right after a slide was chosen opens them again', async ({ page }) => {
	await open(page);
	const overview = page.getByRole('dialog', { name: 'All slides' });
	await page.keyboard.press('o');
	const current = overview.locator('[aria-current="true"]');
	await expect(current).toBeFocused();
	// Both before the browser tells that the dialog was closed.
	await current.evaluate((button: HTMLElement) => {
		button.click();
		document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'o', bubbles: true }));
	});
	await expect(current).toBeFocused();
	await expect(overview).toHaveCount(1);
});

test('C leads to what the slide is worked with', async ({ page }) => {
	await open(page, `#${slideOf('sync-or-queued')}`);
	await expect(page.locator('.slide:not([inert]) live-part[asleep]')).toHaveCount(0);
	await page.keyboard.press('c');
	await expect(
		page.locator('.slide:not([inert])').getByRole('button', { name: 'Place an order' }),
	).toBeFocused();
});

test('a reload keeps the slide', async ({ page }) => {
	await open(page);
	for (const key of ['End', 'PageUp', 'PageUp']) await page.keyboard.press(key);
	const before = await shown(page);
	await page.reload();
	await expect(page.locator('.deck')).toHaveAttribute('data-ready', '');
	expect(await shown(page)).toEqual(before);
});

test('an address names a slide by its id, its part or its number', async ({ page }) => {
	await open(page, '#3');
	const all = await ids(page);
	expect(await shown(page)).toEqual([all[2]]);
	const part = all.find((id) => id.includes('.')) ?? '';
	await page.evaluate((id) => (location.hash = id), part);
	await expect.poll(() => shown(page)).toEqual([part]);
	await expect(status(page)).toHaveText(new RegExp(`^${all.indexOf(part) + 1} of `));
	await page.goBack();
	await expect.poll(() => shown(page)).toEqual([all[2]]);
});

test('the buttons do what the keys do and stop at either end', async ({ page }) => {
	await open(page);
	const all = await ids(page);
	const next = page.getByRole('button', { name: 'Next slide' });
	const previous = page.getByRole('button', { name: 'Previous slide' });
	await expect(previous).toHaveAttribute('aria-disabled', 'true');
	await next.click();
	await next.click();
	await expect(page.locator('[data-deck="place"]')).toHaveText(`3 of ${all.length}`);
	await previous.click();
	expect(await shown(page)).toEqual([all[1]]);
	await expect(previous).toBeFocused();
});

test('a control keeps its own keys', async ({ page }) => {
	await open(page);
	const all = await ids(page);
	const at = await page
		.locator('.slide')
		.evaluateAll((slides) => slides.findIndex((slide) => slide.querySelector('input[type=radio]')));
	await page.evaluate((id) => (location.hash = id), all[at] ?? '');
	await expect.poll(() => shown(page)).toEqual([all[at]]);
	await page.locator('.slide:not([inert]) input[type=radio]').first().focus();
	await page.keyboard.press('ArrowDown');
	expect(await shown(page)).toEqual([all[at]]);
	for (let step = 0; step < 3; step++) await page.keyboard.press('PageDown');
	expect(await shown(page)).toEqual([all[at + 1]]);
	await expect(page.locator('.slide:not([inert])')).toBeFocused();
});

test('Escape leads to the same section of the lesson', async ({ page }) => {
	await open(page, '#3');
	const section = await page.locator('.slide:not([inert])').getAttribute('data-section');
	await page.keyboard.press('Escape');
	await expect(page).toHaveURL(new RegExp(`/lessons/why-queues/#${section}$`));
});

test('what a stage reveals is brought into view', async ({ page }) => {
	await open(page);
	const id = await page
		.locator('.slide:has(.slide-figure)')
		.last()
		.evaluate((slide) => {
			const event = new CustomEvent('stage:reveal', { bubbles: true });
			slide.querySelector('.slide-figure')?.dispatchEvent(event);
			return slide.id;
		});
	expect(await shown(page)).toEqual([id]);
});

test('the prose is in the page and not shown', async ({ page }) => {
	await open(page);
	expect(await page.locator('.notes').count()).toBeGreaterThan(5);
	for (const notes of await page.locator('.notes').all()) await expect(notes).toBeHidden();
});

test('one slide a page is printed', async ({ page }) => {
	await open(page, '#3');
	const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
	const pages = pdf.match(/\/Type\s*\/Page\b/g) ?? [];
	expect(pages).toHaveLength((await ids(page)).length);
});

for (const [width, height, decks] of [
	[1920, 1080, DECKS],
	[1280, 720, DECKS],
	[1024, 768, [SLIDES]],
] as const) {
	test(`no slide overflows at ${width} × ${height}, nothing is small @site`, async ({ page }) => {
		// Every step of every slide is measured.
		test.setTimeout(300_000);
		await page.setViewportSize({ width, height });
		for (const deck of decks) {
			await open(page, '', deck);
			const all = await ids(page);
			for (const [at, id] of all.entries()) {
				const islands = page.locator('.slide:not([inert]) live-part[asleep]');
				await expect(islands).toHaveCount(0);
				expect.soft(await faults(page), `${deck}#${id}`).toEqual([]);
				// Its steps, and then the next slide.
				for (let step = 0; step < 9 && (await shown(page))[0] === id; step++) {
					await page.keyboard.press('PageDown');
					expect.soft(await faults(page), `${deck}#${id}, step ${step}`).toEqual([]);
					if (at === all.length - 1 && step > 2) break;
				}
				expect.soft(await shown(page)).toEqual([all[at + 1] ?? id]);
			}
		}
	});
}

test.describe('with fingers', () => {
	test.use({ hasTouch: true, viewport: { width: 844, height: 390 } });
	test('a swipe goes on and back, but not on a control', async ({ page }) => {
		await open(page);
		const all = await ids(page);
		const swipe = async (from: number, to: number, on = '.slide:not([inert])') => {
			await page
				.locator(on)
				.first()
				.evaluate(
					(element, [from, to]) => {
						const send = (type: string, clientX: number | undefined) =>
							element.dispatchEvent(
								new PointerEvent(type, {
									bubbles: true,
									isPrimary: true,
									pointerType: 'touch',
									clientX: clientX ?? 0,
									clientY: 200,
								}),
							);
						send('pointerdown', from);
						send('pointerup', to);
					},
					[from, to],
				);
		};
		await swipe(600, 300);
		expect(await shown(page)).toEqual([all[1]]);
		await swipe(300, 600);
		expect(await shown(page)).toEqual([all[0]]);
		await swipe(600, 300, '[data-deck="next"]');
		expect(await shown(page)).toEqual([all[0]]);
	});
});

test('a pointer that rests is hidden, and is there again when it moves', async ({ page }) => {
	await page.clock.install({ time: 0 });
	await open(page);
	await page.clock.pauseAt(60_000);
	const pointer = () => page.locator('.deck').evaluate((deck) => getComputedStyle(deck).cursor);
	await page.mouse.move(600, 300);
	await page.clock.runFor(2_900);
	expect(await pointer()).not.toBe('none');
	await page.clock.runFor(200);
	expect(await pointer()).toBe('none');
	await page.mouse.move(620, 310);
	expect(await pointer()).not.toBe('none');
});

test('the screen stays on from the first key, again after the browser let go, and a refusal is no error', async ({
	page,
}) => {
	const watched = await watch(page);
	await page.addInitScript(() => {
		const asked: string[] = [];
		const locks: EventTarget[] = [];
		const request = (kind: string): Promise<EventTarget> => {
			asked.push(kind);
			// The first time the battery is low.
			if (asked.length === 1) return Promise.reject(new DOMException('', 'NotAllowedError'));
			const lock = Object.assign(new EventTarget(), { release: () => Promise.resolve() });
			locks.push(lock);
			return Promise.resolve(lock);
		};
		Object.defineProperty(navigator, 'wakeLock', { value: { request } });
		Object.assign(window, {
			asked,
			letGo: () => locks.at(-1)?.dispatchEvent(new Event('release')),
		});
	});
	await open(page);
	const asked = () => page.evaluate(() => (window as unknown as { asked: string[] }).asked);
	expect(await asked()).toEqual([]);
	await page.keyboard.press('ArrowRight');
	await expect.poll(asked).toEqual(['screen']);
	await page.keyboard.press('ArrowRight');
	await expect.poll(asked).toEqual(['screen', 'screen']);
	// It is on: nothing more to ask for.
	await page.keyboard.press('ArrowRight');
	expect(await asked()).toHaveLength(2);
	await page.evaluate(() => (window as unknown as { letGo: () => void }).letGo());
	await page.keyboard.press('ArrowRight');
	await expect.poll(asked).toHaveLength(3);
	await watched.expectNone();
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
	test('the deck is a column of all slides, to be read', async ({ page }) => {
		await page.goto(SLIDES);
		const slides = page.locator('.slide');
		for (const slide of await slides.all()) await expect(slide).toBeVisible();
		await expect(page.getByRole('button', { name: 'Next slide' })).toBeHidden();
		const [width, size] = await slides
			.nth(1)
			.evaluate((slide) => [
				document.documentElement.scrollWidth,
				parseFloat(getComputedStyle(slide).fontSize),
			]);
		expect(width).toBe(390);
		expect(size).toBeGreaterThanOrEqual(16);
	});
});
