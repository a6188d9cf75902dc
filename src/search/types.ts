/** What a result is; the index keeps it as a filter of this name. */
export type Kind = 'section' | 'simulation' | 'question' | 'term' | 'page';

/** What the reader has asked to see. */
export type Shown = Kind | 'everything';

/** A stretch of text that matched, or did not. Safe: it is text, never markup. */
export interface Segment {
	readonly text: string;
	readonly match: boolean;
}

/** One result. */
export interface Hit {
	/** Where it is, base path included. */
	readonly url: string;
	readonly kind: Kind;
	readonly title: readonly Segment[];
	readonly excerpt: readonly Segment[];
}

/** The results of one lesson. */
export interface Group {
	/** The lesson’s number as it is printed. */
	readonly number: string;
	readonly lesson: string;
	readonly hits: readonly Hit[];
}

/** What one query found. */
export interface Found {
	readonly query: string;
	/** The lesson with the best result first; inside it the best result first. */
	readonly groups: readonly Group[];
	/** How many there are of each kind, shown or not. */
	readonly counts: Readonly<Record<Shown, number>>;
	/** How many of what was asked for are not in the groups, because a list has an end. */
	readonly more: number;
}

/** One result as the index hands it out. */
export interface RawHit {
	readonly url: string;
	/** HTML with the matches in `<mark>`. */
	readonly excerpt: string;
	readonly meta: Readonly<Record<string, string>>;
}

/** The little of an index that searching needs; `pagefind-port.ts` is the one of the browser. */
export interface SearchIndex {
	/** Best first. `load` fetches one result; counts are by kind, of all results. Rejects when the index cannot be read. */
	search(
		query: string,
		kind?: Kind,
	): Promise<{
		readonly results: readonly { load(): Promise<RawHit> }[];
		readonly counts: Readonly<Record<string, number>>;
	}>;
}
