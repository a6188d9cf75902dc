import { expect, type Page, test } from '@playwright/test';
import { expectClean } from './support/axe.ts';
import { slideOf, SLIDES } from './support/pages.ts';
import {
	audience,
	expectEqual,
	picture,
	presenter,
	PRESENTER,
	remote,
	role,
	shown,
} from './support/talk.ts';
import { watch } from './support/watch.ts';

const STAGE = slideOf('sync-or-queued');
const current = (page: Page) => page.locator('.p-list [aria-current="true"] .n');

/** Goes on until nothing of the slide is hidden, and the audience shows it all. */
async function toLastStep(page: Page, next: () => Promise<void>): Promise<void> {
	for (let { hidden } = await shown(page); hidden > 0; hidden--) {
		await next();
		await expect.poll(async () => (await shown(page)).hidden).toBe(hidden - 1);
	}
}

/** Draws a line over the presenter's picture of the slide. */
async function draw(page: Page): Promise<void> {
	await page.keyboard.press('d');
	const surface = page.locator('.p-surface');
	await expect(surface).toHaveAttribute('data-tool', 'draw');
	// Whoever draws has the slide in sight, wherever the remote below it was scrolled to.
	await expect(surface).toBeInViewport({ ratio: 1 });
	const box = await surface.boundingBox();
	if (!box) throw new Error('There is nothing to draw on.');
	await page.mouse.move(box.x + 60, box.y + 60);
	await page.mouse.down();
	for (const x of [80, 120, 170]) await page.mouse.move(box.x + x, box.y + 60 + x / 3);
	await page.mouse.up();
	await page.keyboard.press('d');
}

test('the audience follows: slides, steps, drawings and stages, and who comes late gets all of it', async ({
	context,
}) => {
	const early = await context.newPage();
	const seen = await watch(early);
	await early.goto(SLIDES);
	const speaker = await presenter(context, `${PRESENTER}#${STAGE}`);
	const frame = await picture(speaker);
	await expect(role(early)).toHaveAttribute('data-role', 'following');
	await expectEqual(frame, early);

	await remote(speaker).getByRole('button', { name: 'Place an order' }).click();
	await remote(speaker).getByRole('button', { name: 'Crash Counter A' }).click();
	await remote(speaker).getByRole('button', { name: 'Pause' }).click();
	await remote(speaker).getByRole('button', { name: 'Step', exact: true }).click();
	await remote(speaker).getByRole('slider', { name: 'Counters open' }).fill('4');
	await draw(speaker);
	await toLastStep(early, () => speaker.getByRole('button', { name: /^Next:/ }).click());
	await expectEqual(frame, early);
	await expect.poll(async () => (await shown(early)).lines.length).toBe(1);
	// What was done to it has been played in both, not only sent.
	expect((await shown(early)).stages['sync-or-queued']?.hash).not.toBe('');
	expect((await shown(frame)).stages['sync-or-queued']?.hash).not.toBe('');

	const late = await audience(context);
	await expectEqual(frame, early, late);
	await speaker.keyboard.press('z');
	await expect.poll(async () => (await shown(late)).lines).toHaveLength(0);
	await expectEqual(frame, early, late);
	await seen.expectNone();
});

test('a stage that plays is in step in all windows, also in one that comes while it plays', async ({
	context,
}) => {
	const speaker = await presenter(context, `${PRESENTER}#${STAGE}`);
	const first = await audience(context);
	await remote(speaker).getByRole('button', { name: 'Play' }).click();
	const late = await audience(context);
	await expect(late.locator('.stage-slide:visible')).toHaveAttribute('data-state', 'playing');
	// One clock: the run's time less the clock's own is the same, however late a picture is drawn.
	const clockOf = (page: Page) =>
		page.evaluate(() => {
			const detail: { clock?: { anchorVirtual: number; anchorEpochMs: number; rate: number } } = {};
			document
				.querySelector('.slide:not([inert]) section.stage')
				?.dispatchEvent(new CustomEvent('stage:report', { detail }));
			return detail.clock;
		});
	expect(await clockOf(first)).toBeDefined();
	expect(await clockOf(late)).toEqual(await clockOf(first));
	await remote(speaker).getByRole('button', { name: 'Pause' }).click();
	await expectEqual(await picture(speaker), first, late);
});

test('of two quick keys both arrive', async ({ context }) => {
	const speaker = await presenter(context);
	const page = await audience(context);
	await speaker.keyboard.press('ArrowRight');
	await speaker.keyboard.press('ArrowRight', { delay: 0 });
	await expect(current(speaker)).toHaveText('3');
	await expectEqual(await picture(speaker), page);
	expect((await shown(page)).slide).toBe('the-night');
});

