import type { Deck } from '#deck';
import { openDialog } from './dialog.ts';
import type { Opened } from './tools.ts';

/** All slides at a glance: a picture of each, a button to go there. */
export async function openOverview(root: HTMLElement, deck: Deck): Promise<Opened> {
	const found = [...root.querySelectorAll<HTMLElement>('[data-slide]')];
	const list = document.createElement('ol');
	list.className = 'overview';
	for (const [at, slide] of found.entries()) {
		const item = list.appendChild(document.createElement('li'));
		const button = item.appendChild(document.createElement('button'));
		button.type = 'button';
		button.value = String(at);
		if (at === deck.place().index) button.setAttribute('aria-current', 'true');
		const picture = button.appendChild(document.createElement('span'));
		picture.className = 'overview-picture';
		picture.inert = true;
		picture.append(pictureOf(slide));
		const words = button.appendChild(document.createElement('span'));
		words.className = 'overview-title';
		words.textContent = `${at + 1}. ${deck.slides[at]?.title ?? ''}`;
	}
	const dialog = await openDialog({ title: 'All slides', name: 'overview', body: list });
	list.addEventListener('click', (event) => {
		const button = (event.target as Element).closest('button');
		if (!button) return;
		dialog.close();
		deck.ask({ do: 'go', index: Number(button.value) });
	});
	list.addEventListener('keydown', (event) => move(list, event));
	list.querySelector<HTMLElement>('[aria-current]')?.focus();
	return dialog;
}

/** A copy to look at: nothing in it can be reached, and no id stands twice in the page. */
function pictureOf(slide: HTMLElement): HTMLElement {
	const copy = slide.cloneNode(true) as HTMLElement;
	for (const each of copy.querySelectorAll('.notes, script, template')) {
		each.remove();
	}
	for (const island of copy.querySelectorAll('live-part')) {
		island.replaceWith(...island.childNodes);
	}
	for (const each of [copy, ...copy.querySelectorAll('*')]) {
		for (const name of ['id', 'tabindex', 'role', 'aria-label', 'aria-labelledby', 'data-slide']) {
			each.removeAttribute(name);
		}
	}
	copy.setAttribute('aria-hidden', 'true');
	copy.inert = true;
	return copy;
}

/** Arrow keys move in the grid. */
function move(list: HTMLElement, event: KeyboardEvent): void {
	const buttons = [...list.querySelectorAll('button')];
	const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
	const across = getComputedStyle(list).gridTemplateColumns.split(' ').length;
	const by: Readonly<Record<string, number>> = {
		ArrowRight: 1,
		ArrowLeft: -1,
		ArrowDown: across,
		ArrowUp: -across,
		Home: -at,
		End: buttons.length - 1 - at,
	};
	const step = by[event.key];
	if (step === undefined || at < 0) return;
	event.preventDefault();
	buttons[Math.min(Math.max(at + step, 0), buttons.length - 1)]?.focus();
}
