import { type DeckKey, KEYS, keyName, type KeyContext } from '#deck';
import { openDialog } from './dialog.ts';
import type { Opened } from './tools.ts';

const CONTEXTS: readonly (readonly [KeyContext, string])[] = [
	['deck', 'In the slides'],
	['stage', 'With the focus in a simulation'],
	['page', 'On a page to read'],
];

/** How the window that is asked differs from the key table. */
interface Differences {
	/** What cannot be done in it. */
	readonly without: readonly DeckKey[];
	/** What is done there in another way. */
	readonly words?: Readonly<Partial<Record<DeckKey, string>>>;
}

/** The key table as it holds in this window, and the switch for single keys. */
export function openHelp({ without, words = {} }: Differences): Promise<Opened> {
	const wordsOf = new Map<string, string>(Object.entries(words));
	const body = document.createElement('div');
	body.className = 'key-help';
	for (const [context, title] of CONTEXTS) {
		const part = body.appendChild(document.createElement('section'));
		part.appendChild(document.createElement('h3')).textContent = title;
		const list = part.appendChild(document.createElement('dl'));
		for (const row of KEYS) {
			if (row.context !== context || without.some((it) => it === row.does)) continue;
			const line = list.appendChild(document.createElement('div'));
			const keys = line.appendChild(document.createElement('dt'));
			for (const key of row.keys) {
				keys.appendChild(document.createElement('kbd')).textContent = keyName(key);
			}
			line.appendChild(document.createElement('dd')).textContent =
				wordsOf.get(row.does) ?? row.words;
		}
	}
	body.append(singleKeys());
	return openDialog({ title: 'Keys', name: 'help', body });
}

function singleKeys(): HTMLElement {
	const { dataset } = document.documentElement;
	const label = document.createElement('label');
	label.className = 'key-switch';
	const box = label.appendChild(document.createElement('input'));
	box.type = 'checkbox';
	box.checked = dataset['singleKeys'] !== 'off';
	label.append('Keys of a single letter, number or sign work');
	box.addEventListener('change', async () => {
		if (box.checked) delete dataset['singleKeys'];
		else dataset['singleKeys'] = 'off';
		const { writeSettings } = await import('#progress');
		writeSettings({ singleKeys: box.checked });
	});
	return label;
}
