import { type BrowserContext, expect, type Frame, type Page } from '@playwright/test';
import { SLIDES } from './pages.ts';

export const PRESENTER = `${SLIDES}presenter/`;

/** What a window of a talk shows: the slide, what is still hidden, the lines, each stage to the event. */
export interface Shown {
	readonly slide: string;
	readonly hidden: number;
	readonly lines: readonly string[];
	readonly stages: Readonly<Record<string, { hash: string; t: number; playing: boolean }>>;
}

/** Reads what a deck shows now. */
export function shown(window: Page | Frame): Promise<Shown> {
	return window.evaluate(() => {
		const slide = document.querySelector('.slide:not([inert])');
		const stages: Record<string, { hash: string; t: number; playing: boolean }> = {};
		for (const place of document.querySelectorAll<HTMLElement>('[data-stage]')) {
			const stage = place.querySelector('section.stage');
			const detail: { hash?: string; t?: number; playing?: boolean } = {};
			stage?.dispatchEvent(new CustomEvent('stage:report', { detail }));
			const { hash, t = 0, playing = false } = detail;
			if (hash !== undefined) stages[place.dataset['stage'] ?? ''] = { hash, t, playing };
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

/** Waits until all windows show the same, and the stages that are awake in two stand at one event. */
export async function expectEqual(...windows: readonly (Page | Frame)[]): Promise<void> {
	await expect(async () => {
		const all = await Promise.all(windows.map(shown));
		const [first, ...rest] = all;
		for (const other of rest) {
			expect([other.slide, other.hidden]).toEqual([first?.slide, first?.hidden]);
			expect(other.lines).toEqual(first?.lines);
			for (const [id, stage] of Object.entries(other.stages)) {
				if (first?.stages[id]) expect(stage, id).toEqual(first.stages[id]);
			}
		}
	}).toPass({ timeout: 10_000 });
}
