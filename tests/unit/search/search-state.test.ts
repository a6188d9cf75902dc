import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SearchIndex } from '#search';
import { SearchState } from '#widgets/search/search.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An index with two results for every query; some queries are slow. */
const index: SearchIndex = {
	search: async (query) => {
		await new Promise((resolve) => setTimeout(resolve, query === 'slow' ? 1000 : 10));
		return {
			results: ['a', 'b'].map((id) => ({
				load: async () => ({
					url: `/#${id}`,
					excerpt: query,
					meta: { title: query, kind: 'section', number: '1', lesson: 'First' },
				}),
			})),
			counts: { section: 2 },
		};
	},
};

test('the index is opened with the first letter, once', async () => {
	const open = vi.fn(async () => index);
	const state = new SearchState(open);
	expect(open).not.toHaveBeenCalled();
	state.type('a');
	state.type('ab');
	await vi.advanceTimersByTimeAsync(500);
	expect(open).toHaveBeenCalledTimes(1);
	expect(state.phase).toBe('found');
	expect(state.announcement).toBe('2 found');
});

test('a late answer to an older question is dropped', async () => {
	const state = new SearchState(async () => index);
	state.type('slow');
	await vi.advanceTimersByTimeAsync(200);
	state.type('quick');
	await vi.advanceTimersByTimeAsync(3000);
	expect(state.found?.query).toBe('quick');
});

test('emptying the field empties the list, whatever is still on its way', async () => {
	const state = new SearchState(async () => index);
	state.type('slow');
	await vi.advanceTimersByTimeAsync(200);
	state.type('');
	await vi.advanceTimersByTimeAsync(3000);
	expect(state.phase).toBe('empty');
	expect(state.found).toBeUndefined();
});

test('the arrows go round', async () => {
	const state = new SearchState(async () => index);
	state.move(1);
	expect(state.chosen).toBe(0);
	state.type('a');
	await vi.advanceTimersByTimeAsync(500);
	state.move(-1);
	expect(state.chosen).toBe(1);
	state.move(1);
	expect(state.chosen).toBe(0);
});

test('a failure is a state, and the next letter tries again', async () => {
	const open = vi.fn(async () => index).mockRejectedValueOnce(new Error('offline'));
	const state = new SearchState(open);
	state.type('a');
	await vi.advanceTimersByTimeAsync(500);
	expect(state.phase).toBe('failed');
	state.type('ab');
	await vi.advanceTimersByTimeAsync(500);
	expect(state.phase).toBe('found');
});
