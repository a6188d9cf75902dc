import { countWords, find, type Found, type Hit, type SearchIndex, type Shown } from '#search';

/** Milliseconds without a key before the index is asked. */
const PAUSE = 120;

/** How far a search is: nothing asked, the index on its way, answered, or out of reach. */
export type Phase = 'empty' | 'loading' | 'found' | 'failed';

/** One search dialog: what is asked, what was found, which result is chosen. */
export class SearchState {
	readonly #open: () => Promise<SearchIndex>;
	#index: Promise<SearchIndex> | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Answers to an older question than this one are dropped. */
	#asked = 0;

	query = $state('');
	shown = $state<Shown>('everything');
	phase = $state<Phase>('empty');
	found = $state.raw<Found>();
	/** Which result the arrows have reached, counted over all groups. */
	chosen = $state(0);

	readonly hits: readonly Hit[] = $derived(this.found?.groups.flatMap(({ hits }) => hits) ?? []);
	/** `11 found`; empty while there is nothing to say. */
	readonly announcement = $derived(
		this.phase === 'found' && this.found ? countWords(this.found, this.shown) : '',
	);

	/** `open` fetches the index; it is called with the first letter and again after a failure. */
	constructor(open: () => Promise<SearchIndex>) {
		this.#open = open;
	}

	/** Takes what stands in the field and asks when the typing pauses. */
	type(query: string): void {
		this.query = query;
		clearTimeout(this.#timer);
		if (query.trim() === '') {
			this.#asked++;
			this.found = undefined;
			this.phase = 'empty';
			return;
		}
		// The index is fetched while the reader types on.
		void this.#load().catch(() => undefined);
		if (this.phase !== 'found') this.phase = 'loading';
		this.#timer = setTimeout(() => void this.#ask(), PAUSE);
	}

	/** Shows one kind, or everything. */
	show(shown: Shown): void {
		this.shown = shown;
		if (this.query.trim() !== '') void this.#ask();
	}

	/** Chooses the next (+1) or the one before (-1); goes round at the ends. */
	move(by: 1 | -1): void {
		const { length } = this.hits;
		if (length > 0) this.chosen = (this.chosen + by + length) % length;
	}

	async #ask(): Promise<void> {
		const asked = ++this.#asked;
		const { query, shown } = this;
		try {
			const found = await find(await this.#load(), query, shown);
			if (asked !== this.#asked) return;
			this.found = found;
			this.chosen = 0;
			this.phase = 'found';
		} catch {
			if (asked !== this.#asked) return;
			this.found = undefined;
			this.#index = undefined;
			this.phase = 'failed';
		}
	}

	#load(): Promise<SearchIndex> {
		this.#index ??= this.#open();
		return this.#index;
	}
}
