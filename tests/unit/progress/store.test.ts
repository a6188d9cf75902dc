import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { MIGRATIONS, NOTHING } from '../../../src/progress/format.ts';
import { createProgress, KEY } from '../../../src/progress/store.ts';
import { SharedStorage } from './memory-port.ts';

const answer = (response: number) => ({ revision: 'r1', response, correct: response === 1 });
const stored = (storage: SharedStorage): unknown => JSON.parse(storage.texts.get(KEY) ?? 'null');

describe('an answer', () => {
	it('is there after a reload', async () => {
		const storage = new SharedStorage();
		createProgress(storage.tab()).remember('answers', 'why-queues/outage', answer(2));
		const later = createProgress(storage.tab());
		expect(later.read().answers).toEqual({
			'why-queues/outage': { revision: 'r1', response: 2, at: 1_000, correct: false },
		});
		expect(later.status()).toBe('kept');
		expect(await later.takeNotices()).toEqual([]);
	});

	it('replaces the earlier one, even when the clock was set back', () => {
		const storage = new SharedStorage();
		createProgress(storage.tab()).remember('answers', 'a/b', answer(2));
		storage.time = 5;
		createProgress(storage.tab()).remember('answers', 'a/b', answer(1));
		expect(createProgress(storage.tab()).read().answers['a/b']?.response).toBe(1);
	});

	it('with a malformed id is refused and spoils nothing', () => {
		const storage = new SharedStorage();
		const progress = createProgress(storage.tab());
		progress.remember('answers', 'a/b', answer(1));
		expect(() => progress.remember('answers', '__proto__', answer(1))).toThrow(TypeError);
		expect(() => progress.remember('answers', 'a/c', answer(NaN))).toThrow(TypeError);
		expect(Object.keys(createProgress(storage.tab()).read().answers)).toEqual(['a/b']);
	});
});

describe('settings', () => {
	it('change one at a time', () => {
		const storage = new SharedStorage();
		const progress = createProgress(storage.tab());
		progress.writeSettings({ theme: 'dark' });
		progress.writeSettings({ singleKeys: false });
		expect(createProgress(storage.tab()).read().settings).toEqual({
			theme: 'dark',
			singleKeys: false,
		});
		expect(() => progress.writeSettings({ theme: 'blue' as 'dark' })).toThrow(TypeError);
	});
});

describe('when storage fails', () => {
	it('blocked: the session remembers, and the reader is told once', async () => {
		const storage = new SharedStorage();
		storage.fault = 'blocked';
		const progress = createProgress(storage.tab());
		progress.remember('answers', 'a/b', answer(1));
		progress.remember('answers', 'a/c', answer(1));
		expect(Object.keys(progress.read().answers)).toEqual(['a/b', 'a/c']);
		expect(progress.status()).toBe('session');
		expect(await progress.takeNotices()).toEqual([
			'This browser does not let the page store anything: your progress is remembered until you leave it.',
		]);
		expect(await progress.takeNotices()).toEqual([]);
	});

	it('full: what could not be stored is stored as soon as there is room', () => {
		const storage = new SharedStorage();
		const progress = createProgress(storage.tab());
		progress.remember('answers', 'a/b', answer(1));
		storage.fault = 'full';
		progress.remember('answers', 'a/c', answer(1));
		expect(progress.status()).toBe('session');
		storage.fault = undefined;
		progress.remember('answers', 'a/d', answer(1));
		expect(progress.status()).toBe('kept');
		expect(Object.keys(createProgress(storage.tab()).read().answers)).toEqual([
			'a/b',
			'a/c',
			'a/d',
		]);
	});
});

describe('what cannot be read', () => {
	it('is put aside under a number of its own, named, and not lost', async () => {
		const storage = new SharedStorage();
		storage.texts.set(KEY, 'not ours');
		storage.texts.set(`${KEY}.aside.1`, 'from last year');
		const progress = createProgress(storage.tab());
		expect(progress.read().answers).toEqual({});
		expect(await progress.takeNotices()).toEqual([
			'Your stored progress could not be read and was put aside under “take-a-number.aside.2”; you start afresh.',
		]);
		expect(storage.texts.get(`${KEY}.aside.1`)).toBe('from last year');
		expect(storage.texts.get(`${KEY}.aside.2`)).toBe('not ours');
		expect(await createProgress(storage.tab()).takeNotices()).toEqual([]);
	});

	it('still counts in its sound parts', async () => {
		const storage = new SharedStorage();
		const sound = { revision: 'r', response: 1, at: 3, correct: true };
		const text = JSON.stringify({
			version: 1,
			answers: { 'a/b': sound, 'a/c': { ...sound, at: 'noon' } },
			settings: 7,
		});
		storage.texts.set(KEY, text);
		const progress = createProgress(storage.tab());
		expect(progress.read().answers).toEqual({ 'a/b': sound });
		expect(await progress.takeNotices()).toEqual([
			'Your stored progress could not be read and was put aside under “take-a-number.aside.1”; one answer or section of it still counts.',
		]);
		expect(storage.texts.get(`${KEY}.aside.1`)).toBe(text);
	});

	it('stays where it is when there is no room to put it aside', () => {
		const storage = new SharedStorage();
		storage.texts.set(KEY, 'not ours');
		storage.fault = 'full';
		const progress = createProgress(storage.tab());
		progress.remember('answers', 'a/b', answer(1));
		expect(storage.texts).toEqual(new Map([[KEY, 'not ours']]));
		expect(progress.read().answers['a/b']?.response).toBe(1);
		expect(progress.status()).toBe('session');
	});
});

