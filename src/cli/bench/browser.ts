import { type Browser, chromium } from '@playwright/test';
import { inRoot } from '#tooling/paths.mjs';
import { serve } from '#tooling/serve.mjs';
import { findBrowser } from '#tooling/setup/browser.mjs';
import type { Figure } from './figure.ts';
import { flood } from './flood.ts';
import { talk } from './talk.ts';
import type { Wishes } from './wishes.ts';

/** A measurement in a browser on the built site, whose address ends with a slash. */
type Measure = (browser: Browser, site: string, wishes: Wishes) => Promise<Figure[]>;

/** What is measured in Chromium, on the site in dist/. */
export const BROWSER: Readonly<Record<string, (wishes: Wishes) => Promise<Figure[]>>> = {
	flood: on(flood),
	talk: on(talk),
};

function on(measure: Measure): (wishes: Wishes) => Promise<Figure[]> {
	return async (wishes) => {
		const server = await serve({ folder: inRoot('dist') });
		const browser = await chromium.launch({
			executablePath: await findBrowser(),
			args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info'],
		});
		try {
			return await measure(browser, server.url, wishes);
		} finally {
			await browser.close();
			await server.close();
		}
	};
}
