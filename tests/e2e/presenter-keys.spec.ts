import { expect, test } from '@playwright/test';
import { slideOf } from './support/pages.ts';
import { audience, presenter, PRESENTER, remote, role } from './support/talk.ts';

const STAGE = slideOf('sync-or-queued');

test('keys lead to the controls and the list, play the stage, and what they cannot do here is not offered @site', async ({
	context,
}) => {
	const speaker = await presenter(context, `${PRESENTER}#${STAGE}`);
	const page = await audience(context);
	const stage = page.locator('.slide:not([inert]) .stage');
	await speaker.keyboard.press('c');
	await expect(remote(speaker).getByRole('button', { name: 'Play', exact: true })).toBeFocused();
	await speaker.keyboard.press('k');
	await expect(stage).toHaveAttribute('data-state', 'playing');
	await speaker.keyboard.press('k');
	await expect(stage).toHaveAttribute('data-state', 'paused');
	await speaker.keyboard.press('o');
	await expect(speaker.locator('.p-list [aria-current="true"]')).toBeFocused();
	await speaker.keyboard.press('?');
	const help = speaker.getByRole('dialog', { name: 'Keys' });
	await expect(help.getByText('Play or pause the simulation')).toBeVisible();
	await expect(help.getByText('The presenter’s window')).toBeHidden();
});

test('a step past the end of a run is told, in the presenter’s window and on a slide', async ({
	context,
}) => {
	const speaker = await presenter(context, `${PRESENTER}#${STAGE}`);
	const page = await audience(context);
	const over = 'The run has ended. Play starts it again.';
	const time = remote(speaker).getByRole('slider', { name: 'Time' });
	await time.fill((await time.getAttribute('max')) ?? '');
	await expect(page.locator('.slide:not([inert]) .stage')).toHaveAttribute('data-state', 'ended');
	await expect(speaker.getByText(over)).toBeHidden();
	await remote(speaker).getByRole('heading').click();
	await speaker.keyboard.press('s');
	await expect(remote(speaker).getByRole('status').getByText(over)).toBeVisible();
	await page.keyboard.press('s');
	await expect(page.getByRole('status').getByText(over)).toBeVisible();
	await page.keyboard.press('k');
	await expect(page.getByText(over)).toBeHidden();
	await remote(speaker).getByRole('button', { name: 'Step back' }).click();
	await expect(speaker.getByText(over)).toBeHidden();
	await remote(speaker).getByRole('button', { name: 'Step', exact: true }).click();
	await expect(remote(speaker).getByRole('status').getByText(over)).toBeVisible();
});

test('C leads to the field for the room’s guess, and after it PageDown shows the answer', async ({
	context,
}) => {
	const speaker = await presenter(context);
	const page = await audience(context);
	const list = speaker.locator('.p-list button', { hasText: 'question' });
	for (let at = 0; !(await speaker.getByLabel('The room says').isVisible()); at++) {
		await list.nth(at).click();
	}
	await speaker.getByRole('button', { name: 'Next: Hands up' }).click();
	await speaker.keyboard.press('c');
	await expect(speaker.getByLabel('The room says')).toBeFocused();
	await speaker.keyboard.type('120');
	await speaker.keyboard.press('Enter');
	const question = page.locator('.slide:not([inert]) .quiz');
	await expect(question.getByText('The room says 120')).toBeVisible();
	await expect(speaker.getByRole('button', { name: 'Next: Answer' })).toBeVisible();
	await speaker.keyboard.press('PageDown');
	await expect(question.getByText('The room said 120')).toBeVisible();
});

test('T stops the time, and Escape asks whether the talk is over', async ({ context }) => {
	const speaker = await presenter(context);
	const page = await audience(context);
	const clock = speaker.locator('.p-clock');
	await speaker.keyboard.press('t');
	await expect(clock.getByRole('button', { name: 'Pause' })).toBeVisible();
	await speaker.keyboard.press('t');
	await expect(clock.getByRole('button', { name: 'Go on' })).toBeVisible();
	// A pen in the hand is put away first.
	await speaker.keyboard.press('d');
	await speaker.keyboard.press('Escape');
	await expect(speaker.locator('.p-surface')).toHaveAttribute('data-tool', 'none');
	const asked = speaker.getByRole('dialog', { name: /^End the talk\?/ });
	await expect(asked).toBeHidden();
	await speaker.keyboard.press('Escape');
	await expect(asked).toBeVisible();
	await speaker.keyboard.press('Escape');
	await expect(asked).toBeHidden();
	await expect(role(page)).toHaveAttribute('data-role', 'following');
	await speaker.keyboard.press('t');
	await expect(clock.getByRole('button', { name: 'Pause' })).toBeVisible();
	await speaker.keyboard.press('Escape');
	await speaker.keyboard.press('Enter');
	await expect(speaker.getByText('The talk is over.')).toBeVisible();
	// The clock stands: it says how long the talk was.
	await expect(speaker.getByText(/^Paused/)).toBeVisible();
	await expect(role(page)).toHaveAttribute('data-role', 'alone');
});

test('both windows call a slide the same, and the list tells slides of one section apart', async ({
	context,
}) => {
	const speaker = await presenter(context);
	const page = await audience(context);
	const names = await page
		.locator('.slide')
		.evaluateAll((all) => all.map(({ dataset }) => dataset['title']));
	expect(
		await speaker
			.locator('[data-presenter="source"] [data-slide]')
			.evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['title'])),
	).toEqual(names);
	const listed = await speaker.locator('.p-list button').allInnerTexts();
	const told = listed.map((text) => text.replace(/^\d+\s+/, ''));
	expect(new Set(told).size).toBe(told.length);
});

test('the time pauses, and a reset asks first @site', async ({ context }) => {
	const speaker = await presenter(context);
	const timer = speaker.getByRole('timer');
	await speaker.keyboard.press('ArrowRight');
	await expect(timer).not.toHaveText('00:00');
	await speaker.locator('.p-clock').getByRole('button', { name: 'Pause' }).click();
	await expect(speaker.locator('.p-clock').getByRole('button', { name: 'Go on' })).toBeVisible();
	await speaker.getByRole('button', { name: 'Reset' }).click();
	await speaker.getByRole('button', { name: 'No', exact: true }).click();
	await expect(timer).not.toHaveText('00:00');
	await speaker.getByRole('button', { name: 'Reset' }).click();
	await speaker.getByRole('button', { name: 'Set it to zero' }).click();
	await expect(timer).toHaveText('00:00');
});
