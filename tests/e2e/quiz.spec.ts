import { wakeAll } from './support/watch.ts';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { LESSON, SLIDES } from './support/pages.ts';

const all = (page: Page): Locator => page.locator('[data-search="question"]');
const choices = (page: Page): Locator => all(page).filter({ has: page.getByRole('radio') });
/** The predict questions, asleep or awake: the ones with a scale. */
const predictions = (page: Page): Locator => all(page).filter({ has: page.locator('.scale') });

const PITFALLS = 'lessons/pitfalls/';
/** A question of that lesson as its author wrote it. */
const written = (id: string): unknown =>
	(
		parse(readFileSync('content/quizzes/pitfalls.yaml', 'utf8')) as { questions: { id: string }[] }
	).questions.find((it) => it.id === id);

/** Scrolls to a question and waits until it takes answers. */
async function wake(question: Locator): Promise<void> {
	await question.scrollIntoViewIfNeeded();
	await expect(question).toHaveAttribute('data-state', 'asking');
}
const check = (question: Locator) => question.getByRole('button', { name: 'Check the answer' });
const announced = (question: Locator) => question.getByRole('status');
/** Answers, asks for the key, and asks anew; gives the index of the right option. */
async function rightOne(question: Locator): Promise<number> {
	await question.getByRole('radio').first().check();
	await check(question).click();
	const show = question.getByRole('button', { name: 'Show the answer' });
	if ((await question.getAttribute('data-correct')) === 'false') await show.click();
	const [right = 0] = await verdicts(question, 'right');
	await question.getByRole('button', { name: 'Try again' }).click();
	return right;
}
/** Indices of the options with that verdict. */
const verdicts = (question: Locator, verdict: string): Promise<number[]> =>
	question
		.getByRole('listitem')
		.evaluateAll(
			(items, wanted) =>
				items.flatMap((item, i) => (item.getAttribute('data-verdict') === wanted ? [i] : [])),
			verdict,
		);

test.describe('a choice', () => {
	test('answered wrong may be tried again; then the answer is shown with every reason', async ({
		page,
	}) => {
		await page.goto(LESSON);
		const question = choices(page).first();
		await wake(question);
		const options = question.getByRole('listitem');
		const count = await options.count();

		// Whatever is right, asking for the answer tells; the next answers are then wrong by intent.
		const right = await rightOne(question);
		const wrong = (right + 1) % count;
		await question.getByRole('radio').nth(wrong).check();
		await check(question).click();
		await expect(question).toHaveAttribute('data-correct', 'false');
		await expect(options.nth(wrong)).toContainText('Your answer');
		await expect(options.nth(wrong).locator('.w')).not.toBeEmpty();
		await expect(question.locator('.w')).toHaveCount(1);
		await expect(question).not.toContainText('RIGHT');
		await expect(announced(question)).toContainText('is wrong');

		await question.getByRole('button', { name: 'Try again' }).click();
		await expect(question.getByRole('radio', { checked: true })).toHaveCount(0);
		await question.getByRole('radio').nth(wrong).check();
		await check(question).click();
		await expect(options.nth(right)).toContainText('RIGHT');
		for (const option of await options.all()) await expect(option.locator('.w')).not.toBeEmpty();

		await question.getByRole('button', { name: 'Try again' }).click();
		await question.getByRole('radio').nth(right).check();
		await check(question).click();
		await expect(question).toHaveAttribute('data-correct', 'true');
		await expect(options.nth(right)).toContainText('Your answer');
		await expect(options.nth(right)).toContainText('RIGHT');
		await expect(announced(question)).toContainText('is right');
	});

	test('is not checked before there is an answer @site', async ({ page }) => {
		await page.goto(LESSON);
		const question = choices(page).first();
		await wake(question);
		await check(question).click();
		await expect(question.getByRole('alert')).toContainText('Choose one');
		await expect(question.getByRole('radio').first()).toBeFocused();
	});

	test('is remembered after a reload', async ({ page }) => {
		await page.goto(LESSON);
		const question = choices(page).first();
		await wake(question);
		await question.getByRole('radio').nth(1).check();
		await check(question).click();
		await page.reload();
		await question.scrollIntoViewIfNeeded();
		await expect(question).toHaveAttribute('data-state', 'answered');
		await expect(question.getByRole('listitem').nth(1)).toContainText('Your answer');
		await expect(announced(question)).toBeEmpty();
	});

	test('that was answered in an earlier wording is asked again', async ({ page }) => {
		await page.goto(LESSON);
		const question = choices(page).first();
		await wake(question);
		await question.getByRole('radio').first().check();
		await check(question).click();
		await page.evaluate(() => {
			const text = localStorage.getItem('take-a-number') ?? '';
			localStorage.setItem(
				'take-a-number',
				text.replace(/"revision":"[0-9a-f]+"/, '"revision":"of last year"'),
			);
		});
		await page.reload();
		await wake(question);
		await expect(question).toContainText('has changed since you answered it');
	});

	test('can be answered with the keyboard alone @site', async ({ page }) => {
		await page.goto(LESSON);
		const question = choices(page).first();
		await wake(question);
		await question.getByRole('radio').first().focus();
		await page.keyboard.press('ArrowDown');
		await expect(question.getByRole('radio').nth(1)).toBeChecked();
		await page.keyboard.press('Tab');
		await expect(check(question)).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(question).toHaveAttribute('data-state', 'answered');
		await expect(question.getByRole('button', { name: 'Try again' })).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(question).toHaveAttribute('data-state', 'asking');
		await expect(question.getByRole('radio').first()).toBeFocused();
	});
});

