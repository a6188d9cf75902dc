const UNIT = /(?:[mµ]?s|min|h|[kMG]B|%|(?:millisecond|second|minute|hour|day)s?)(?!\w)/.source;
/** Tags and code are left alone; a number may be an element of its own. */
const LEFT_OR_FOUND = new RegExp(
	`<(pre|code)\\b[^]*?</\\1>|<[^>]*>|(\\d(?:</\\w+>)?)\\s+(?=${UNIT})`,
	'g',
);

/** HTML, or a text, whose lines do not break between a number and its unit. */
export function unbroken(html: string): string {
	return html.replace(LEFT_OR_FOUND, (whole, _code, number: string | undefined) =>
		number === undefined ? whole : `${number}\u00a0`,
	);
}
