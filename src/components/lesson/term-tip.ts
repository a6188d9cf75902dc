/** Milliseconds that a pointer must rest on a term, and may be away from it. */
const REST = 120;
const AWAY = 250;
/** Between a term and its meaning, in px. */
const GAP = 8;

/**
 * Lets terms say their meaning on hover, focus and tap. The meaning stands below its line, or above
 * where there is no room; it stays while the pointer is on it, and Escape takes it away.
 */
export function wakeTerms(): void {
	const tip = document.createElement('div');
	tip.className = 'tip';
	tip.id = 'term-tip';
	tip.setAttribute('role', 'tooltip');
	tip.hidden = true;
	let shown: HTMLAnchorElement | undefined;
	let timer = 0;

	const termOf = (target: EventTarget | null): HTMLAnchorElement | undefined =>
		(target instanceof Element && target.closest<HTMLAnchorElement>('a.term')) || undefined;
	function hide(): void {
		clearTimeout(timer);
		shown?.removeAttribute('aria-describedby');
		shown = undefined;
		tip.hidden = true;
	}
	function show(term: HTMLAnchorElement): void {
		clearTimeout(timer);
		if (shown === term) return;
		hide();
		shown = term;
		const name = document.createElement('b');
		name.textContent = term.dataset['term'] ?? '';
		const more = document.createElement('a');
		more.href = term.href;
		more.textContent = 'In the glossary';
		more.tabIndex = -1;
		tip.replaceChildren(name, ` ${term.dataset['means'] ?? ''} `, more);
		term.setAttribute('aria-describedby', tip.id);
		if (!tip.isConnected) document.body.append(tip);
		tip.hidden = false;
		place(term, tip);
	}
	const later = (act: () => void, ms: number): void => {
		clearTimeout(timer);
		timer = window.setTimeout(act, ms);
	};

	document.addEventListener('pointerover', (event) => {
		if (event.pointerType === 'touch') return;
		const term = termOf(event.target);
		if (term) later(() => show(term), REST);
		else if (event.target instanceof Node && tip.contains(event.target)) clearTimeout(timer);
		else if (shown && shown !== document.activeElement) later(hide, AWAY);
		else if (!shown) clearTimeout(timer);
	});
	document.addEventListener('focusin', (event) => {
		const term = termOf(event.target);
		if (term) show(term);
		else if (shown && !(event.target instanceof Node && tip.contains(event.target))) hide();
	});
	document.addEventListener('focusout', (event) => {
		if (termOf(event.target) && !event.relatedTarget) later(hide, AWAY);
	});
	let touched: HTMLAnchorElement | undefined;
	document.addEventListener('pointerdown', (event) => {
		const term = termOf(event.target);
		// A first tap says the meaning, a second one follows the link.
		touched = event.pointerType === 'touch' && term !== shown ? term : undefined;
		if (!term && shown && !(event.target instanceof Node && tip.contains(event.target))) hide();
	});
	document.addEventListener('click', (event) => {
		const term = termOf(event.target);
		if (!term || term !== touched) return;
		event.preventDefault();
		show(term);
	});
	document.addEventListener('keydown', (event) => {
		if (event.key !== 'Escape' || !shown) return;
		event.stopPropagation();
		hide();
	});
	window.addEventListener('resize', hide);
}

/** Below the line of the term, or above it; never on it, and within the window. */
function place(term: HTMLElement, tip: HTMLElement): void {
	const [first] = term.getClientRects();
	const lines = [...term.getClientRects()];
	const last = lines.at(-1);
	if (!first || !last) return;
	const { width, height } = tip.getBoundingClientRect();
	const { clientWidth, clientHeight } = document.documentElement;
	const below = last.bottom + GAP + height <= clientHeight || first.top < height + GAP;
	const top = below ? last.bottom + GAP : first.top - GAP - height;
	const left = Math.max(GAP, Math.min(first.left, clientWidth - width - GAP));
	tip.style.setProperty('top', `${top + scrollY}px`);
	tip.style.setProperty('left', `${left + scrollX}px`);
}
