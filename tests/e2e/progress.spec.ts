import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectClean } from './support/axe.ts';
import { LESSON } from './support/pages.ts';

const kept = (page: Page): Promise<string> =>
	page.evaluate(() => localStorage.getItem('take-a-number') ?? '');

/** Scrolls so that the end of a lesson's section is in view, and waits until it counts as read. */
async function readTo(page: Page, id: string): Promise<void> {
	await page
		.locator(`section[aria-labelledby="${id}"]`)
		.evaluate((section) => section.lastElementChild?.scrollIntoView({ block: 'center' }));
	await expect.poll(() => kept(page)).toContain(`"why-queues/${id}":{"revision"`);
}

async function answerFirst(question: Locator): Promise<void> {
	await question.scrollIntoViewIfNeeded();
	await expect(question).toHaveAttribute('data-state', 'asking');
	await question.getByRole('radio').first().check();
	await question.getByRole('button', { name: 'Check the answer' }).click();
	await expect(question).toHaveAttribute('data-state', 'answered');
}

test('what was read and answered is shown at home, in the lesson and in another tab', async ({
	page,
	context,
}) => {
	await page.goto(LESSON);
	await readTo(page, 'bet');
	await readTo(page, 'the-night');
	await answerFirst(page.locator('#last-job'));
	await expect.poll(() => kept(page)).toContain('"section":"one-click"');

	await page.goto('');
	const way = page.locator('[data-resume]');
	await expect(way).toContainText('You stopped in lesson 1, at “What one click sets off”.');
	const row = page.locator('[data-row="why-queues"]');
	await expect(row).toContainText('You are here');
	await expect(row).toContainText('2 of 8 sections');
	await expect(row).toContainText('1 of 6 questions');
	await way.getByRole('link').click();
	await expect(page).toHaveURL(/lessons\/why-queues\/#one-click$/);
	await expect(page.locator('.so-far')).toHaveText(
		'2 of 8 sections, 0 of 4 simulations, 1 of 6 questions',
	);

	// Another tab hears of what is done in this one.
	const other = await context.newPage();
	await other.goto('contents/');
	const lesson = other.locator('[data-toc="why-queues"]');
	await expect(lesson.locator('.so-far')).toContainText('2 of 8 sections');
	await readTo(page, 'taking-a-number');
	await expect(lesson.locator('.so-far')).toContainText('3 of 8 sections');
	await expect(lesson.locator('[data-entry="taking-a-number"]')).toContainText(', done');
	await expect(lesson.locator('[data-entry="not-do"]')).not.toContainText(', done');
});

test('a store that cannot be read is put aside and named, and the page is there', async ({
	page,
}) => {
	await page.addInitScript(() => {
		if (!sessionStorage.getItem('spoilt')) localStorage.setItem('take-a-number', '{"version":2,');
		sessionStorage.setItem('spoilt', 'once');
	});
	await page.goto('contents/');
	const told = page.getByRole('region', { name: 'About your progress' });
	await expect(told).toContainText('put aside under “take-a-number.aside.1”; you start afresh.');
	expect(await page.evaluate(() => localStorage.getItem('take-a-number.aside.1'))).toBe(
		'{"version":2,',
	);
	await told.getByRole('button', { name: 'Close' }).click();
	await expect(told).toHaveCount(0);
	await page.reload();
	await expect(page.getByRole('heading', { name: 'Contents' })).toBeVisible();
	await expect(told).toHaveCount(0);
});

/** Gives some answer, whatever the kind of question. */
async function answerAnyhow(question: Locator): Promise<void> {
	await question.scrollIntoViewIfNeeded();
	await expect(question).toHaveAttribute('data-state', 'asking');
	const choice = question.locator('input[type=radio], input[type=checkbox]').first();
	const number = question.locator('input[type=number]');
	if ((await choice.count()) > 0) await choice.check();
	else if ((await number.count()) > 0) await number.fill((await number.getAttribute('min')) ?? '1');
	await question.getByRole('button', { name: /^(?:Check the answer|Run it)$/ }).click();
	await expect(question).toHaveAttribute('data-state', 'answered');
}

test.describe('the review', () => {
	test.use({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });

	test('tells what came of each lesson, keeps it, and can be done again', async ({ page }) => {
		await page.goto('review/');
		const questions = page.locator('[data-search="question"]');
		const score = page.locator('[data-score]');
		await expect(questions).toHaveCount(15);
		await expect(score).toContainText('15 questions');
		for (const [i, question] of (await questions.all()).entries()) {
			await answerAnyhow(question);
			if (i === 0) await expect(score).toContainText('1 of 15 answered');
		}
		await expect(score).toContainText('All 15 answered');
		const results = page.locator('[data-result]');
		await expect(results).toHaveCount(5);
		for (const result of await results.all()) {
			await expect(result.locator('.so-far')).toHaveText(/^\d of 3 right$/);
			for (const link of await result.getByRole('link').all())
				expect(await link.getAttribute('href')).toMatch(/lessons\/[a-z-]+\/#[a-z-]+$/);
		}
		await expectClean(page);

		const said = await score.textContent();
		await page.reload();
		await expect(score).toHaveText(said ?? '');
		// The lessons know nothing of it.
		expect(JSON.parse(await kept(page))).toMatchObject({ answers: {} });

		await page.locator('input[type=file]').setInputFiles({
			name: 'holiday.json',
			mimeType: 'application/json',
			buffer: Buffer.from('{"version":"two"}'),
		});
		await expect(page.locator('[data-said]')).toContainText(
			'“holiday.json” was not read. The file does not say which version it has. version: "two".',
		);

		await page.getByRole('button', { name: 'Do the review again' }).click();
		await expect(page.getByRole('button', { name: 'Keep the answers' })).toBeFocused();
		await page.getByRole('button', { name: 'Forget these answers' }).click();
		await expect(score).toContainText('15 questions');
	});
});