test('a presenter’s reload keeps slide, step, time, drawings and stages', async ({ context }) => {
	const page = await audience(context);
	const speaker = await presenter(context, `${PRESENTER}#${STAGE}`);
	await speaker.getByRole('button', { name: 'Start', exact: true }).click();
	await remote(speaker).getByRole('button', { name: 'Step', exact: true }).click();
	await draw(speaker);
	// The arrows belong to the row of buttons that has the focus.
	await toLastStep(page, () => speaker.keyboard.press('PageDown'));
	await expect.poll(async () => (await shown(page)).lines.length).toBe(1);
	const before = await shown(page);
	await expect(speaker.getByRole('timer')).not.toHaveText('00:00');
	await speaker.reload();
	await expect(speaker.locator('.p-cols')).toHaveAttribute('data-role', 'presenting');
	await expect(speaker.getByRole('button', { name: 'Pause', exact: true }).first()).toBeVisible();
	await expect(speaker.getByRole('timer')).not.toHaveText('00:00');
	await expectEqual(await picture(speaker), page);
	expect(await shown(page)).toEqual(before);
	await speaker.keyboard.press('ArrowRight');
	await expect.poll(async () => (await shown(page)).slide).toBe('night-again');
});

test('an audience’s reload comes back to where the talk is', async ({ context }) => {
	const speaker = await presenter(context, `${PRESENTER}#${STAGE}`);
	const page = await audience(context);
	await remote(speaker).getByRole('button', { name: 'Step', exact: true }).click();
	await page.reload();
	await expectEqual(await picture(speaker), page);
	await expect(role(page)).toHaveAttribute('data-role', 'following');
});

test('two decks, and two sessions of one, do not mix', async ({ context }) => {
	const speaker = await presenter(context);
	const other = await audience(context, `${SLIDES}?session=second-room`);
	const same = await audience(context);
	await speaker.keyboard.press('ArrowRight');
	await expect.poll(async () => (await shown(same)).slide).toBe('bet');
	expect((await shown(other)).slide).toBe('start');
	await expect(role(other)).toHaveAttribute('data-role', 'alone');
});

test('an audience window can look around, says so, and rejoins', async ({ context }) => {
	const speaker = await presenter(context);
	const page = await audience(context);
	await expect(role(page)).toHaveAttribute('data-role', 'following');
	await page.keyboard.press('End');
	await expect(page.getByText('Looking around. The talk is at slide 1.')).toBeVisible();
	await speaker.keyboard.press('ArrowRight');
	await expect(page.getByText('Looking around. The talk is at slide 2.')).toBeVisible();
	expect((await shown(page)).slide).not.toBe('bet');
	await page.getByRole('button', { name: 'Rejoin' }).click();
	await expect(page.getByText('Looking around')).toBeHidden();
	await expectEqual(await picture(speaker), page);
});

test('a second presenter’s window takes over only when asked to, and the first one says so', async ({
	context,
}) => {
	const page = await audience(context);
	const first = await presenter(context);
	await first.keyboard.press('ArrowRight');
	const second = await presenter(context);
	await expect(second.getByText('Another presenter’s window drives this talk.')).toBeVisible();
	await second.keyboard.press('ArrowRight');
	await expect(current(second)).toHaveText('2');
	await second.getByRole('button', { name: 'Take over' }).click();
	await expect(first.getByText('Another presenter’s window has taken over.')).toBeVisible();
	await second.keyboard.press('ArrowRight');
	await expectEqual(await picture(first), await picture(second), page);
	expect((await shown(page)).slide).toBe('the-night');
});

test('ten thousand hostile messages change nothing @site', async ({ context }) => {
	const speaker = await presenter(context, `${PRESENTER}#${STAGE}`);
	const page = await audience(context);
	// A stage that has played, so that its events are compared as well.
	await remote(speaker).getByRole('button', { name: 'Step', exact: true }).click();
	await expect.poll(async () => (await shown(page)).stages['sync-or-queued']?.hash).toMatch(/./);
	await expectEqual(await picture(speaker), page);
	const before = await shown(page);
	const enemy = await audience(context, `${SLIDES}?session=elsewhere`);
	await enemy.evaluate(() => {
		const channel = new BroadcastChannel('take-a-number/talks');
		const odd: unknown[] = [null, -1, NaN, '', 'x', [], {}, 1e99, '<img>', { version: 1 }];
		for (let i = 0; i < 10_000; i++) {
			const value = odd[i % odd.length];
			const talk = { lesson: 'why-queues', slide: value, step: value, stages: value };
			const head = { version: 1, deck: 'why-queues', session: 'main', from: 'enemy' };
			const kind = ['state', 'hello', 'away', 'end', value][i % 5];
			channel.postMessage(i % 3 ? { ...head, kind, term: value, serial: i, talk } : value);
		}
		channel.close();
	});
	await toLastStep(page, () => speaker.keyboard.press('PageDown'));
	await expectEqual(await picture(speaker), page);
	expect((await shown(page)).stages).toEqual(before.stages);
});

