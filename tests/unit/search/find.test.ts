import { expect, test } from 'vitest';
import { countWords, find, LIMIT, type SearchIndex } from '#search';

const records = [
	{ url: '/lessons/b/#one', title: 'One', kind: 'section', number: '2', lesson: 'Second' },
	{ url: '/lessons/a/#two', title: 'Two', kind: 'simulation', number: '1', lesson: 'First' },
	{ url: '/lessons/b/#three', title: 'Three', kind: 'question', number: '2', lesson: 'Second' },
];

/** An index that finds all its records for every query, and tells what it was asked. */
function indexOf(list = records): SearchIndex & { asked: string[]; loaded: string[] } {
	const asked: string[] = [];
	const loaded: string[] = [];
	return {
		asked,
		loaded,
		search: async (query, kind) => {
			asked.push(kind ? `${query} ${kind}` : query);
			return {
				results: list
					.filter((record) => !kind || record.kind === kind)
					.map(({ url, ...meta }) => ({
						load: async () => {
							loaded.push(url);
							return { url, excerpt: `about <mark>${query}</mark>`, meta };
						},
					})),
				counts: Object.fromEntries(
					['section', 'simulation', 'question'].map((one) => [
						one,
						list.filter((record) => record.kind === one).length,
					]),
				),
			};
		},
	};
}

test('results stand in groups by lesson, the lesson of the best one first', async () => {
	const { groups } = await find(indexOf(), 'queue');
	expect(groups.map(({ number, hits }) => [number, hits.map(({ url }) => url)])).toEqual([
		['2', ['/lessons/b/#one', '/lessons/b/#three']],
		['1', ['/lessons/a/#two']],
	]);
});

test('counts are of all kinds, also when one is shown', async () => {
	const index = indexOf();
	const found = await find(index, 'queue', 'question');
	expect(found.counts).toEqual({
		everything: 3,
		section: 1,
		simulation: 1,
		question: 1,
		term: 0,
		page: 0,
	});
	expect(found.groups.flatMap(({ hits }) => hits.map(({ kind }) => kind))).toEqual(['question']);
	expect(index.asked).toEqual(['queue', 'queue question']);
});

test('an empty query asks nobody', async () => {
	const index = indexOf();
	expect(await find(index, '   ')).toMatchObject({ query: '', groups: [], more: 0 });
	expect(index.asked).toEqual([]);
});

test('a long list ends, and says how many are left', async () => {
	const [first] = records;
	const many = Array.from({ length: LIMIT + 6 }, (_, n) => ({
		...first!,
		url: `/lessons/b/#${n}`,
	}));
	const index = indexOf(many);
	const found = await find(index, 'queue');
	expect(index.loaded).toHaveLength(LIMIT);
	expect(found.more).toBe(6);
	expect(found.counts.everything).toBe(LIMIT + 6);
});

test('the count is said in words', async () => {
	const found = await find(indexOf(), 'queue');
	expect(countWords(found, 'everything')).toBe('3 found');
	expect(countWords(await find(indexOf([]), 'queue'), 'section')).toBe('Nothing found');
});

test('an index that fails is the caller’s to tell', async () => {
	const broken: SearchIndex = { search: () => Promise.reject(new Error('gone')) };
	await expect(find(broken, 'queue')).rejects.toThrow('gone');
});