describe('other versions', () => {
	it('a newer one is left untouched; the session remembers', async () => {
		const storage = new SharedStorage();
		const text = '{"version":3,"answers":"in a way of its own"}';
		storage.texts.set(KEY, text);
		const progress = createProgress(storage.tab());
		progress.remember('answers', 'a/b', answer(1));
		progress.writeSettings({ theme: 'dark' });
		expect(storage.texts).toEqual(new Map([[KEY, text]]));
		expect(progress.read().settings.theme).toBe('dark');
		expect(progress.status()).toBe('session');
		expect((await progress.takeNotices())[0]).toContain('newer edition');
	});

	it('an older one is backed up and then migrated', async () => {
		const storage = new SharedStorage();
		const text = '{"version":0,"done":["a/b"]}';
		storage.texts.set(KEY, text);
		const progress = createProgress(storage.tab(), {
			0: ({ done }) => ({
				answers: Object.fromEntries((done as string[]).map((id) => [id, { ...answer(1), at: 0 }])),
				settings: { theme: 'system', singleKeys: true },
			}),
			...MIGRATIONS,
		});
		expect(Object.keys(progress.read().answers)).toEqual(['a/b']);
		expect(storage.texts.get(`${KEY}.backup.1`)).toBe(text);
		expect(stored(storage)).toMatchObject({ version: 2, answers: { 'a/b': { response: 1 } } });
		expect(await progress.takeNotices()).toEqual([]);
	});

	it('an older one whose migration fails is put aside', () => {
		const storage = new SharedStorage();
		storage.texts.set(KEY, '{"version":0}');
		const progress = createProgress(storage.tab(), {
			0: () => {
				throw new Error('unforeseen');
			},
		});
		expect(progress.read().answers).toEqual({});
		expect(storage.texts.get(`${KEY}.aside.1`)).toBe('{"version":0}');
	});
});

describe('version 1, which knew answers and settings', () => {
	const id = fc.stringMatching(/^[a-z][a-z0-9]{0,5}\/[a-z][a-z0-9]{0,5}$/);
	const kept = fc.record({
		revision: fc.string({ maxLength: 64 }),
		response: fc.oneof(
			fc.nat(),
			fc.string({ maxLength: 20 }),
			fc.array(fc.nat(), { maxLength: 5 }),
		),
		at: fc.nat(),
		correct: fc.boolean(),
	});
	const settings = { theme: 'dark', singleKeys: false };

	it('keeps every answer, the settings, and a copy of the old text', () => {
		fc.assert(
			fc.property(fc.dictionary(id, kept), (answers) => {
				const storage = new SharedStorage();
				const text = JSON.stringify({ version: 1, answers, settings });
				storage.texts.set(KEY, text);
				const now = createProgress(storage.tab()).read();
				expect(now).toEqual({ ...NOTHING, answers: JSON.parse(text).answers, settings });
				expect(storage.texts.get(`${KEY}.backup.1`)).toBe(text);
				expect(stored(storage)).toEqual(now);
			}),
		);
	});

	it('that is damaged keeps its sound answers', async () => {
		const storage = new SharedStorage();
		const sound = { revision: 'r', response: 1, at: 0, correct: true };
		const answers = { 'a/b': sound, 'a/c': 'late' };
		storage.texts.set(KEY, JSON.stringify({ version: 1, answers, settings }));
		const progress = createProgress(storage.tab());
		expect(progress.read()).toEqual({ ...NOTHING, answers: { 'a/b': sound }, settings });
		expect((await progress.takeNotices())[0]).toContain('take-a-number.aside.1');
	});
});

describe('sections, stages and places', () => {
	it('are kept beside the answers, and the review apart from them', () => {
		const storage = new SharedStorage();
		const progress = createProgress(storage.tab());
		progress.remember('read', 'a/start', { revision: 'r1' });
		progress.remember('tried', 'a/stage', {});
		progress.remember('places', 'a', { section: 'start' });
		progress.remember('review', 'a/b', answer(1));
		expect(createProgress(storage.tab()).read()).toMatchObject({
			answers: {},
			review: { 'a/b': { response: 1 } },
			read: { 'a/start': { revision: 'r1' } },
			tried: { 'a/stage': {} },
			places: { a: { section: 'start' } },
		});
		expect(() => progress.remember('places', 'a/b', { section: 'start' })).toThrow(TypeError);
	});
});

