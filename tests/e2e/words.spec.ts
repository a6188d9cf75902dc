import { expect, test } from '@playwright/test';
import { awake } from './support/watch.ts';

const LESSON = 'lessons/producer-consumer/';

test('a term says its meaning to pointer and keyboard, beside itself, until Escape', async ({
	page,
}) => {
	await page.goto(LESSON);
	await awake(page);
	const term = page.locator('a.term').first();
	const tip = page.getByRole('tooltip');
	await term.scrollIntoViewIfNeeded();
	for (const begin of [() => term.hover(), () => term.focus()]) {
		await begin();
		await expect(tip).toBeVisible();
		await expect(tip).toContainText((await term.getAttribute('data-means')) ?? '?');
		await expect(term).toHaveAttribute('aria-describedby', 'term-tip');
		const [word, box] = [await term.boundingBox(), await tip.boundingBox()];
		const isApart = word && box && (box.y >= word.y + word.height || box.y + box.height <= word.y);
		expect(isApart).toBe(true);
		await page.keyboard.press('Escape');
		await expect(tip).toBeHidden();
		await page.mouse.move(0, 0);
	}
});

test('a fact says its product, its version and its source', async ({ page }) => {
	await page.goto(LESSON);
	const source = page.locator('.fact a', { hasText: 'RabbitMQ 4.3' }).first();
	await expect(source).toHaveAttribute('href', /^https:\/\/www\.rabbitmq\.com\/docs\//);
	await expect(source).toHaveAttribute('title', /^Source: .* Looked at on /);
});

test.describe('with fingers', () => {
	test.use({ hasTouch: true, viewport: { width: 390, height: 800 } });
	test('a first tap on a term says its meaning, a second one leads to the glossary', async ({
		page,
	}) => {
		await page.goto(LESSON);
		await awake(page);
		const term = page.locator('a.term').first();
		await term.tap();
		await expect(page.getByRole('tooltip')).toBeVisible();
		await expect(page).toHaveURL(/producer-consumer\/$/);
		await term.tap();
		await expect(page).toHaveURL(/glossary\/#/);
	});
	test('a first tap on a part of the map tells, a second one leads to its section', async ({
		page,
	}) => {
		await page.goto('lessons/why-queues/');
		await awake(page);
		const leaf = page.locator('.map-leaf[data-part="mail"]');
		await leaf.tap();
		await expect(page.locator('[data-panel="mail"]')).toBeVisible();
		await expect(page).toHaveURL(/why-queues\/$/);
		await leaf.tap();
		await expect(page).toHaveURL(/why-queues\/#mailer-down$/);
	});
});

test('the map in lesson 1 wakes when it is used: by pointer, by focus, with the sale’s traffic', async ({
	page,
}) => {
	await page.goto('lessons/why-queues/');
	await awake(page);
	const map = page.locator('.shop-map');
	await expect(map.locator('[data-panel]')).toHaveCount(1);
	await map.locator('.map-node[data-part="charge"]').hover();
	await expect(map.locator('[data-panel="charge"]')).toBeVisible();
	await map.getByRole('button', { name: 'Let the sale run' }).click();
	await expect(map.locator('[data-map-clock]')).not.toContainText('0 orders');
	await map.getByRole('button', { name: 'Stop' }).click();
	await expect(map.getByRole('button', { name: 'Go on' })).toBeVisible();
	await map.locator('.map-node[data-part="stock"]').focus();
	await expect(map.locator('[data-panel="stock"]')).toBeVisible();
	await expect(map.locator('[data-panel="charge"]')).toBeHidden();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/why-queues\/#taking-a-number$/);
});

test('without the rest of the map its parts are links, and a part of its page has an address', async ({
	page,
}) => {
	await page.route('**/map/', (route) => route.abort());
	await page.goto('lessons/why-queues/');
	await awake(page);
	await page.locator('.map-node[data-part="mail"]').click();
	await expect(page).toHaveURL(/why-queues\/#mailer-down$/);
	await page.unroute('**/map/');
	await page.goto('map/#mail');
	await expect(page.locator('[data-panel="mail"]')).toBeVisible();
});

test('the map: Escape takes back what a pointer or the focus has opened, and the way to it may cross other parts @site', async ({
	page,
}) => {
	// Time stands still but for what the test lets pass: how long a pointer rests is for it to say.
	await page.clock.install({ time: 0 });
	await page.goto('map/#mail');
	await page.clock.pauseAt(60_000);
	const panel = (id: string) => page.locator(`[data-panel="${id}"]`);
	const part = (id: string) => page.locator(`.map-node[data-part="${id}"]`);
	await expect(panel('mail')).toBeVisible();
	await part('stock').hover();
	await page.clock.runFor(1_000);
	await expect(panel('stock')).toBeVisible();
	// Over the warehouse, without a rest there, to the link in what the stock room says.
	const [from, over] = [await part('stock').boundingBox(), await part('warehouse').boundingBox()];
	await page.mouse.move(over!.x + 10, from!.y + 30);
	await panel('stock').getByRole('link').hover();
	await page.clock.runFor(1_000);
	await expect(panel('stock')).toBeVisible();
	await expect(panel('stock')).toContainText('If it stops, synchronous');
	await expect(panel('stock')).toContainText('If it stops, queued');
	await page.keyboard.press('Escape');
	await expect(panel('mail')).toBeVisible();
	await part('charge').focus();
	await expect(panel('charge')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(panel('mail')).toBeVisible();
	for (const it of await page.locator('[data-panel]').all())
		await expect(it.locator('dt', { hasText: 'If it stops' }).locator('+ dd')).toHaveText([
			/./,
			/./,
		]);
});

test('the map: its traffic starts and stops with a button, and jumps instead of moving without motion @site', async ({
	page,
}) => {
	await page.goto('map/');
	const clock = page.locator('[data-map-clock]');
	const orders = async (): Promise<number> =>
		Number(/(\d+) orders/.exec(await clock.innerText())?.[1]);
	await page.getByRole('button', { name: 'Let the sale run' }).click();
	await expect(page.locator('.map-dot').first()).toBeAttached();
	await page.getByRole('button', { name: 'Stop' }).click();
	await expect(page.locator('.map-dot')).toHaveCount(0);
	const stopped = await orders();
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect.poll(orders).toBeGreaterThan(stopped);
	await expect(page.locator('.map-dot')).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
});

test('the code of lesson 5 is the files’ own, coloured by classes alone', async ({ page }) => {
	await page.goto('lessons/next-steps/#run');
	const code = page.getByRole('region', { name: 'Code of src/lab/worker.ts' });
	await expect(code).toContainText('channel.ack(message)');
	await expect(code.locator('.of-keyword').first()).toHaveCSS('font-weight', '700');
	await expect(page.locator('.listing [style]')).toHaveCount(0);
	await expect(page.getByRole('region', { name: 'Code of src/lab/sample.txt' })).toContainText(
		'50 orders, 49 mails',
	);
	await page.getByText('src/lab/sale.ts, the whole file').click();
	await expect(page.getByRole('region', { name: 'Code of src/lab/sale.ts' })).toBeVisible();
});
