/** Where a key acts: anywhere on a page, in a deck, or only with the focus inside a stage. */
export type KeyContext = 'page' | 'deck' | 'stage';

/** One row of the key table. */
export interface KeyRow {
	readonly context: KeyContext;
	/** Values of `KeyboardEvent.key`. */
	readonly keys: readonly string[];
	/** The name of what is done. */
	readonly does: string;
	/** What the help says it does. */
	readonly words: string;
}

/** The keys of the site, all of them: the help shows this table, and nothing else reads keys. */
export const KEYS = [
	{
		context: 'deck',
		keys: ['ArrowRight', 'ArrowDown', 'PageDown', ' '],
		does: 'next',
		words: 'Next step or slide',
	},
	{
		context: 'deck',
		keys: ['ArrowLeft', 'ArrowUp', 'PageUp'],
		does: 'previous',
		words: 'Step or slide before',
	},
	{ context: 'deck', keys: ['Home'], does: 'first', words: 'First slide' },
	{ context: 'deck', keys: ['End'], does: 'last', words: 'Last slide' },
	{ context: 'deck', keys: ['Enter'], does: 'jump', words: 'After a number: that slide' },
	{ context: 'deck', keys: ['o'], does: 'overview', words: 'All slides at a glance' },
	{ context: 'deck', keys: ['b', '.'], does: 'blank', words: 'Blank the screen, or show it again' },
	{ context: 'deck', keys: ['l'], does: 'laser', words: 'Point with a light' },
	{ context: 'deck', keys: ['d'], does: 'draw', words: 'Draw on the slide' },
	{ context: 'deck', keys: ['z'], does: 'undo', words: 'Take back the last line' },
	{ context: 'deck', keys: ['s'], does: 'step', words: 'One step of the simulation' },
	{ context: 'deck', keys: ['k'], does: 'play', words: 'Play or pause the simulation' },
	{ context: 'deck', keys: ['c'], does: 'controls', words: 'To what the slide is worked with' },
	{ context: 'deck', keys: ['t'], does: 'time', words: 'Stop the time, or let it go on' },
	{ context: 'deck', keys: ['f'], does: 'full', words: 'Full screen' },
	{ context: 'deck', keys: ['p'], does: 'present', words: 'The presenter’s window' },
	{ context: 'deck', keys: ['n'], does: 'notes', words: 'Notes and controls over the slide' },
	{ context: 'deck', keys: ['?'], does: 'help', words: 'These keys' },
	{
		context: 'deck',
		keys: ['Escape'],
		does: 'leave',
		words: 'Close what is open, else back to the lesson',
	},
	{ context: 'stage', keys: [' '], does: 'toggle', words: 'Play or pause' },
	{ context: 'stage', keys: ['.'], does: 'step', words: 'One step' },
	{ context: 'stage', keys: [','], does: 'back', words: 'One step back' },
	{ context: 'stage', keys: ['r'], does: 'reset', words: 'Start again' },
	{ context: 'stage', keys: ['['], does: 'slower', words: 'Slower' },
	{ context: 'stage', keys: [']'], does: 'faster', words: 'Faster' },
	{ context: 'page', keys: ['/'], does: 'search', words: 'Search' },
] as const satisfies readonly KeyRow[];

/** What is done in a deck by a key. */
export type DeckKey = Extract<(typeof KEYS)[number], { context: 'deck' }>['does'];

/** A key press and what has the focus, as plain data. */
export interface Press {
	/** `KeyboardEvent.key`. */
	readonly key: string;
	/** Whether Alt, Control or Meta is down, or Shift with a key that it does not make another. */
	readonly modified: boolean;
	/** Whether an input method is at work, so that the key belongs to it. */
	readonly composing: boolean;
	/** What has the focus; undefined when nothing has. */
	readonly focus?: Focus | undefined;
}

/** The element with the focus, as far as keys are concerned. */
export interface Focus {
	/** The tag's name in lower case. */
	readonly tag: string;
	/** The `type` of an input, else ''. */
	readonly type: string;
	/** The `role` attribute, else ''. */
	readonly role: string;
	readonly isEditable: boolean;
	readonly isInStage: boolean;
}

const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];
const SLIDER = [...ARROWS, 'Home', 'End', 'PageUp', 'PageDown'];
const PRESSED = [' ', 'Enter'];
const CLICKER = ['PageUp', 'PageDown'];
const USES: Readonly<Record<string, readonly string[]>> = {
	button: PRESSED,
	checkbox: PRESSED,
	switch: PRESSED,
	summary: PRESSED,
	a: ['Enter'],
	link: ['Enter'],
	radio: [...ARROWS, ...PRESSED],
	slider: SLIDER,
	range: SLIDER,
	spinbutton: SLIDER,
	tab: [...ARROWS, 'Home', 'End', ...PRESSED],
	menuitem: [...ARROWS, 'Home', 'End', 'Escape', ...PRESSED],
	option: [...ARROWS, 'Home', 'End', 'Escape', ...PRESSED],
	submit: PRESSED,
	reset: PRESSED,
};

/** Whether the element with the focus needs this key for itself. */
export function usesKey(focus: Focus, key: string): boolean {
	if (focus.isEditable) return true;
	if (USES[focus.role]) return USES[focus.role]?.includes(key) ?? false;
	// An input of a kind that is not listed is one to type into, on one line: a clicker still goes on.
	if (focus.tag === 'input') return USES[focus.type]?.includes(key) ?? !CLICKER.includes(key);
	if (['select', 'textarea', 'video', 'audio', 'iframe'].includes(focus.tag)) return true;
	return USES[focus.tag]?.includes(key) ?? false;
}

/** Whether a key is one character: a page-wide one can be switched off. */
export const isSingle = (key: string): boolean => key.length === 1 && key !== ' ';

/**
 * What a press does in a deck, or undefined: not its key, or somebody else's. A digit is itself:
 * the number of a slide in the making.
 */
export function deckKey(press: Press, singleKeys = true): DeckKey | `${number}` | undefined {
	if (press.modified || press.composing) return undefined;
	if (press.focus && usesKey(press.focus, press.key)) return undefined;
	if (!singleKeys && isSingle(press.key)) return undefined;
	const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
	const of = (context: KeyContext) =>
		KEYS.find((row) => row.context === context && (row.keys as readonly string[]).includes(key));
	if (press.focus?.isInStage && of('stage')) return undefined;
	if (/^\d$/.test(key)) return key as `${number}`;
	return of('deck')?.does as DeckKey | undefined;
}

const NAMES: Readonly<Record<string, string>> = {
	' ': 'Space',
	ArrowRight: '→',
	ArrowLeft: '←',
	ArrowUp: '↑',
	ArrowDown: '↓',
	PageUp: 'Page Up',
	PageDown: 'Page Down',
	Escape: 'Esc',
};

/** A key as it is printed on it. */
export const keyName = (key: string): string =>
	NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