describe('forgetting', () => {
	it('everything leaves the settings and no copy, and other tabs do not bring it back', () => {
		const storage = new SharedStorage();
		storage.texts.set(KEY, 'not ours');
		const [one, two] = [createProgress(storage.tab()), createProgress(storage.tab())];
		one.writeSettings({ theme: 'dark' });
		two.remember('answers', 'a/b', answer(1));
		storage.settle();
		storage.time = 5;
		one.forget('all');
		expect([...storage.texts.keys()]).toEqual([KEY]);
		// The other tab has not heard of it yet and writes.
		two.remember('read', 'a/start', { revision: 'r' });
		storage.settle();
		for (const tab of [one, two]) {
			expect(tab.read().answers).toEqual({});
			expect(Object.keys(tab.read().read)).toEqual(['a/start']);
			expect(tab.read().settings.theme).toBe('dark');
		}
	});

	it('the review leaves the lessons’ answers, and it can be answered again at once', () => {
		const storage = new SharedStorage();
		const progress = createProgress(storage.tab());
		progress.remember('answers', 'a/b', answer(1));
		progress.remember('review', 'a/b', answer(2));
		progress.forget('review');
		expect(progress.read().review).toEqual({});
		expect(Object.keys(progress.read().answers)).toEqual(['a/b']);
		storage.time = 5;
		progress.remember('review', 'a/b', answer(1));
		expect(createProgress(storage.tab()).read().review['a/b']?.response).toBe(1);
	});
});

describe('two tabs', () => {
	it('see each other’s answers and tell their listeners', () => {
		const storage = new SharedStorage();
		const [one, two] = [createProgress(storage.tab()), createProgress(storage.tab())];
		const heard = vi.fn();
		const stop = two.subscribe(heard);
		one.remember('answers', 'a/b', answer(1));
		storage.settle();
		expect(heard).toHaveBeenCalledTimes(1);
		expect(two.read().answers['a/b']?.response).toBe(1);
		stop();
		one.remember('answers', 'a/b', answer(2));
		storage.settle();
		expect(heard).toHaveBeenCalledTimes(1);
	});

	it('stay empty after the reader cleared the site’s data', () => {
		const storage = new SharedStorage();
		const progress = createProgress(storage.tab());
		progress.remember('answers', 'a/b', answer(1));
		storage.clear();
		storage.settle();
		progress.remember('answers', 'a/c', answer(1));
		expect(Object.keys(progress.read().answers)).toEqual(['a/c']);
	});

	it('end with the latest answer to every question, however their writes fall', () => {
		const write = fc.record({
			tab: fc.nat(1),
			question: fc.constantFrom('a/b', 'a/c', 'a/d'),
			response: fc.nat(3),
			settle: fc.boolean(),
			/** The write of another tab that read before us: it puts back an older text. */
			rewind: fc.boolean(),
		});
		fc.assert(
			fc.property(fc.array(write, { maxLength: 20 }), (writes) => {
				const storage = new SharedStorage();
				const tabs = [createProgress(storage.tab()), createProgress(storage.tab())];
				tabs.forEach((tab) => tab.read().answers);
				const latest: Record<string, number> = {};
				for (const { tab, question, response, settle, rewind } of writes) {
					const before = storage.texts.get(KEY);
					tabs[tab]?.remember('answers', question, answer(response));
					latest[question] = response;
					if (rewind && before !== undefined) storage.texts.set(KEY, before);
					if (settle) storage.settle();
				}
				storage.settle();
				// A lost write is put back when its tab hears of the next change or saves again.
				tabs.forEach((tab) => {
					tab.writeSettings({});
					storage.settle();
				});
				for (const tab of tabs)
					for (const [question, response] of Object.entries(latest))
						expect(tab.read().answers[question]?.response).toBe(response);
				expect(tabs[0]?.read().answers).toEqual(tabs[1]?.read().answers);
			}),
		);
	});
});

describe('whatever is in storage', () => {
	it('nothing throws, an answer is remembered, and the old text is still somewhere', () => {
		const json = fc.json({ maxDepth: 3 });
		const near = fc
			.record({
				version: fc.oneof(fc.constantFrom(1, 2), fc.integer(), fc.double()),
				answers: fc.jsonValue(),
				read: fc.jsonValue(),
				places: fc.jsonValue(),
				since: fc.jsonValue(),
			})
			.map((value) => JSON.stringify(value));
		const fault = fc.constantFrom(undefined, 'full' as const);
		fc.assert(
			fc.property(fc.oneof(fc.string(), json, near), fault, (text, trouble) => {
				const storage = new SharedStorage();
				storage.texts.set(KEY, text);
				storage.fault = trouble;
				const progress = createProgress(storage.tab());
				progress.remember('answers', 'a/b', answer(1));
				expect(progress.read().answers['a/b']?.response).toBe(1);
				expect([...storage.texts.values()]).toContain(text);
			}),
			{ numRuns: 1_000 },
		);
	});
});
