import type { Glossary } from '#schemas';
import type { LessonSource } from './lesson-source.ts';

/** Finds terms in a text by their names and aliases, longer ones first. */
export interface Finder {
	/** Every use in the text, in order. */
	in(
		text: string,
	): readonly { readonly id: string; readonly index: number; readonly word: string }[];
}

/** A finder of a glossary's terms. */
export function finderOf(glossary: Glossary | undefined): Finder {
	const ids = new Map<string, string>();
	for (const { id, term, aliases } of glossary?.terms ?? [])
		for (const word of [term, ...aliases]) ids.set(word.toLowerCase(), id);
	if (ids.size === 0) return { in: () => [] };
	const words = [...ids.keys()].sort((a, b) => b.length - a.length).map(escaped);
	const pattern = new RegExp(
		`(?<![\\p{L}\\p{N}_-])(?:${words.join('|')})(?![\\p{L}\\p{N}_-])`,
		'giu',
	);
	return {
		in: (text) =>
			[...text.matchAll(pattern)].map(({ 0: found, index }) => {
				// A text may break its lines where a name has a space.
				const word = found.toLowerCase().replace(/\s+/g, ' ');
				return { id: ids.get(word) ?? '', index, word: found };
			}),
	};
}

const escaped = (word: string): string =>
	word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/ /g, '\\s+');

/** The terms of a lesson by the section of their first use; the opening's section is `start`. */
export function termsBySection(
	lesson: LessonSource,
	finder: Finder,
): ReadonlyMap<string, ReadonlySet<string>> {
	// What the author marks is not marked again.
	const seen = new Set(
		lesson.uses.flatMap(({ name, attributes }) =>
			name === 'Term' && attributes['id'] ? [attributes['id']] : [],
		),
	);
	const sections = new Map<string, Set<string>>();
	for (const { text, section, plain } of lesson.prose) {
		if (!plain) continue;
		for (const { id } of finder.in(text)) {
			if (seen.has(id)) continue;
			seen.add(id);
			const key = section || 'start';
			sections.set(key, (sections.get(key) ?? new Set()).add(id));
		}
	}
	return sections;
}

/** Every term that a lesson uses, marked by hand or found. */
export function termsOf(lesson: LessonSource, finder: Finder): ReadonlySet<string> {
	const found = [...termsBySection(lesson, finder).values()].flatMap((ids) => [...ids]);
	const named = lesson.uses.flatMap(({ name, attributes }) =>
		name === 'Term' && attributes['id'] ? [attributes['id']] : [],
	);
	return new Set([...found, ...named]);
}

const TAG = /<(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|<!--[\s\S]*?-->/gi;
const VOID = /^(?:area|base|br|col|hr|img|input|link|meta|source|track|wbr)$/i;
/** Elements in which nothing is marked. */
const CLOSED = /^(?:a|h[1-6]|code|pre|button|svg|script|style|live-part|template|label)$/i;

/** The HTML of a section with the first use of each of these terms put through `mark`. */
export function markTerms(
	html: string,
	ids: ReadonlySet<string>,
	finder: Finder,
	mark: (id: string, word: string) => string,
): string {
	const left = new Set(ids);
	let out = '';
	let from = 0;
	let closed = 0;
	const take = (to: number): void => {
		const text = html.slice(from, to);
		from = to;
		if (closed > 0 || left.size === 0 || !text.trim()) {
			out += text;
			return;
		}
		let at = 0;
		for (const { id, index, word } of finder.in(text)) {
			if (!left.delete(id)) continue;
			out += text.slice(at, index) + mark(id, word);
			at = index + word.length;
		}
		out += text.slice(at);
	};
	for (const match of html.matchAll(TAG)) {
		const [tag, slash, name = '', rest = ''] = match;
		take(match.index);
		out += tag;
		from = match.index + tag.length;
		if (!CLOSED.test(name) || VOID.test(name) || rest.endsWith('/')) continue;
		closed += slash ? -1 : 1;
	}
	take(html.length);
	return out;
}