test.describe('a prediction', () => {
	test('runs on its stage before it shows what the run gave', async ({ page }) => {
		await page.goto(LESSON);
		const question = predictions(page).first();
		await wake(question);
		// The stage it runs on stands near; both have to be awake.
		await wakeAll(page);
		await question.scrollIntoViewIfNeeded();

		const field = question.getByRole('spinbutton', { name: 'Your guess' });
		const slider = question.getByRole('slider');
		await expect(slider).toHaveAttribute('aria-valuetext', 'no guess yet');
		await field.fill((await field.getAttribute('max')) ?? '');
		await expect(slider).toHaveValue((await field.getAttribute('max')) ?? '');
		await question.getByRole('button', { name: 'Run it' }).click();
		await expect(question).toHaveAttribute('data-state', 'running');
		await expect(question).toContainText(/Running: [1-9]\d* s/);
		await expect(question).not.toContainText('The run gave');
		await question.getByRole('button', { name: 'Skip to the result' }).click();
		await expect(question.getByRole('img')).toHaveAccessibleName(/You said .*The run gave/);
		await expect(announced(question)).toContainText('The run gave');
		await expect(question.getByRole('button', { name: 'Watch the run again' })).toBeVisible();
	});

	test('reaches the result by itself', async ({ page }) => {
		await page.goto(LESSON);
		const question = predictions(page).first();
		await wake(question);
		await question.getByRole('spinbutton').fill('1');
		await question.getByRole('button', { name: 'Run it' }).click();
		await expect(question).toHaveAttribute('data-state', 'answered', { timeout: 12_000 });
	});

	test.describe('without motion', () => {
		test.use({ contextOptions: { reducedMotion: 'reduce' } });

		test('shows the result at once, by keyboard, and remembers it', async ({ page }) => {
			await page.goto(LESSON);
			const question = predictions(page).first();
			await wake(question);
			await question.getByRole('slider').focus();
			await page.keyboard.press('ArrowRight');
			const field = question.getByRole('spinbutton');
			await expect(field).not.toHaveValue('');
			const guess = await field.inputValue();
			await page.keyboard.press('Tab');
			await expect(field).toBeFocused();
			await page.keyboard.press('Enter');
			await expect(question).toHaveAttribute('data-state', 'answered');
			await page.reload();
			await question.scrollIntoViewIfNeeded();
			await expect(question).toHaveAttribute('data-state', 'answered');
			await expect(question.getByRole('img')).toHaveAccessibleName(
				new RegExp(`You said ${guess}\\b`),
			);
			await question.getByRole('button', { name: 'Change my guess' }).click();
			await expect(question.getByRole('spinbutton')).toHaveValue(guess);
			await expect(question.getByRole('spinbutton')).toBeFocused();
		});

		test('wants a number on the scale @site', async ({ page }) => {
			await page.goto(LESSON);
			const question = predictions(page).first();
			await wake(question);
			await question.getByRole('spinbutton').fill('-1');
			await question.getByRole('button', { name: 'Run it' }).click();
			await expect(question.getByRole('alert')).toContainText('Enter a number from');
			await expect(question.getByRole('spinbutton')).toBeFocused();
		});
	});
});

