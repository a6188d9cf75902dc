import type { Deck, DeckHooks, Tool } from '#deck';
import { toggleFullScreen } from '#widgets/shared/full-screen.ts';
import type { Sources } from './remotes.ts';
import { toolStyles } from './styles.ts';

/** Something that was opened over the deck and can be closed again. */
export interface Opened {
	/** False when it had been closed already. */
	close(): boolean;
}

type Open = (root: HTMLElement, deck: Deck, sources: Sources) => Opened | Promise<Opened>;

/** What is loaded when it is first asked for. */
const LOADERS: Readonly<Record<Exclude<Tool, 'full' | 'present'>, () => Promise<Open>>> = {
	overview: async () => (await import('./overview.ts')).openOverview,
	help: async () => {
		const { openHelp } = await import('./help.ts');
		// The time is the presenter's.
		return () => openHelp({ without: ['time'] });
	},
	notes: async () => (await import('./notes.ts')).openNotes,
	laser: async () => (await import('./pen.ts')).openLaser,
	draw: async () => (await import('./pen.ts')).openPen,
};

/** Fetches all of them, so that they are there when the network is not. */
export async function fetchTools(): Promise<void> {
	await Promise.allSettled([
		...Object.values(LOADERS).map((load) => load()),
		toolStyles(),
		import('./ink.ts'),
		import('#progress'),
	]);
}

/** The tools of a deck. Each key or button opens its tool, and closes it when it is open. */
export function createTools(
	root: HTMLElement,
	deck: () => Deck,
): Pick<DeckHooks, 'tool' | 'close'> {
	const open = new Map<Tool, Opened>();
	// A widget's data leaves the page when it wakes; who made the deck was earlier.
	const parts = [...root.querySelectorAll('live-part')];
	const sources: Sources = new Map(parts.map((it) => [it, it.querySelector(':scope > script')]));
	/** Asked for, and not there yet: a second key is not for a second one. */
	const coming = new Set<Tool>();

	function close(tool: Tool): boolean {
		const opened = open.get(tool);
		open.delete(tool);
		press(tool, false);
		return opened?.close() ?? false;
	}
	function press(tool: Tool, is: boolean): void {
		const button = root.querySelector(`[data-deck="${tool}"][aria-pressed]`);
		button?.setAttribute('aria-pressed', String(is));
	}
	async function toggle(tool: Exclude<Tool, 'full' | 'present'>): Promise<void> {
		if (close(tool) || coming.has(tool)) return;
		// A light and a pen share the pointer.
		if (tool === 'draw') close('laser');
		if (tool === 'laser') close('draw');
		coming.add(tool);
		try {
			const opener = await LOADERS[tool]();
			open.set(tool, await opener(root, deck(), sources));
			press(tool, true);
		} catch {
			// Without a network, in a deck that was left before it had fetched all: the next key asks again.
		} finally {
			coming.delete(tool);
		}
	}

	// The menu closes when something of it was chosen, and when the pointer goes elsewhere.
	root.addEventListener('click', ({ target }) => {
		const item = target instanceof Element ? target.closest('summary, .deck-more li *') : null;
		if (item?.localName !== 'summary') closeMenu(root);
	});

	return {
		tool(tool) {
			if (tool === 'full') void toggleFullScreen();
			else if (tool === 'present') present(root, deck());
			else void toggle(tool);
		},
		close() {
			if (closeMenu(root)) return true;
			const last = [...open.keys()].at(-1);
			return last !== undefined && (close(last) || this.close());
		},
	};
}

function closeMenu(root: HTMLElement): boolean {
	const menu = root.querySelector<HTMLDetailsElement>('.deck-more[open]');
	if (!menu) return false;
	if (menu.contains(document.activeElement)) menu.querySelector('summary')?.focus();
	menu.open = false;
	return true;
}

/** Opens the presenter's window, which goes on from what is shown here. */
function present(root: HTMLElement, deck: Deck): void {
	const link = root.querySelector<HTMLAnchorElement>('a[data-deck="present"]');
	if (!link) return;
	const { index } = deck.place();
	const address = new URL(link.href);
	address.search = location.search;
	address.hash = deck.slides[index]?.id ?? '';
	window.open(address, '_blank', 'noopener');
}
