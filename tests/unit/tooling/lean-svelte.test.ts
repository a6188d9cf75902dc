import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { inRoot } from '../../../src/tooling/paths.mjs';

/** Every file of a folder with a name of this kind, and its text. */
function textsIn(folder: string, kind: RegExp): [string, string][] {
	return readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => kind.test(file))
		.map((file) => [file, readFileSync(path.join(inRoot(folder), file), 'utf8')]);
}

/** `$state` with an object, a list or a type of such: what is in it would not be followed. */
const FOLLOWED = /\$state(?:<[^<>()]*[[{][^()]*>)?\((?:\[|\{|new\b)|\$state<[^()]*(?:\[\]|\{|<)/;

describe('parts of Svelte that are not loaded', () => {
	test('nobody follows what changes inside an object: those are in $state.raw', () => {
		const sources = textsIn('src', /\.svelte(\.ts)?$/);
		expect(sources.length).toBeGreaterThan(50);
		expect(sources.filter(([, text]) => FOLLOWED.test(text)).map(([file]) => file)).toEqual([]);
	});

	test('the guard knows what it looks for', () => {
		for (const code of ['$state({})', '$state([1])', '$state<string[]>()', '$state<Map<1, 2>>()']) {
			expect(FOLLOWED.test(code), code).toBe(true);
		}
		for (const code of ["$state('')", '$state<Phase>(one)', '$state.raw<string[]>([])']) {
			expect(FOLLOWED.test(code), code).toBe(false);
		}
	});

	test('no page asks Astro to wake an island', () => {
		const pages = textsIn('src', /\.astro$/);
		const asked = pages.filter(([, text]) =>
			/\bclient:(?:load|idle|visible|media|only)\b/.test(text),
		);
		expect(asked.map(([file]) => file)).toEqual([]);
	});
});