test.describe('several of a list', () => {
	test('@site wants all that hold: tells what is missing, may be tried again, is remembered', async ({
		page,
	}) => {
		await page.goto(PITFALLS);
		const question = page.locator('#dead-letters');
		await wake(question);
		const { options } = written('dead-letters') as { options: { right?: boolean }[] };
		const right = options.flatMap((it, i) => (it.right ? [i] : []));
		const boxes = question.getByRole('checkbox');

		await check(question).click();
		await expect(question.getByRole('alert')).toContainText('Choose at least one');
		await boxes.nth(right[0]!).check();
		await check(question).click();
		await expect(question).toHaveAttribute('data-correct', 'false');
		await expect(question.locator('.q-verdict')).toContainText('missing');
		await question.getByRole('button', { name: 'Try again' }).click();
		for (const i of right) await boxes.nth(i).check();
		await check(question).click();
		await expect(question).toHaveAttribute('data-correct', 'true');
		await expect(announced(question)).toContainText('All of them');

		await page.reload();
		await question.scrollIntoViewIfNeeded();
		await expect(question).toHaveAttribute('data-correct', 'true');
		expect(await verdicts(question, 'right')).toEqual(right);
	});
});

test.describe('an order', () => {
	const { items } = written('outbox-steps') as { items: { text: string }[] };
	const right = items.map(({ text }) => text);
	const standing = (question: Locator) => question.locator('.ord .a').allTextContents();
	const mover = (question: Locator, way: 'up' | 'down', text: string): Locator =>
		question.getByRole('button', { name: `Move ${way}: ${text}`, exact: true });

	test('@site is put right by dragging and by buttons, after a wrong one, and is remembered', async ({
		page,
	}) => {
		await page.goto(PITFALLS);
		const question = page.locator('#outbox-steps');
		await wake(question);
		await check(question).click();
		await expect(question).toHaveAttribute('data-correct', 'false');
		await expect(question.locator('.q-verdict')).toContainText('stand where they belong');
		await question.getByRole('button', { name: 'Try again' }).click();

		const last = right.at(-1)!;
		const grip = question.locator('.ord-grip', { hasText: last });
		await grip.scrollIntoViewIfNeeded();
		const from = (await grip.boundingBox())!;
		const to = (await question.locator('.ord').last().boundingBox())!;
		await page.mouse.move(from.x + 20, from.y + from.height / 2);
		await page.mouse.down();
		await page.mouse.move(from.x + 20, to.y + to.height / 2, { steps: 6 });
		await page.mouse.up();
		await expect(question.locator('.ord .a').last()).toHaveText(last);
		await arrange(question, (text) => mover(question, 'up', text).click());
		await check(question).click();
		await expect(question).toHaveAttribute('data-correct', 'true');

		await page.reload();
		await question.scrollIntoViewIfNeeded();
		await expect(question).toHaveAttribute('data-correct', 'true');
		expect(await standing(question)).toEqual(right);
	});

	test('@site can be given with the keyboard alone, and says what has moved where', async ({
		page,
	}) => {
		await page.goto(PITFALLS);
		const question = page.locator('#outbox-steps');
		await wake(question);
		await arrange(question, async (text) => {
			await mover(question, 'up', text).focus();
			await page.keyboard.press('Enter');
			await expect(mover(question, 'up', text)).toBeFocused();
			await expect(announced(question).filter({ hasText: text })).toContainText(
				`of ${right.length}.`,
			);
		});
		await check(question).focus();
		await page.keyboard.press('Enter');
		await expect(question).toHaveAttribute('data-correct', 'true');
	});

	/** Brings each in turn up to its place, one place at a time. */
	async function arrange(question: Locator, up: (text: string) => Promise<void>): Promise<void> {
		for (const [place, text] of right.entries()) {
			for (let at = (await standing(question)).indexOf(text); at > place; at--) {
				await up(text);
				await expect(question.locator('.ord .a').nth(at - 1)).toHaveText(text);
			}
		}
	}
});

