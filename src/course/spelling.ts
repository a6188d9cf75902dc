import { nearest } from '#simulation';
import type { Problem } from './gate/problem.ts';
import type { Library } from './library.ts';
import { textsOf } from './texts.ts';

/** What knows how the words of a language are written. */
export interface Dictionary {
	correct(word: string): boolean;
	/** Right words that are near, the likeliest first. */
	suggest(word: string): readonly string[];
}

/** The project's own words. */
const LIST = 'content/words.yaml';
/** What is no word: numbers of a run, code, entities, addresses. */
const NO_WORDS = /\{\{[^}]*\}\}|`[^`]*`|&#?\w+;|https?:\S+/g;
/** A run of letters, with what may stand inside a word or a name. */
const TOKEN = /[\p{L}\p{N}_]+(?:[.’'/*-][\p{L}\p{N}_]+)*/gu;

/** Words that neither the dictionary nor the project's list has, and listed words that nobody needs. */
export function checkSpelling(library: Library, dictionary: Dictionary): Problem[] {
	const list = library.words?.value.words ?? [];
	const own = new Set(list);
	const used = new Set<string>();
	const listed = (word: string): boolean => {
		const found = [word, word.toLowerCase()].find((form) => own.has(form));
		if (found !== undefined) used.add(found);
		return found !== undefined;
	};
	const verdicts = new Map<string, boolean>();
	const isRight = (word: string): boolean => {
		if (listed(word)) return true;
		const known = verdicts.get(word) ?? dictionary.correct(word);
		verdicts.set(word, known);
		return known;
	};
	const fixes = new Map<string, string>();
	const fix = (word: string): string => {
		const found =
			fixes.get(word) ?? fixOf(word, dictionary, own, (near) => verdicts.get(near) ?? false);
		fixes.set(word, found);
		return found;
	};
	const wrong = textsOf(library).flatMap(({ file, text, place }) => {
		const plain = text.replaceAll(NO_WORDS, (it) => ' '.repeat(it.length));
		return wordsOf(plain, listed)
			.filter(({ word }) => !isRight(word))
			.map(({ word, index }) => ({ file, word, ...place(index) }));
	});
	return [
		...wrong.map(({ word, ...place }) => ({
			...place,
			rule: 'spelling',
			message: `“${word}” is in no dictionary`,
			fix: fix(word),
		})),
		...idle(library, used, dictionary),
	];
}

/** The words of a text. Names with dots, slashes, digits or underscores inside are none. */
function wordsOf(text: string, listed: (word: string) => boolean) {
	return [...text.matchAll(TOKEN)].flatMap(({ 0: token, index }) => {
		if (/[\p{N}_./*]/u.test(token)) return [];
		const whole = token.replace(/[’']s$/, '');
		if (listed(whole)) return [];
		let from = index;
		return whole.split('-').flatMap((word) => {
			const at = from;
			from += word.length + 1;
			return word.length > 1 ? [{ word: word.replaceAll('’', "'"), index: at }] : [];
		});
	});
}

/** Looking for what is near takes its time with a long word. */
const LONG = 16;

/** A near word that the course uses, or that it has listed, or that the dictionary has. */
function fixOf(
	word: string,
	dictionary: Dictionary,
	own: ReadonlySet<string>,
	isUsed: (word: string) => boolean,
): string {
	const near = word.length < LONG ? dictionary.suggest(word) : [];
	const initial = word.charAt(0).toLowerCase();
	const alike = [...own].filter((it) => it.toLowerCase().startsWith(initial));
	const best =
		near.find(isUsed) ??
		nearest(word, alike) ??
		near.find((it) => sorted(it) === sorted(word)) ??
		near.find((it) => within(word, it)) ??
		near[0];
	return best
		? `Did you mean “${best}”? If it is right, add it to ${LIST}.`
		: `If it is right, add it to ${LIST}.`;
}

/** The letters of a word: two that are swapped leave them the same. */
const sorted = (word: string): string => [...word.toLowerCase()].sort().join('');

/** Whether a word is another with letters left out. */
function within(short: string, long: string): boolean {
	let at = 0;
	for (const letter of long) if (letter === short[at]) at++;
	return at === short.length;
}

/** Listed words that no text has, and those that need no listing. */
function idle({ words }: Library, used: ReadonlySet<string>, dictionary: Dictionary): Problem[] {
	const seen = new Set<string>();
	return (words?.value.words ?? []).flatMap((word, i) => {
		const message = seen.has(word)
			? `“${word}” is listed twice`
			: !used.has(word)
				? `no text has the word “${word}”`
				: dictionary.correct(word)
					? `the dictionary has the word “${word}” already`
					: undefined;
		seen.add(word);
		if (!message || !words) return [];
		const place = words.source.place(['words', i]);
		return [{ file: LIST, ...place, rule: 'spelling', message, fix: 'Take the line away.' }];
	});
}
