import type { Focus, Press } from './keys.ts';
import type { DeckListener, DeckPort } from './port.ts';
import type { Slide } from './slides.ts';
import type { Touch } from './swipe.ts';

/** What a finger does there is that control's business. */
const CONTROLS =
	'a, button, input, select, textarea, label, summary, [role="slider"], [contenteditable]';
const KEEPS_KEYS = 'dialog[open], [role="dialog"]';

/**
 * The deck of this page. Slides are `[data-slide]` inside the element (id, section and title in
 * data attributes); buttons `[data-deck="next"]` and `"previous"`, the link `"leave"`, the place
 * `"place"` and the live region `"status"` are found by their data attribute.
 */
export function browserPort(root: HTMLElement): DeckPort {
	const found = [...root.querySelectorAll<HTMLElement>('[data-slide]')];
	const part = (name: string): HTMLElement | null => root.querySelector(`[data-deck="${name}"]`);
	const slides = found.map((element): Slide => {
		const { slide = '', section = '', title = '' } = element.dataset;
		return { id: slide, section, title };
	});
	const leave = part('leave') as HTMLAnchorElement | null;

	function show(index: number, by: 'key' | 'other'): void {
		const current = found[index];
		if (!current) return;
		const lost = found.some((slide) => slide !== current && slide.contains(document.activeElement));
		for (const [at, slide] of found.entries()) {
			slide.inert = slide !== current;
			// The next one is laid out, unseen: its stage wakes in time for the question before it.
			slide.toggleAttribute('data-next', at === index + 1);
		}
		root.dataset['ready'] = '';
		root.dataset['kind'] = current.dataset['kind'] ?? '';
		if (lost && by === 'key') current.focus({ preventScroll: true });
		setEnd(part('previous'), index === 0);
		setEnd(part('next'), index === found.length - 1);
		const place = part('place');
		if (place) place.textContent = `${index + 1} of ${found.length}`;
		if (leave) leave.hash = index === 0 ? '' : (slides[index]?.section ?? '');
	}

	return {
		slides,
		hash: () => location.hash,
		setHash: (hash) => history.replaceState(history.state, '', hash),
		show,
		announce(words) {
			const status = part('status');
			if (status) status.textContent = words;
		},
		leave: () => leave?.click(),
		listen: (to) => listen(root, found, to),
	};
}

/** At an end the button stays where it is and keeps the focus, but says that it does nothing. */
function setEnd(button: HTMLElement | null, isEnd: boolean): void {
	button?.setAttribute('aria-disabled', String(isEnd));
}

function listen(root: HTMLElement, slides: readonly HTMLElement[], to: DeckListener): () => void {
	const off = new AbortController();
	const { signal } = off;
	let from: Touch | undefined;
	const within = (event: Event, selector: string): Element | null =>
		event.target instanceof Element ? event.target.closest(selector) : null;

	document.addEventListener(
		'keydown',
		(event) => {
			if (event.defaultPrevented || within(event, KEEPS_KEYS)) return;
			if (to.key(pressOf(event))) event.preventDefault();
		},
		{ signal },
	);
	root.addEventListener(
		'click',
		(event) => {
			const asked = within(event, '[data-deck]')?.getAttribute('data-deck');
			if (asked === 'next' || asked === 'previous') to.button(asked);
		},
		{ signal },
	);
	root.addEventListener(
		'pointerdown',
		(event) => {
			const isFinger = event.isPrimary && event.pointerType !== 'mouse';
			const isZoomed = (visualViewport?.scale ?? 1) > 1.01;
			from = isFinger && !isZoomed && !within(event, CONTROLS) ? touchOf(event) : undefined;
		},
		{ signal },
	);
	root.addEventListener(
		'pointerup',
		(event) => {
			if (from && event.isPrimary) to.swipe(from, touchOf(event));
			from = undefined;
		},
		{ signal },
	);
	root.addEventListener('pointercancel', () => (from = undefined), { signal });
	root.addEventListener(
		'stage:reveal',
		(event) => {
			const slide = within(event, '[data-slide]');
			const index = slides.findIndex((each) => each === slide);
			if (index >= 0) to.reveal(index);
		},
		{ signal },
	);
	window.addEventListener('hashchange', () => to.hash(), { signal });
	window.addEventListener('popstate', () => to.hash(), { signal });
	return () => off.abort();
}

function touchOf(event: PointerEvent): Touch {
	return { x: event.clientX, y: event.clientY, at: event.timeStamp };
}

function pressOf(event: KeyboardEvent): Press {
	const { altKey, ctrlKey, metaKey, shiftKey, isComposing, key } = event;
	return {
		key,
		modified: altKey || ctrlKey || metaKey || shiftKey,
		composing: isComposing,
		focus: event.target instanceof Element ? focusOf(event.target) : undefined,
	};
}

function focusOf(element: Element): Focus {
	return {
		tag: element.localName,
		type: element instanceof HTMLInputElement ? element.type : '',
		role: element.getAttribute('role') ?? '',
		isEditable: element instanceof HTMLElement && element.isContentEditable,
		isInStage: element.closest('[data-stage]') !== null,
	};
}
