import '#styles/deck-tools.css';
import type { Deck } from '#deck';
import type { Opened } from './tools.ts';

/**
 * The speaker's notes over the slide, for who has one screen only. They fold to a line, and follow
 * the slide that is shown.
 */
export function openNotes(root: HTMLElement, deck: Deck): Opened {
	const panel = document.createElement('section');
	panel.className = 'deck-notes';
	panel.setAttribute('aria-label', 'Speaker notes');
	panel.tabIndex = 0;
	root.append(panel);
	const slides = [...root.querySelectorAll<HTMLElement>('[data-slide]')];
	let shown = -1;
	function show(): void {
		const { index } = deck.place();
		if (index === shown) return;
		shown = index;
		const notes = [...(slides[index]?.querySelectorAll('.notes') ?? [])];
		const copies = notes.flatMap((each) => [...each.cloneNode(true).childNodes]);
		panel.replaceChildren(...(copies.length > 0 ? copies : ['There are no notes for this slide.']));
		for (const each of panel.querySelectorAll('[id]')) each.removeAttribute('id');
		panel.scrollTop = 0;
	}
	show();
	const watcher = new MutationObserver(show);
	for (const slide of slides) watcher.observe(slide, { attributeFilter: ['inert'] });
	let isOpen = true;
	return {
		close() {
			if (!isOpen) return false;
			isOpen = false;
			watcher.disconnect();
			panel.remove();
			return true;
		},
	};
}
