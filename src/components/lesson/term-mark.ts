import type { Term } from '#course';
import { href } from '../href.ts';

const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A term in a sentence: a link into the glossary, which a script lets say its meaning in place. */
export function termMark({ id, term, meaning }: Term, word: string): string {
	const address = escaped(href(`glossary/#${id}`));
	return `<a class="term" href="${address}" data-term="${escaped(term)}" data-means="${escaped(meaning)}">${word}</a>`;
}
