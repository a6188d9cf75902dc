import { expect, type Page, test } from '@playwright/test';
import { expectClean } from './support/axe.ts';
import { watch } from './support/watch.ts';

const COURSE = 'slides/';
const LESSONS = ['why-queues', 'producer-consumer', 'three-patterns', 'pitfalls', 'next-steps'];

/** The deck inside the window of the whole course, and the slide that it shows. */
const deck = (page: Page) => page.frameLocator('iframe.course-frame');
const lesson = (page: Page) => deck(page).locator('#deck[data-ready]');
const slide = (page: Page) => deck(page).locator('.slide:not([inert])');
const driven = (page: Page) => page.locator('.p-cols[data-role="presenting"]');

async function openBoth(page: Page): Promise<Page> {
	await page.goto(COURSE);
	const opened = page.context().waitForEvent('page');
	await page.getByRole('link', { name: 'Presenter’s window' }).press('Enter');
	const speaker = await opened;
	await expect(driven(speaker)).toBeVisible();
	return speaker;
}

test('the course is one talk: both windows go on from lesson to lesson, to the end and back', async ({
	page,
}) => {
	const seen = await watch(page);
	const speaker = await openBoth(page);
	// The focus is on the link that has opened the other window.
	await page.keyboard.press('ArrowRight');
	for (const [at, id] of LESSONS.entries()) {
		await expect(lesson(page)).toHaveAttribute('data-lesson', id);
		await expect(slide(page)).toHaveAttribute('data-kind', 'lead');
		await expect(page).toHaveURL(new RegExp(`/slides/#${id}/start$`));
		await expect(driven(speaker)).toBeVisible();
		await speaker.keyboard.press('End');
		await expect(slide(page)).not.toHaveAttribute('data-kind', 'lead');
		const next = speaker.getByRole('button', { name: /^Next:/ });
		const after = at + 1 < LESSONS.length ? `Next: Lesson ${at + 2}, ` : 'Next: The end';
		// To the last step of the last slide.
		for (let step = 0; step < 9 && !(await next.textContent())?.includes(after); step++) {
			await speaker.keyboard.press('PageDown');
		}
		await expect(next).toContainText(after);
		await speaker.keyboard.press('PageDown');
	}
	await expect(lesson(page)).toHaveAttribute('data-lesson', LESSONS.at(-1) ?? '');
	await speaker.keyboard.press('Home');
	await expect(slide(page)).toHaveAttribute('data-kind', 'lead');
	await speaker.keyboard.press('PageUp');
	await expect(lesson(page)).toHaveAttribute('data-lesson', LESSONS.at(-2) ?? '');
	await expect(slide(page)).not.toHaveAttribute('data-kind', 'lead');
	await seen.expectNone();
});

test('a further window for the audience is one that stays full over all lessons', async ({
	page,
}) => {
	const speaker = await openBoth(page);
	await speaker.keyboard.press('PageDown');
	const opened = page.context().waitForEvent('page');
	await speaker.getByRole('link', { name: 'Audience window' }).click();
	const room = await opened;
	await expect(room).toHaveURL(/\/slides\/#why-queues\/bet$/);
	await expect(lesson(room)).toHaveAttribute('data-role', 'following');
	await expect(slide(room)).toHaveAttribute('data-slide', 'bet');
	await expectClean(room);
});
