import { type BrowserContext, expect, type Frame, type Page } from '@playwright/test';
import { SLIDES } from './pages.ts';

export const PRESENTER = `${SLIDES}presenter/`;

/** What a window of a talk shows: the slide, what is still hidden, the lines, each stage to the event. */
export interface Shown {
	readonly slide: string;
	readonly hidden: number;
	readonly lines: readonly string[];
	readonly stages: Readonly<Record<string, ShownStage>>;
}

/** A stage: its run and its clock, and once its simulation is there the hash of all events so far. */
export interface ShownStage {
	readonly run: unknown;
	readonly clock: unknown;
	readonly t: number;
	readonly playing: boolean;
	/** '' while the server's picture is all there is: the run and the clock then say what is shown. */
	readonly hash: string;
}

/** Reads what a deck shows now. */
export function shown(window: Page | Frame): Promise<Shown> {
	return window.evaluate(async () => {
		const slide = document.querySelector('.slide:not([inert])');
		const stages: Record<string, ShownStage> = {};
		for (const place of document.querySelectorAll<HTMLElement>('[data-stage]')) {
			const stage = place.querySelector('section.stage');
			const detail: Partial<Omit<ShownStage, 'hash'> & { hash: () => Promise<string> }> = {};
			stage?.dispatchEvent(new CustomEvent('stage:report', { detail }));
			const { run, clock, t = 0, playing = false, hash } = detail;
			if (hash === undefined) continue;
			stages[place.dataset['stage'] ?? ''] = { run, clock, t, playing, hash: await hash() };
		}
		return {
			slide: slide?.id ?? '',
			hidden: slide?.querySelectorAll('[data-off]').length ?? 0,
			lines: [...document.querySelectorAll('.deck-ink g path')].map(
				(line) => line.getAttribute('d') ?? '',
			),
			stages,
		};
	});
}

/** The picture of the slide inside the presenter's window. */
export async function picture(presenter: Page): Promise<Frame> {
	const element = await presenter.locator('[data-view="current"] iframe').elementHandle();
	const frame = await element?.contentFrame();
	if (!frame) throw new Error('The presenter’s window has no picture of the slide.');
	await expect(frame.locator('.deck')).toHaveAttribute('data-ready', '');
	return frame;
}

/** Opens an audience window and waits until it is a deck. */
export async function audience(context: BrowserContext, address = SLIDES): Promise<Page> {
	const page = await context.newPage();
	await page.goto(address);
	await expect(page.locator('.deck')).toHaveAttribute('data-ready', '');
	return page;
}

/** Opens a presenter's window and waits until it presents, or knows that another one does. */
export async function presenter(context: BrowserContext, address = PRESENTER): Promise<Page> {
	const page = await context.newPage();
	await page.goto(address);
	await expect(page.locator('.p-cols')).toHaveAttribute('data-role', /presenting|second/);
	await picture(page);
	return page;
}

/**
 * Waits until all windows show the same. A stage that is awake in two has the same run and the same
 * clock in both, and the same events wherever both have played them.
 */
export async function expectEqual(...windows: readonly (Page | Frame)[]): Promise<void> {
	await expect(async () => {
		const all = await Promise.all(windows.map(shown));
		const [first, ...rest] = all;
		for (const other of rest) {
			expect([other.slide, other.hidden]).toEqual([first?.slide, first?.hidden]);
			expect(other.lines).toEqual(first?.lines);
			for (const [id, stage] of Object.entries(other.stages)) {
				const mine = first?.stages[id];
				if (!mine) continue;
				const isPlayed = stage.hash !== '' && mine.hash !== '';
				expect({ ...stage, hash: isPlayed && stage.hash }, id).toEqual({
					...mine,
					hash: isPlayed && mine.hash,
				});
			}
		}
	}).toPass({ timeout: 10_000 });
}

/** The remote of the stage that stands on the slide. */
export const remote = (page: Page) => page.locator('.remote:visible');

/** The deck of an audience's window, which says its role. */
export const role = (page: Page) => page.locator('.deck');
