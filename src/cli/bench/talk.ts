import type { Browser, BrowserContext, Page } from '@playwright/test';
import { atMost, type Figure, median } from './figure.ts';
import { kilobytes, weigh } from './weight.ts';
import type { Wishes } from './wishes.ts';

const DECK = 'slides/why-queues/';
/** Two keys that a person who skips a slide presses. */
const QUICK = 20;

/** What a speaker and an audience wait for. */
export async function talk(browser: Browser, site: string, { quick }: Wishes): Promise<Figure[]> {
	const rounds = quick ? 4 : 10;
	const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
	const first = await firstSlide(context, site);
	const painted = await keyToPaint(context, site, rounds);
	const { one, second, apart } = await toAudience(context, site, rounds);
	await context.close();
	const note = `median of ${painted.length}`;
	return [
		figure('deck: key to next slide painted', median(painted), 'ms', 16, note),
		figure('deck: presenter to audience', median(one), 'ms', 10, `median of ${one.length}`),
		figure('deck: the second of two quick keys', median(second), 'ms', 10, `${QUICK} ms after`),
		figure('deck: stages apart while playing', apart, 'ms', 16.7, 'virtual time at one moment'),
		figure(
			'deck: its first slide',
			first,
			'kB',
			70,
			'brotli without fonts, before it fetches ahead',
		),
	];
}

function figure(name: string, value: number, unit: string, most: number, note: string): Figure {
	return { part: 'browser', name, value, unit, target: atMost(most), note };
}

async function openDeck(context: BrowserContext, address: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(address);
	await page.locator('.deck[data-ready]').waitFor();
	return page;
}

async function firstSlide(context: BrowserContext, site: string): Promise<number> {
	const page = await context.newPage();
	// A deck fetches what it may need later when it is idle: here it never is.
	await page.addInitScript(() => (window.requestIdleCallback = () => 0));
	const weights = weigh(page);
	await page.goto(`${site}${DECK}`);
	await page.locator('.deck[data-ready]').waitFor();
	await page.waitForLoadState('networkidle');
	const parts = await weights();
	await page.close();
	return kilobytes(parts, ({ type }) => type !== 'font');
}