test('the room for a question’s controls is there before it comes alive @site', async ({
	page,
	browser,
	baseURL,
}) => {
	const rows = (of: Page): Promise<number[]> =>
		of
			.locator('.q-row')
			.evaluateAll((list) => list.map((row) => row.getBoundingClientRect().height));
	const still = await browser.newPage({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
	await still.goto(LESSON);
	await page.goto(LESSON);
	for (const question of await all(page).all()) await wake(question);
	expect(await rows(page)).toEqual(await rows(still));
	await still.close();
});

test('storage that cannot be used costs the memory and nothing else', async ({ page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(window, 'localStorage', {
			get() {
				throw new DOMException('denied', 'SecurityError');
			},
		});
	});
	await page.goto(LESSON);
	const question = choices(page).first();
	await wake(question);
	await question.getByRole('radio').first().check();
	await check(question).click();
	await expect(question).toHaveAttribute('data-state', 'answered');
	await expect(page.getByText('does not let the page store anything')).toHaveCount(1);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('every question shows its answer and reasons on demand', async ({ page }) => {
		await page.goto(LESSON);
		for (const question of await all(page).all()) {
			const details = question.locator('details');
			await expect(details).not.toHaveAttribute('open');
			await question.getByText('Show the answer').click();
			await expect(details).toContainText(/right|The run gave/);
		}
	});
});

test.describe('on a slide', () => {
	test.use({
		viewport: { width: 1920, height: 1080 },
		contextOptions: { reducedMotion: 'reduce' },
	});

	test('a question fits, before and after its answer, and no letter is too small @site', async ({
		page,
	}) => {
		await page.goto(SLIDES);
		for (let i = 0; i < (await all(page).count()); i++) {
			const question = all(page).nth(i);
			const id = await question.evaluate((element) => element.closest('[data-slide]')?.id);
			await page.goto(`${SLIDES}#${id}`);
			await expect(question).toBeVisible();
			await expect(question).toHaveAttribute('data-state', /asking|answered/);
			await expectFit(question);
			const options = question.getByRole('radio').or(question.getByRole('checkbox'));
			const field = question.getByRole('spinbutton');
			if ((await options.count()) > 0) await options.first().check();
			else if ((await field.count()) > 0) await field.fill('1');
			await question.getByRole('button', { name: /Check the answer|Run it/ }).click();
			await expect(question).toHaveAttribute('data-state', 'answered');
			await expectFit(question);
			const show = question.getByRole('button', { name: 'Show the answer' });
			if ((await show.count()) === 0) continue;
			await show.click();
			await expectFit(question);
		}
	});
});

/** Nothing reaches beyond its question, and no text is below 24 px at 1920. */
async function expectFit(question: Locator): Promise<void> {
	const faults = await question.evaluate((root) => {
		const outer = root.getBoundingClientRect();
		const found: string[] = [];
		for (const element of root.querySelectorAll('*')) {
			if (element.closest('.vh') || element.getClientRects().length === 0) continue;
			const { bottom, right, width } = element.getBoundingClientRect();
			const name = `${element.tagName} ${element.getAttribute('class') ?? ''}`;
			if (width > 2 && (bottom > outer.bottom + 1 || right > outer.right + 1))
				found.push(`${name} reaches out`);
			const hasText = [...element.childNodes].some(
				(node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
			);
			if (hasText && parseFloat(getComputedStyle(element).fontSize) < 23.9)
				found.push(`${name} is small`);
		}
		return found;
	});
	expect(faults).toEqual([]);
}
