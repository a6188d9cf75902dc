import type { Talk } from '#wire/sync';
import { hashWriter, pageAddress, type WindowAddress, windowQuery } from './browser-window.ts';
import { type Focus, isSingle, type Press } from './keys.ts';
import type { DeckListener, DeckPort, Tool } from './port.ts';
import type { Role } from './session.ts';
import type { Slide } from './slides.ts';
import type { Place } from './state.ts';
import { phaseAt, type StepKind, stepsOf } from './steps.ts';
import type { Touch } from './swipe.ts';

/** What a finger does there is that control's business. */
const CONTROLS =
	'a, button, input, select, textarea, label, summary, [role="slider"], [contenteditable]';
/** What a stage or a question is worked with; what is for a pointer alone is not. */
const WORKED =
	':is(.slide-figure, .slide-question) :is(button, input, select):enabled:not([tabindex="-1"])';
const KEEPS_KEYS = 'dialog[open], [role="dialog"]';

/** What the deck of a page does by means that are loaded when they are used. */
export interface DeckHooks {
	overlay(talk: Talk): void;
	follow(role: Role, place: Place, isLost: boolean): void;
	tool(tool: Tool): void;
	close(): boolean;
}

/**
 * The deck of this page. Slides are `[data-slide]` inside the element (id, section and title in
 * data attributes), what comes in steps is `[data-step]`; a button `[data-deck="next"]` does what its
 * name says, the link `"leave"`, the place `"place"` and the live region `"status"` are found by it.
 */
export function browserPort(
	root: HTMLElement,
	hooks: DeckHooks,
	{ isCourse, session, view }: WindowAddress,
): DeckPort {
	const found = [...root.querySelectorAll<HTMLElement>('[data-slide]')];
	const part = (name: string): HTMLElement | null => root.querySelector(`[data-deck="${name}"]`);
	const parts = found.map(partsOf);
	const slides = found.map((element, at): Slide => {
		const { slide = '', section = '', title = '' } = element.dataset;
		const stage = element.querySelector<HTMLElement>('[data-stage]')?.dataset['stage'];
		return { id: slide, section, title, stage, steps: parts[at]?.count ?? 0 };
	});
	const leave = part('leave') as HTMLAnchorElement | null;
	const lesson = root.dataset['lesson'] ?? '';
	const lessons = (root.dataset['lessons'] ?? lesson).split(' ');

	function show({ index, step }: Place, by: 'key' | 'other'): void {
		const current = found[index];
		if (!current) return;
		const focused = document.activeElement?.closest<HTMLElement>('[data-slide]');
		const lost = focused && focused !== current && found.includes(focused);
		for (const [at, slide] of found.entries()) {
			slide.toggleAttribute('inert', slide !== current);
			// The next one is laid out, unseen: its stage wakes in time for the question before it.
			slide.toggleAttribute('data-next', at === index + 1);
		}
		parts[index]?.show(step);
		parts[index + 1]?.show(0);
		root.dataset['ready'] = '';
		root.dataset['kind'] = current.dataset['kind'] ?? '';
		if (lost && by === 'key') current.focus({ preventScroll: true });
		setEnd(part('previous'), index === 0 && step === 0 && !isCourse);
		setEnd(
			part('next'),
			index === found.length - 1 && step === (parts[index]?.count ?? 0) && !isCourse,
		);
		const place = part('place');
		if (place) place.textContent = `${index + 1} of ${found.length}`;
		if (leave) leave.hash = index === 0 ? '' : (slides[index]?.section ?? '');
	}

	const writeHash = hashWriter((hash) => tellCourse(`${lesson}/${hash.slice(1)}`));

	// The first slide has no hash of its own, and is a place all the same.
	if (!view && location.hash === '') tellCourse(`${lesson}/${slides[0]?.id ?? ''}`);
	return {
		lesson,
		slides,
		singleKeys: () => document.documentElement.dataset['singleKeys'] !== 'off',
		hash: () => location.hash,
		setHash(hash) {
			// A browser that is still loading gives the focus to what the hash names: not out of a picture.
			if (!view) writeHash(hash);
		},
		show,
		overlay: hooks.overlay,
		follow: hooks.follow,
		work(index) {
			const all = found[index]?.querySelectorAll<HTMLElement>(WORKED) ?? [];
			[...all].find((each) => each.getClientRects().length > 0)?.focus({ preventScroll: true });
		},
		announce(words) {
			const status = part('status');
			if (status) status.textContent = words;
		},
		say(words) {
			const line = part('said');
			if (!line || (words === '' && line.hidden)) return;
			line.hidden = words === '';
			// Said twice it is heard twice: a text that comes anew is read out.
			line.replaceChildren(words);
		},
		tool: hooks.tool,
		close: hooks.close,
		turn(to) {
			if (!isCourse) return false;
			const at = lessons.indexOf(lesson);
			const other =
				to === 'next' ? lessons[at + 1] : to === 'previous' ? lessons[at - 1] : to.lesson;
			if (other === undefined || !lessons.includes(other)) return false;
			const query = windowQuery({ session, isCourse, view });
			const hash = to === 'previous' ? '#9999' : '';
			location.replace(`${pageAddress(`../${other}/`)}${query}${hash}`);
			return true;
		},
		leave: () => (isCourse && parent !== window ? tellCourse('leave') : leave?.click()),
		listen: (to) => (view ? listenQuietly(to) : listen(root, found, to)),
	};
}

