/** What every subset carries whether or not it is written anywhere: ASCII and the signs that widgets make at run time. */
export const ALWAYS =
	Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)).join('') +
	'\u00a0“”‘’–—…‹›«»•·§°×÷±−µ½¼¾¹²³€£©®™↑↓';

/** What a text may use besides: the fonts have it, and the subset carries it when content/ uses it. */
const WHEN_USED =
	Array.from({ length: 0x100 - 0xa1 }, (_, index) => String.fromCharCode(0xa1 + index)).join('') +
	'Œœıˆ˚˜‚„‰';

/** Signs that none of the three families has; the reader’s own fonts draw them. Keep it short. */
export const SYSTEM_SIGNS = '←→≥≤≈≠λρσ';

/** Not drawn at all: line ends, tabs, the soft hyphen, joiners, the byte order mark. */
const INVISIBLE = /[\n\r\t\u00ad\u200b-\u200d\u2060\ufeff]/u;

const ALLOWED = new Set([...ALWAYS, ...WHEN_USED, ...SYSTEM_SIGNS]);

/** The characters of the subsets for a site with this content: sorted, each once, so that equal sets give equal files. */
export function charactersFor(content: string): string {
	const used = [...content].filter((character) => WHEN_USED.includes(character));
	return [...new Set([...ALWAYS, ...used])].sort().join('');
}

/** A character that no font of ours can show. */
export interface Undrawable {
	readonly character: string;
	/** `U+2713`. */
	readonly code: string;
	/** Where it stands, in UTF-16 units from the beginning. */
	readonly index: number;
}

/** What a text holds that is in none of the `drawable` characters: all that the fonts could carry, when not given. */
export function undrawable(text: string, drawable: ReadonlySet<string> = ALLOWED): Undrawable[] {
	const found: Undrawable[] = [];
	let index = 0;
	for (const character of text) {
		if (!drawable.has(character) && !INVISIBLE.test(character)) {
			found.push({ character, code: codeOf(character), index });
		}
		index += character.length;
	}
	return found;
}

/** `✓` → `U+2713`. */
function codeOf(character: string): string {
	return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
}