/** From the key to the task after the frame with the next slide, milliseconds. */
async function keyToPaint(context: BrowserContext, site: string, rounds: number) {
	const page = await openDeck(context, `${site}${DECK}`);
	await page.evaluate(() => {
		const times: number[] = [];
		Object.assign(window, { painted: times });
		addEventListener(
			'keydown',
			({ timeStamp }) => {
				requestAnimationFrame(() => {
					const { port1, port2 } = new MessageChannel();
					port1.onmessage = () => times.push(performance.now() - timeStamp);
					port2.postMessage('');
				});
			},
			true,
		);
	});
	for (let i = 0; i < rounds; i++) {
		const before = await slideOf(page);
		await page.keyboard.press(i % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
		await page.waitForFunction(
			([count, slide]) =>
				(window as unknown as { painted: number[] }).painted.length === count &&
				document.querySelector('.slide:not([inert])')?.id + location.hash !== slide,
			[i + 1, before] as const,
		);
		await page.waitForTimeout(150);
	}
	const times = await page.evaluate(() => (window as unknown as { painted: number[] }).painted);
	await page.close();
	return times;
}

function slideOf(page: Page): Promise<string> {
	return page.evaluate(
		() => (document.querySelector('.slide:not([inert])')?.id ?? '') + location.hash,
	);
}

/** From a key in the presenter's window to the slide or step in the audience's, and how far stages are apart. */
async function toAudience(context: BrowserContext, site: string, rounds: number) {
	const speaker = await context.newPage();
	await speaker.goto(`${site}${DECK}presenter/`);
	await speaker.locator('.p-cols[data-role="presenting"]').waitFor();
	const room = await openDeck(context, `${site}${DECK}`);
	await speaker.bringToFront();
	await speaker.evaluate(() => {
		const pressed: number[] = [];
		Object.assign(window, { pressed });
		const note = ({ timeStamp }: Event) => pressed.push(performance.timeOrigin + timeStamp);
		addEventListener('keydown', note, true);
	});
	await room.evaluate(() => {
		const shown: number[] = [];
		Object.assign(window, { shown });
		const deck = document.querySelector('.deck');
		const look = (): string => {
			const slide = document.querySelector('.slide:not([inert])');
			const phase = slide?.querySelector('[data-phase]')?.getAttribute('data-phase');
			return [slide?.id, slide?.querySelectorAll('[data-off]').length, phase].join(' ');
		};
		let last = look();
		new MutationObserver(() => {
			const now = look();
			if (now === last) return;
			last = now;
			shown.push(performance.timeOrigin + performance.now());
		}).observe(deck as Element, {
			subtree: true,
			attributeFilter: ['inert', 'data-off', 'data-phase'],
		});
	});
	const one: number[] = [];
	const second: number[] = [];
	for (let i = 0; i < rounds; i++) {
		const keys = i % 2 === 0 ? 'PageDown' : 'PageUp';
		one.push(...(await press(speaker, room, [keys])));
		const two = await press(speaker, room, [keys, keys]);
		if (two.length === 2) second.push(two[1] as number);
	}
	const apart = await stagesApart(speaker, room);
	await speaker.close();
	await room.close();
	return { one, second, apart };
}

/** Presses keys one soon after the other; gives how long each took to be seen by the audience. */
async function press(speaker: Page, room: Page, keys: readonly string[]): Promise<number[]> {
	await room.evaluate(() => ((window as unknown as { shown: number[] }).shown.length = 0));
	await speaker.evaluate(() => ((window as unknown as { pressed: number[] }).pressed.length = 0));
	for (const [i, key] of keys.entries()) {
		if (i > 0) await speaker.waitForTimeout(QUICK);
		await speaker.keyboard.press(key);
	}
	await room.waitForTimeout(300);
	const pressed = await speaker.evaluate(
		() => (window as unknown as { pressed: number[] }).pressed,
	);
	const shown = await room.evaluate(() => (window as unknown as { shown: number[] }).shown);
	return shown.length === keys.length ? shown.map((at, i) => at - (pressed[i] ?? NaN)) : [];
}

/** Parts of slides in a lesson, at most. */
const MOST_SLIDES = 100;

/** How far the stage of the audience is from the presenter's picture of it, ms of virtual time. */
async function stagesApart(speaker: Page, room: Page): Promise<number> {
	const remote = speaker.locator('.remote:visible').getByRole('button', { name: 'Play' });
	// Slide by slide, as a speaker would, until one has a stage.
	for (let i = 0; i < MOST_SLIDES && (await remote.count()) === 0; i++) {
		await speaker.keyboard.press('PageDown');
		await speaker.waitForTimeout(300);
	}
	await remote.first().click();
	await room.locator('.slide:not([inert]) .stage[data-state="playing"]').first().waitFor();
	const frame = await (
		await speaker.locator('[data-view="current"] iframe').elementHandle()
	)?.contentFrame();
	if (!frame) return NaN;
	const offset = () =>
		new Promise<number>((resolve) => {
			const all: number[] = [];
			const look = () => {
				const detail: { t?: number } = {};
				document
					.querySelector('.slide:not([inert]) section.stage')
					?.dispatchEvent(new CustomEvent('stage:report', { detail }));
				all.push((detail.t ?? NaN) / 1_000 - (performance.timeOrigin + performance.now()));
				if (all.length < 40) requestAnimationFrame(look);
				else resolve(all.sort((a, b) => a - b)[20] ?? NaN);
			};
			requestAnimationFrame(look);
		});
	const [here, there] = await Promise.all([frame.evaluate(offset), room.evaluate(offset)]);
	return Math.abs(here - there);
}
