import { toolStyles } from './styles.ts';
import type { Opened } from './tools.ts';

interface Options {
	readonly title: string;
	/** A name for the styles: `.deck-dialog.is-…`. */
	readonly name: string;
	readonly body: HTMLElement;
	/** Told when it was closed, whoever did it. */
	readonly closed?: () => void;
}

/** A dialog over the deck. Esc and its button close it, and the focus goes back to where it was. */
export async function openDialog({ title, name, body, closed }: Options): Promise<Opened> {
	await toolStyles();
	const dialog = document.createElement('dialog');
	dialog.className = `deck-dialog is-${name}`;
	dialog.setAttribute('aria-labelledby', `deck-${name}`);
	const head = dialog.appendChild(document.createElement('div'));
	head.className = 'deck-dialog-head';
	const heading = head.appendChild(document.createElement('h2'));
	heading.id = `deck-${name}`;
	heading.textContent = title;
	const button = head.appendChild(document.createElement('button'));
	button.type = 'button';
	button.className = 'btn';
	button.textContent = 'Close';
	button.addEventListener('click', () => dialog.close());
	dialog.append(body);
	document.body.append(dialog);
	dialog.addEventListener('close', () => {
		dialog.remove();
		closed?.();
	});
	// The key that opened it closes it as well.
	dialog.addEventListener('keydown', (event) => {
		const own = { overview: 'o', help: '?' }[name];
		if (event.key !== own || event.ctrlKey || event.metaKey || event.altKey) return;
		event.preventDefault();
		dialog.close();
	});
	dialog.showModal();
	return {
		close() {
			// The browser tells of its end a little later: a key may come before that.
			if (!dialog.open) return false;
			dialog.close();
			return true;
		},
	};
}
