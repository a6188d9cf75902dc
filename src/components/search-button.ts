import { href } from './href.ts';

let dialog: Promise<{ open(): void }> | undefined;

async function open(link: HTMLAnchorElement): Promise<void> {
	dialog ??= import('#widgets/search/mount.ts').then(({ mount }) =>
		mount(document.body, { base: href(), contents: link.href }),
	);
	try {
		const { open } = await dialog;
		// The dialog gives the focus back to where it was: from a page without any, to the button.
		if (document.activeElement === document.body) link.focus({ preventScroll: true });
		open();
	} catch {
		location.assign(link.href);
	}
}

/** A key that the reader means for the page, not for a field. */
function isForPage({ target }: KeyboardEvent): boolean {
	return !(
		target instanceof HTMLElement &&
		(target.isContentEditable ||
			target.matches('textarea, select, input:not([type=radio], [type=checkbox], [type=range])'))
	);
}

/** `/`, unless single keys are switched off; Ctrl or Cmd + K always. */
function asks(event: KeyboardEvent): boolean {
	if (event.altKey || event.isComposing) return false;
	if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === 'k' && !event.shiftKey;
	return (
		event.key === '/' &&
		document.documentElement.dataset['singleKeys'] !== 'off' &&
		isForPage(event)
	);
}

/** Wakes the search button and its keys; the dialog is loaded when it is asked for. */
export function wakeSearchButton(): void {
	const opener = document.querySelector<HTMLAnchorElement>('[data-search-opener]');
	if (!opener) return;
	opener.setAttribute('role', 'button');
	opener.setAttribute('aria-haspopup', 'dialog');
	opener.addEventListener('click', (event) => {
		if (event.ctrlKey || event.metaKey || event.shiftKey) return;
		event.preventDefault();
		void open(opener);
	});
	opener.addEventListener('keydown', (event) => {
		if (event.key !== ' ') return;
		event.preventDefault();
		opener.click();
	});
	document.addEventListener('keydown', (event) => {
		if (event.defaultPrevented || !asks(event)) return;
		event.preventDefault();
		void open(opener);
	});
}
