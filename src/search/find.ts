import { markTitle, segmentsOf } from './segments.ts';
import type { Found, Group, Hit, Kind, RawHit, SearchIndex, Shown } from './types.ts';

/** So many results are fetched and shown; whoever needs the next one is better off with another word. */
export const LIMIT = 24;

const KINDS: readonly Kind[] = ['section', 'simulation', 'question', 'term', 'page'];

/** What stands for a query in the lessons. Rejects when the index cannot be read; an empty query finds nothing. */
export async function find(
	index: SearchIndex,
	query: string,
	shown: Shown = 'everything',
): Promise<Found> {
	const trimmed = query.trim();
	if (trimmed === '') return { query: '', groups: [], counts: countsOf({}), more: 0 };
	const all = await index.search(trimmed);
	const { results } = shown === 'everything' ? all : await index.search(trimmed, shown);
	const raw = await Promise.all(results.slice(0, LIMIT).map((result) => result.load()));
	return {
		query: trimmed,
		groups: groupsOf(raw, trimmed),
		counts: countsOf(all.counts),
		more: Math.max(0, results.length - LIMIT),
	};
}

/** Results in groups by lesson. Both keep the order of the index, which is by rank: what leads it leads the list. */
export function groupsOf(raw: readonly RawHit[], query: string): readonly Group[] {
	const groups = new Map<string, { number: string; lesson: string; hits: Hit[] }>();
	for (const { url, excerpt, meta } of raw) {
		const { number = '', lesson = '', title = '', kind } = meta;
		const group = groups.get(lesson) ?? { number, lesson, hits: [] };
		groups.set(lesson, group);
		group.hits.push({
			url,
			kind: KINDS.find((one) => one === kind) ?? 'section',
			title: markTitle(title, query),
			excerpt: segmentsOf(excerpt),
		});
	}
	return [...groups.values()];
}

function countsOf(counts: Readonly<Record<string, number>>): Found['counts'] {
	const of = (kind: Kind) => counts[kind] ?? 0;
	const everything = KINDS.reduce((sum, kind) => sum + of(kind), 0);
	return {
		everything,
		section: of('section'),
		simulation: of('simulation'),
		question: of('question'),
		term: of('term'),
		page: of('page'),
	};
}