test('B blanks the audience only, and the end sets it free', async ({ context }) => {
	const speaker = await presenter(context);
	const page = await audience(context);
	await speaker.keyboard.press('b');
	await expect(role(page)).toHaveAttribute('data-blank', '');
	await expect(speaker.getByText('The audience’s screen is blank')).toBeVisible();
	await speaker.keyboard.press('.');
	await expect(role(page)).not.toHaveAttribute('data-blank', '');
	await speaker.getByRole('button', { name: 'End', exact: true }).click();
	await speaker.getByRole('button', { name: 'End the talk' }).click();
	await expect(role(page)).toHaveAttribute('data-role', 'alone');
	await expect(speaker.getByText('The talk is over.')).toBeVisible();
	await page.keyboard.press('End');
	await expect(page.getByText('Looking around')).toBeHidden();
});

test('a question is asked, answered by the room, revealed, and run on its stage', async ({
	context,
}) => {
	const page = await audience(context);
	const speaker = await presenter(context);
	const list = speaker.locator('.p-list button', { hasText: 'question' });
	for (let at = 0; !(await speaker.getByLabel('The room says').isVisible()); at++) {
		await list.nth(at).click();
	}
	await speaker.getByLabel('The room says').fill('-5');
	await speaker.getByRole('button', { name: 'Show it' }).click();
	await expect(speaker.getByText('Enter a number from')).toBeVisible();
	await speaker.getByLabel('The room says').fill('120');
	await speaker.getByRole('button', { name: 'Show it' }).click();
	const question = page.locator('.slide:not([inert]) .quiz');
	await expect(question.getByText('The room says 120')).toBeVisible();
	await speaker.getByRole('button', { name: '3. Answer' }).click();
	await expect(question.getByText('The room said 120')).toBeVisible();
	await expect(question.getByText(/Off by/)).toBeVisible();
	await speaker.getByRole('button', { name: 'Run it on the stage' }).click();
	await expect(page.locator('.slide:not([inert]) .stage')).toHaveAttribute('data-state', 'playing');
});

test('P opens the presenter’s window at the slide that is shown', async ({ context }) => {
	const page = await audience(context, `${SLIDES}#the-night`);
	const opened = context.waitForEvent('page');
	await page.keyboard.press('p');
	const speaker = await opened;
	await expect(current(speaker)).toHaveText('3');
	await expectEqual(await picture(speaker), page);
});

test('deck and stages go on with the network gone after load @site', async ({ context }) => {
	const speaker = await presenter(context, `${PRESENTER}#${STAGE}`);
	const page = await audience(context);
	const frame = await picture(speaker);
	await page.waitForLoadState('networkidle');
	await expectEqual(frame, page);
	await context.setOffline(true);
	await remote(speaker).getByRole('button', { name: 'Step', exact: true }).click();
	await speaker.keyboard.press('End');
	await expectEqual(frame, page);
	await speaker.keyboard.press('Home');
	await expectEqual(frame, page);
	await context.setOffline(false);
});

test.describe('with fingers', () => {
	test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
	test('a swipe over the picture goes on and back, and a slide begins at its top', async ({
		context,
	}) => {
		const speaker = await presenter(context);
		const box = await speaker.locator('.p-surface').boundingBox();
		const touches = await context.newCDPSession(speaker);
		const swipe = async (from: number, to: number) => {
			const y = (box?.y ?? 0) + 60;
			for (const [type, at] of [
				['touchStart', from],
				['touchMove', (from + to) / 2],
				['touchMove', to],
			] as const) {
				await touches.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x: at, y }] });
			}
			await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
		};
		const place = current(speaker);
		// The bars at the top and the bottom stay: what has the focus is between them.
		for (const at of [0, 9, -1]) {
			const item = speaker.locator('.p-list button').nth(at);
			await item.focus();
			expect(
				await item.evaluate((button) => {
					const { left, top, height } = button.getBoundingClientRect();
					const found = document.elementFromPoint(left + 20, top + height / 2);
					return button.contains(found);
				}),
			).toBe(true);
		}
		await expect(place).toHaveText('1');
		await speaker.locator('.p-list button').last().tap();
		await expect(place).not.toHaveText('1');
		const last = Number(await place.textContent());
		await expect.poll(() => speaker.evaluate(() => scrollY)).toBe(0);
		await swipe(90, 300);
		await expect(place).toHaveText(String(last - 1));
		await swipe(300, 90);
		await expect(place).toHaveText(String(last));
	});
});

test.describe('axe finds nothing @site', () => {
	for (const [name, size] of [
		['wide', { width: 1440, height: 900 }],
		['phone', { width: 390, height: 844 }],
	] as const) {
		test(`in the presenter’s window, ${name}`, async ({ context }) => {
			const speaker = await presenter(context, `${PRESENTER}#${STAGE}`);
			await speaker.setViewportSize(size);
			await expectClean(speaker);
			const width = await speaker.evaluate(() => document.documentElement.scrollWidth);
			expect(width).toBe(size.width);
		});
	}
});
