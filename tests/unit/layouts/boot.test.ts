import { runInNewContext } from 'node:vm';
import { afterEach, expect, test, vi } from 'vitest';
import { boot, bootHash } from '../../../src/layouts/boot.mjs';

afterEach(() => vi.unstubAllGlobals());

/** The root's data after the script has run with this storage. */
function started(getItem: (key: string) => string | null): Record<string, string> {
	const dataset: Record<string, string> = {};
	runInNewContext(boot, {
		document: { documentElement: { dataset } },
		localStorage: { getItem },
	});
	return dataset;
}

test('the settings that progress remembers are there before the first paint', async () => {
	const kept = new Map<string, string>();
	const localStorage = {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, text: string) => void kept.set(key, text),
	};
	vi.stubGlobal('window', { localStorage, addEventListener: () => {} });
	const { writeSettings } = await import('#progress');
	writeSettings({ theme: 'dark' });
	expect(started(localStorage.getItem)).toEqual({ script: '', kept: '', theme: 'dark' });
	writeSettings({ theme: 'system' });
	expect(started(localStorage.getItem)).toEqual({ script: '', kept: '' });
	writeSettings({ singleKeys: false });
	expect(started(localStorage.getItem)).toEqual({ script: '', kept: '', singleKeys: 'off' });
});

test('blocked, empty and damaged storage leave the theme to the system', () => {
	const blocked = (): string => {
		throw new Error('blocked');
	};
	expect(started(blocked)).toEqual({ script: '' });
	expect(started(() => null)).toEqual({ script: '' });
	expect(started(() => '{"settings":{"theme":"<b>"}}')).toEqual({ script: '', kept: '' });
	expect(started(() => 'not ours')).toEqual({ script: '', kept: '' });
});

test('the policy knows the script by its hash', () => {
	expect(bootHash).toMatch(/^sha256-[\w+/]{43}=$/);
});
