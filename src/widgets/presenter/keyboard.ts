import { deckKey, pressOf, undone } from '#deck';
import { toggleFullScreen } from '#widgets/shared/full-screen.ts';
import type { PresenterState } from './presenter.svelte.ts';

interface Tools {
	tool(name: 'laser' | 'draw'): void;
	/** One step of the stage on the slide. */
	step(): void;
	/** Plays or pauses it. */
	play(): void;
	/** Puts a tool away; false when none is in use. */
	close(): boolean;
	/** Asks whether the talk is over; false when it is not this window's to say. */
	end(): boolean;
}

/** How keys of the slides differ here: this is the presenter's window, notes and all. */
const HERE = {
	without: ['present', 'notes'],
	words: {
		overview: 'To the list of slides',
		blank: 'Blank the audience’s screen, or show it again',
		leave: 'Put the pen or the light away, else end the talk: it asks first',
	},
} as const;

/** Moves the focus to the first of these that is seen; false when there is none. */
function focusOn(selector: string): boolean {
	const all = [...document.querySelectorAll<HTMLElement>(selector)];
	const first = all.find((each) => each.matches('.p-first')) ?? all[0];
	first?.focus();
	return first !== undefined;
}

/** The deck's keys, in the presenter's window. The returned function ends it. */
export function keyboard(presenter: PresenterState, tools: Tools): () => void {
	let digits = '';

	function does(key: string): boolean {
		if (/^\d$/.test(key)) {
			digits = (digits + key).slice(-3);
			return true;
		}
		const number = Number(digits);
		digits = '';
		switch (key) {
			case 'next':
			case 'previous':
			case 'first':
			case 'last':
				presenter.ask({ do: key });
				return true;
			case 'jump':
				if (number === 0) return false;
				presenter.ask({ do: 'go', index: Math.min(number, presenter.slides.length) - 1 });
				return true;
			case 'blank':
				presenter.change((talk) => ({ ...talk, blank: !talk.blank }));
				return true;
			case 'undo':
				presenter.change(undone);
				return true;
			case 'laser':
			case 'draw':
				tools.tool(key);
				return true;
			case 'step':
				tools.step();
				return true;
			case 'play':
				tools.play();
				return true;
			case 'time':
				presenter.toggleTimer();
				return true;
			case 'controls':
				return focusOn('.remote:not([hidden] *) :is(.p-first, .play, button, input):enabled');
			case 'overview':
				return focusOn('.p-list [aria-current="true"]');
			case 'full':
				void toggleFullScreen();
				return true;
			case 'help':
				void import('#widgets/deck/help.ts').then(({ openHelp }) => openHelp(HERE));
				return true;
			case 'leave':
				return tools.close() || tools.end();
			default:
				return false;
		}
	}

	function hear(event: KeyboardEvent): void {
		const { target } = event;
		if (event.defaultPrevented || !(target instanceof HTMLElement)) return;
		if (target.closest('dialog[open]')) return;
		// Whoever has typed gets the deck's keys back.
		if (event.key === 'Escape' && target.localName === 'input') return target.blur();
		const key = deckKey(pressOf(event), document.documentElement.dataset['singleKeys'] !== 'off');
		if (key !== undefined && does(key)) event.preventDefault();
	}
	document.addEventListener('keydown', hear);
	return () => document.removeEventListener('keydown', hear);
}
