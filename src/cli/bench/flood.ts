import type { Browser, CDPSession, Page } from '@playwright/test';
import type { Scenario } from '#schemas';
import { atMost, type Figure, median, quantile, type Target } from './figure.ts';
import { frameCosts, type TraceEvent } from './trace.ts';
import { kilobytes, weigh } from './weight.ts';
import type { Wishes } from './wishes.ts';

const SCENARIO = 'steady-overload';
const HOUR = 3_600e6;
/** When ten thousand wait and the counters begin. */
const FULL = 10e6;

/**
 * What a canvas of the kind loads before it draws its first message, kilobytes of brotli: pixi.js
 * 8.22.0 (dist/pixi.min.js, 189.0) and gsap 3.15.0 (dist/gsap.min.js, 25.7), as published on npm,
 * measured on 2026-11-25.
 */
const CANVAS_LIBRARIES = 214.7;

/** 1,000 messages a second, 10,000 waiting, six counters, on a stage as people see it. */
export async function flood(browser: Browser, site: string, { quick }: Wishes): Promise<Figure[]> {
	const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
	const weights = weigh(page);
	await open(page, site);
	const seconds = quick ? 3 : 8;
	const costs: number[] = [];
	for (let round = 0; round < 3; round++) {
		await browser.startTracing(page, { categories: ['devtools.timeline'] });
		await page.waitForTimeout(seconds * 1_000);
		const trace = await browser.stopTracing();
		const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
		costs.push(...frameCosts(traceEvents));
	}
	const elements = await page.locator('section.stage svg, section.stage svg *').count();
	const waiting = await page.locator('section.stage').innerText();
	const parts = await weights();
	const growth = await heapGrowth(page, quick ? 15 : 225);
	await page.close();
	const note = `${costs.length} frames, ${/[\d,.]+ (?:tickets )?waiting/i.exec(waiting)?.[0] ?? ''}`;
	return [
		figure('flood: a frame, median', median(costs), 'ms', atMost(4), note),
		figure('flood: a frame, p95', quantile(costs, 0.95), 'ms', atMost(8)),
		figure('flood: SVG elements', elements, '', atMost(400)),
		figure(
			`flood: heap after ${quick ? 'four minutes' : 'an hour'} at 16×`,
			growth,
			'MB',
			atMost(1),
			'more than after the first minute',
		),
		figure(
			'our scripts',
			kilobytes(parts, ({ type }) => type === 'script'),
			'kB',
			undefined,
			'brotli, stage page',
		),
		figure('PixiJS and GSAP', CANVAS_LIBRARIES, 'kB', undefined, 'brotli, the libraries alone'),
	];
}

const figure = (
	name: string,
	value: number,
	unit: string,
	target?: Target,
	note?: string,
): Figure => ({
	part: 'browser',
	name,
	value,
	unit,
	...(target && { target }),
	...(note === undefined ? {} : { note }),
});

/** The bare stage of a scenario of the course, with other numbers in the data of its page. */
async function open(page: Page, site: string): Promise<void> {
	const address = `${site}stage/${SCENARIO}/`;
	await page.route(address, async (route) => {
		const response = await route.fetch();
		await route.fulfill({ response, body: flooded(await response.text()) });
	});
	await page.goto(address);
	await page.locator('live-part:not([asleep])').first().waitFor();
	const play = page.getByRole('button', { name: 'Play', exact: true }).first();
	await play.click();
	await page.locator('section.stage[data-state="playing"]').first().waitFor();
}

/** The page with a scenario of the same shape: the counters stand still until ten thousand wait. */
function flooded(html: string): string {
	return html.replace(/(?<=<script type="application\/json">)\{"id".*?(?=<\/script>)/s, (text) => {
		const props = JSON.parse(text) as { scenario: Scenario };
		const { checkout } = props.scenario.producers;
		const { counters } = props.scenario.services;
		Object.assign(checkout?.arrivals ?? {}, { rate: 1_000 });
		Object.assign(counters ?? {}, { slots: 6, work: { kind: 'fixed', mean: 6_000 } });
		const faults = [{ pause: 'counters', at: 0, for: FULL }];
		Object.assign(props.scenario, { until: HOUR + FULL, poster: FULL + 1e6, faults });
		return JSON.stringify(props).replaceAll('<', '\\u003c');
	});
}

/** Megabytes that the page holds more after so many seconds at 16×. */
async function heapGrowth(page: Page, seconds: number): Promise<number> {
	const session = await page.context().newCDPSession(page);
	await page.getByRole('radiogroup', { name: 'Speed' }).getByText('16×').first().click();
	await page.waitForTimeout(4_000);
	const before = await heap(session);
	await page.waitForTimeout(seconds * 1_000);
	return (await heap(session)) - before;
}

async function heap(session: CDPSession): Promise<number> {
	await session.send('HeapProfiler.enable');
	await session.send('HeapProfiler.collectGarbage');
	const { usedSize } = await session.send('Runtime.getHeapUsage');
	return usedSize / 2 ** 20;
}
