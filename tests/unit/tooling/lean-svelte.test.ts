import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compile } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';
import { PARTS } from '../../../src/tooling/lean-svelte.mjs';
import { inRoot } from '../../../src/tooling/paths.mjs';

/** Every file of a folder with a name of this kind, and its text. */
function textsIn(folder: string, kind: RegExp): [string, string][] {
	return readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => kind.test(file))
		.map((file) => [file, readFileSync(path.join(inRoot(folder), file), 'utf8')]);
}

/** The names that a script exports. */
function exportsOf(code: string): string[] {
	const declared = code.matchAll(
		/^\s*export (?:async )?(?:function|class|const|default)\*? ?(\w*)/gm,
	);
	const listed = [...code.matchAll(/export \{([^}]*)\}/g)].flatMap(([, names = '']) =>
		names.split(',').flatMap((name) => name.trim().split(' as ').at(-1) || []),
	);
	return [...[...declared].map(([, name = '']) => name), ...listed].sort();
}

/** `$state` with an object, a list or a type of such: what is in it would not be followed. */
const FOLLOWED = /\$state(?:<[^<>()]*[[{][^()]*>)?\((?:\[|\{|new\b)|\$state<[^()]*(?:\[\]|\{|<)/;

describe('the parts of Svelte that no page loads', () => {
	test.each(PARTS.filter(({ file }) => file.startsWith('/svelte/')))(
		'$file: what stands in for it has all that it exports',
		({ file, code }) => {
			const original = readFileSync(inRoot(`node_modules${file}`), 'utf8');
			expect(exportsOf(code)).toEqual(exportsOf(original));
		},
	);

	test('follow what changes inside an object: here those are in $state.raw', () => {
		const sources = textsIn('src', /\.svelte(\.ts)?$/);
		expect(sources.length).toBeGreaterThan(50);
		expect(sources.filter(([, text]) => FOLLOWED.test(text)).map(([file]) => file)).toEqual([]);
		for (const code of ['$state({})', '$state([1])', '$state<string[]>()', '$state<Map<1, 2>>()']) {
			expect(FOLLOWED.test(code), code).toBe(true);
		}
		for (const code of ["$state('')", '$state<Phase>(one)', '$state.raw<string[]>([])']) {
			expect(FOLLOWED.test(code), code).toBe(false);
		}
	});

	test('wait for promises in the markup: here the compiler refuses them', () => {
		expect(() => compile('<p>{await 1}</p>', { runes: true })).toThrow('experimental.async');
		expect(readFileSync(inRoot('astro.config.mjs'), 'utf8')).toContain('svelte()');
		expect(readdirSync(inRoot()).filter((file) => file.startsWith('svelte.config'))).toEqual([]);
	});

	test('catch errors and wait at a boundary: here there is none, nor a block that waits', () => {
		const bounded = textsIn('src', /\.svelte$/).filter(([, text]) =>
			/<svelte:boundary|\{#await|\$effect\.pending|\bfork\(/.test(text),
		);
		expect(bounded.map(([file]) => file)).toEqual([]);
	});

	test('wake islands in Astro’s way: here no page asks for it', () => {
		const asked = textsIn('src', /\.astro$/).filter(([, text]) =>
			/\bclient:(?:load|idle|visible|media|only)\b/.test(text),
		);
		expect(asked.map(([file]) => file)).toEqual([]);
	});
});
