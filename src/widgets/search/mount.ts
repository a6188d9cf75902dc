import styles from '#styles/search.css?inline';
import { mount as mountNew } from 'svelte';
import SearchDialog from './SearchDialog.svelte';

/** What the dialog needs to know of the site. */
export interface SearchProps {
	/** The base path: `/` or `/course/`. */
	readonly base: string;
	/** The page that lists everything, for when searching does not help. */
	readonly contents: string;
}

/**
 * Puts the search dialog into an element, closed; `open` shows it and may be called again and again. The browser gives the
 * focus back to what had it when the dialog closes.
 */
export function mount(element: Element, props: SearchProps): { open(): void } {
	// Put in from here: a style sheet that is only imported would be linked from every page.
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(styles);
	document.adoptedStyleSheets.push(sheet);
	// TypeScript alone sees any component as one without exports.
	return mountNew(SearchDialog, { target: element, props }) as { open(): void };
}
