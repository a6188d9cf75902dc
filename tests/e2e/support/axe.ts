import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { run, RunOptions } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Rules = NonNullable<RunOptions['runOnly']>;

/** The rules of WCAG 2.2 AA, and what the makers of the checker hold for good practice. */
const ALL: Rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Of those, the ones that look at colours: what another scheme can change. */
const COLOURS: Rules = {
	type: 'rule',
	values: ['color-contrast', 'link-in-text-block'],
};

/**
 * Nothing in the part of the page that `within` selects, in the state it is in, offends against the
 * rules for access. Looks once colours have stopped changing. The checker is given to a page, and to
 * each frame within it, once; it stays there for the next look.
 */
export const expectClean = (page: Page, within = ':root'): Promise<void> => look(page, within, ALL);

/** As above, where only the colours differ from what was looked at before. */
export const expectCleanColours = (page: Page, within = ':root'): Promise<void> =>
	look(page, within, COLOURS);

async function look(page: Page, within: string, rules: Rules): Promise<void> {
	for (const frame of page.frames()) {
		if (!(await frame.evaluate('"axe" in window'))) await frame.evaluate(source);
		await frame.evaluate(settled);
	}
	const options: RunOptions = { runOnly: rules, resultTypes: ['violations'] };
	const { violations } = await page.evaluate(
		([selector, options]) => {
			const { axe } = window as unknown as { axe: { run: typeof run } };
			return axe.run(selector, options);
		},
		[within, options] as const,
	);
	const short = violations.map(({ id, nodes }) => ({
		id,
		nodes: nodes
			.slice(0, 4)
			.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
	}));
	expect(short).toEqual([]);
}

/**
 * In the page: when the transitions of styles that are under way have ended. Frames are asked for all
 * the while: for a change that nobody sees a browser draws none, and then does not say that it ended.
 */
async function settled(): Promise<void> {
	await new Promise(requestAnimationFrame);
	const changes = document.getAnimations().filter((it) => it instanceof CSSTransition);
	while (changes.some(({ playState }) => playState === 'running')) {
		await new Promise(requestAnimationFrame);
	}
}
