import type { Segment } from './types.ts';

const ENTITIES: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': "'",
	'&#x27;': "'",
};

/** What stands before the first letter or digit, from there to the last one, and the rest. */
const MATCH = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su;

/**
 * `a <mark>b</mark>` → what matched and what did not. Stops and quotes beside a word are not part of the match; any other tag
 * is taken out, entities become their characters.
 */
export function segmentsOf(excerpt: string): readonly Segment[] {
	return excerpt
		.split(/(<mark>[\s\S]*?<\/mark>)/)
		.flatMap((piece) => {
			const text = plain(piece);
			if (!piece.startsWith('<mark>')) return [{ text, match: false }];
			const [, before = '', word = '', after = ''] = MATCH.exec(text) ?? [];
			return [
				{ text: before, match: false },
				{ text: word, match: true },
				{ text: after, match: false },
			];
		})
		.filter(({ text }) => text !== '');
}

function plain(html: string): string {
	return html
		.replace(/<[^>]*>/g, '')
		.replace(/&(?:amp|lt|gt|quot|#39|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** A title, with the beginnings of words marked that are words of the query; case and accents do not matter. */
export function markTitle(title: string, query: string): readonly Segment[] {
	const wanted = wordsOf(query);
	const segments: Segment[] = [];
	const add = (text: string, match: boolean) => {
		if (text === '') return;
		const last = segments.at(-1);
		if (last?.match === match) segments[segments.length - 1] = { text: last.text + text, match };
		else segments.push({ text, match });
	};
	for (const piece of title.split(/([\p{L}\p{N}\p{M}]+)/u)) {
		const folded = fold(piece);
		const length = Math.max(
			0,
			...wanted.filter((word) => folded.startsWith(word)).map((word) => word.length),
		);
		// A piece that folding makes shorter or longer is marked whole: its parts do not line up.
		const end = length > 0 && folded.length !== piece.length ? piece.length : length;
		add(piece.slice(0, end), true);
		add(piece.slice(end), false);
	}
	return segments;
}

function wordsOf(query: string): readonly string[] {
	return fold(query).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function fold(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
