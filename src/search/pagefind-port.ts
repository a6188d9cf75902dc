import type { SearchIndex } from './types.ts';

/** What we use of pagefind.js, which the build writes beside the pages. */
interface Pagefind {
	options(options: { excerptLength?: number; baseUrl?: string }): Promise<void>;
	filters(): Promise<Record<string, Record<string, number>>>;
	search(
		query: string,
		options?: { filters?: Record<string, string> },
	): Promise<{
		results: readonly {
			data(): ReturnType<Awaited<ReturnType<SearchIndex['search']>>['results'][number]['load']>;
		}[];
		filters: Record<string, Record<string, number>>;
	}>;
}

/** Opens the index of a site under this base path (`/` or `/course/`). Rejects when it cannot be loaded. */
export async function openIndex(base: string): Promise<SearchIndex> {
	const address = new URL(`${base}pagefind/pagefind.js`, document.baseURI).href;
	const pagefind: Pagefind = await import(/* @vite-ignore */ address);
	await pagefind.options({ excerptLength: 24, baseUrl: base });
	// Counts by kind are only given once the filters are known.
	await pagefind.filters();
	return {
		async search(query, kind) {
			const found = await pagefind.search(query, kind && { filters: { kind } });
			return {
				results: found.results.map((result) => ({ load: () => result.data() })),
				counts: found.filters['kind'] ?? {},
			};
		},
	};
}
