import { type Deck, type Talk, windowAddress } from '#deck';
import { type Load, planOf, recall, remember } from '#deck/presenter';
import { mount, unmount } from 'svelte';
import Console from './Console.svelte';
import { remotesOf, type Sources } from './remotes.ts';
import { toolStyles } from './styles.ts';
import type { Opened } from './tools.ts';

/**
 * The speaker's notes and controls over the slide, for who has one screen only. They fold away, and
 * follow the slide that is shown.
 */
export async function openNotes(root: HTMLElement, deck: Deck, sources: Sources): Promise<Opened> {
	await toolStyles();
	const panel = document.createElement('section');
	panel.className = 'deck-notes';
	panel.setAttribute('aria-label', 'Notes and controls');
	const controls = panel.appendChild(document.createElement('div'));
	const text = panel.appendChild(document.createElement('div'));
	text.className = 'deck-notes-text';
	text.setAttribute('role', 'region');
	text.setAttribute('aria-label', 'Speaker notes');
	text.tabIndex = 0;
	root.append(panel);
	document.documentElement.dataset['notes'] = '';
	const slides = [...root.querySelectorAll<HTMLElement>('[data-slide]')];
	const name = `${windowAddress().session}.one-screen`;
	const lesson = deck.talk().lesson;
	const button = root.querySelector<HTMLElement>('[data-deck="notes"]');
	const live = mount(Console, {
		target: controls,
		props: {
			deck,
			minutes: planOf(slides.map(loadOf), Number(root.dataset['minutes']) || 1),
			remotes: remotesOf(root, sources),
			timer: recall(lesson, name)?.talk.timer,
			keep: (talk: Talk) => remember(lesson, name, 0, talk),
			fold: () => button?.click(),
			end: () => root.querySelector<HTMLElement>('[data-deck="leave"]')?.click(),
		},
	});
	let shown = -1;
	function show(): void {
		const { index } = deck.place();
		if (index === shown) return;
		shown = index;
		const notes = [...(slides[index]?.querySelectorAll('.notes') ?? [])];
		const copies = notes.flatMap((each) => [...each.cloneNode(true).childNodes]);
		text.replaceChildren(...(copies.length > 0 ? copies : ['There are no notes for this slide.']));
		for (const each of text.querySelectorAll('[id]')) each.removeAttribute('id');
		text.scrollTop = 0;
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
			// Who was inside goes on with the slide.
			const hadFocus = panel.contains(document.activeElement);
			void unmount(live);
			panel.remove();
			delete document.documentElement.dataset['notes'];
			if (hadFocus) slides[deck.place().index]?.focus({ preventScroll: true });
			return true;
		},
	};
}

function loadOf(slide: Element): Load {
	const notes = [...slide.querySelectorAll('.notes, .slide-point')];
	return {
		words: notes.reduce((sum, { textContent }) => sum + textContent.split(/\s+/).length, 0),
		stages: slide.querySelectorAll('[data-stage]').length,
		questions: slide.querySelectorAll('[data-question]').length,
	};
}
