import { mount as mountNew } from 'svelte';
import Presenter from './Presenter.svelte';
import { slidesOf } from './slides.ts';
import type { PresenterPage } from './types.ts';

/** Makes a presenter's window of an element that holds the lesson's slides as data. */
export function mount(root: HTMLElement): void {
	const source = root.querySelector('[data-presenter="source"]');
	if (!source) return;
	const { lesson = '', title = '', minutes, lessons = '[]' } = root.dataset;
	const { deck = '', course = '', home = '' } = root.dataset;
	const page: PresenterPage = {
		lesson,
		title,
		minutes: Number(minutes),
		lessons: JSON.parse(lessons) as PresenterPage['lessons'],
		deck,
		course,
		home,
	};
	mountNew(Presenter, { target: root, props: { page, slides: slidesOf(source, page.minutes) } });
}
