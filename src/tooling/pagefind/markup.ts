/** An element of a page, cut out of its HTML. */
export interface Element {
	readonly attributes: ReadonlyMap<string, string>;
	/** Everything between its tags. */
	readonly inner: string;
	/** Where it begins and ends in the text that it was cut from. */
	readonly from: number;
	readonly to: number;
}

const TAG = /<(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const ATTRIBUTE = /([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;
/** Elements whose end is the end of a sentence. */
const BLOCK_END = /<\/(?:p|li|dt|dd|h[1-6]|td|th|figcaption|blockquote|pre|div|section)>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: '\u00a0',
};

/** The outermost elements that pass the test, in order. The HTML must be well formed, as Astro writes it. */
export function elementsWith(
	html: string,
	test: (attributes: ReadonlyMap<string, string>, name: string) => boolean,
): Element[] {
	const found: Element[] = [];
	let open:
		| {
				name: string;
				depth: number;
				from: number;
				inner: number;
				attributes: Element['attributes'];
		  }
		| undefined;
	for (const match of html.matchAll(TAG)) {
		const [tag, slash, name = '', rest = ''] = match;
		const from = match.index;
		const to = from + tag.length;
		if (open) {
			if (name === open.name && !rest.endsWith('/')) open.depth += slash ? -1 : 1;
			if (open.depth > 0) continue;
			found.push({
				attributes: open.attributes,
				inner: html.slice(open.inner, from),
				from: open.from,
				to,
			});
			open = undefined;
			continue;
		}
		if (slash) continue;
		const attributes = attributesOf(rest);
		if (!test(attributes, name)) continue;
		if (VOID.test(name) || rest.endsWith('/')) found.push({ attributes, inner: '', from, to });
		else open = { name, depth: 1, from, inner: to, attributes };
	}
	return found;
}

/** HTML with these pieces taken out. */
export function without(html: string, pieces: readonly Element[]): string {
	let rest = html;
	for (const { from, to } of pieces.toReversed()) rest = rest.slice(0, from) + ' ' + rest.slice(to);
	return rest;
}

/** The words of a piece of HTML on one line. Blocks that end without a stop are given one. */
export function textOf(html: string): string {
	const text = html
		.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/gi, ' ')
		.replace(/<!--[\s\S]*?-->/g, '')
		.replace(BLOCK_END, '\ue000')
		.replace(/<br\b[^>]*>/gi, ' ')
		.replace(TAG, '');
	return decode(text)
		.replace(/\s+/g, ' ')
		.replace(
			/([.:;?!…])?(”?)(?:\s*\ue000)+/g,
			(_, stop: string | undefined, quote: string) => `${stop ?? ''}${quote}${stop ? '' : '.'} `,
		)
		.replace(/^[\s.]+|\s+$/g, '')
		.replace(/ {2,}/g, ' ');
}

function attributesOf(source: string): ReadonlyMap<string, string> {
	const pairs = [...source.matchAll(ATTRIBUTE)].map(
		([, name = '', double, single, bare]) =>
			[name, decode(double ?? single ?? bare ?? '')] as const,
	);
	return new Map(pairs);
}

function decode(text: string): string {
	return text.replace(/&(?:#x([\da-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
		if (hex) return String.fromCodePoint(parseInt(hex, 16));
		if (decimal) return String.fromCodePoint(Number(decimal));
		return ENTITIES[name] ?? whole;
	});
}