/** Tells the window of the whole course, when this one is inside it, where the talk is. */
function tellCourse(words: string): void {
	if (parent === window) return;
	// Files have no origin that could be named.
	parent.postMessage(`course:${words}`, location.protocol === 'file:' ? '*' : location.origin);
}

/** What comes in steps on a slide, and how to show so many of them. */
function partsOf(slide: HTMLElement): { readonly count: number; show(step: number): void } {
	const all = [...slide.querySelectorAll<HTMLElement>('[data-step]')];
	const { from, count } = stepsOf(all.map((each) => each.dataset['step'] as StepKind));
	return {
		count,
		show(step) {
			for (const [at, each] of all.entries()) {
				if (each.dataset['step'] !== 'question') {
					each.toggleAttribute('data-off', step < (from[at] ?? 0));
					continue;
				}
				const phase = phaseAt(from[at] ?? 0, step);
				if (each.dataset['phase'] === phase) continue;
				each.dataset['phase'] = phase;
				each.dispatchEvent(new CustomEvent('question:phase'));
			}
		},
	};
}

/** At an end the button stays where it is and keeps the focus, but says that it does nothing. */
function setEnd(button: HTMLElement | null, isEnd: boolean): void {
	button?.setAttribute('aria-disabled', String(isEnd));
}

/** A picture of the talk takes no keys: it hears of its window alone. */
function listenQuietly(to: DeckListener): () => void {
	const off = new AbortController();
	hearWindow(to, off.signal);
	return () => off.abort();
}

function hearWindow(to: DeckListener, signal: AbortSignal): void {
	document.addEventListener(
		'visibilitychange',
		() => document.visibilityState === 'visible' && to.seen(),
		{ signal },
	);
	window.addEventListener('pageshow', (event) => event.persisted && to.seen(), { signal });
	window.addEventListener('pagehide', (event) => event.persisted || to.gone(), { signal });
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
			// A screen that was blanked here by a finger is shown again by one.
			if (event.target === root && root.hasAttribute('data-blank')) {
				if (root.dataset['role'] === 'following') return;
				to.button('blank');
				return;
			}
			const asked = within(event, '[data-deck]')?.getAttribute('data-deck');
			if (asked && asked !== 'leave') to.button(asked);
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
	hearWindow(to, signal);
	window.addEventListener('hashchange', () => to.hash(), { signal });
	window.addEventListener('popstate', () => to.hash(), { signal });
	return () => off.abort();
}

function touchOf(event: PointerEvent): Touch {
	return { x: event.clientX, y: event.clientY, at: event.timeStamp };
}

/** A press as the key table reads it. */
export function pressOf(event: KeyboardEvent): Press {
	const { altKey, ctrlKey, metaKey, shiftKey, isComposing, key } = event;
	return {
		key,
		modified: altKey || ctrlKey || metaKey || (shiftKey && !isSingle(key)),
		composing: isComposing,
		focus: event.target instanceof Element ? focusOf(event.target) : undefined,
	};
}

/** What has the focus, as far as keys are concerned. */
export function focusOf(element: Element): Focus {
	return {
		tag: element.localName,
		type: element instanceof HTMLInputElement ? element.type : '',
		role: element.getAttribute('role') ?? '',
		isEditable: element instanceof HTMLElement && element.isContentEditable,
		isInStage: element.closest('[data-stage]') !== null,
	};
}
