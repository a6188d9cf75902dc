import { describe, expect, it } from 'vitest';
import { isAmong, judge, roomOf } from './judge.ts';
import { readImports } from './read-imports.ts';
import { REACH } from './rooms.ts';
import { behind, DOORS, exists, filesBelow, importsIn, reachOf, read } from './sources.ts';

const sources = filesBelow('src', /\.(ts|mjs|svelte|astro)$/).filter(
	(file) => !/\.d\.ts$/.test(file),
);

/** One line for each import that breaks a rule: file, import, rule. */
function violations(file: string, imports = importsIn(file)): readonly string[] {
	return imports.flatMap((one) => {
		const rule = judge(file, one, DOORS);
		return rule ? [`${file}: import '${one.specifier}': ${rule}`] : [];
	});
}

describe('the rooms of src', () => {
	it('import only what the table lets them', () => {
		expect(sources.length).toBeGreaterThan(50);
		expect(sources.flatMap((file) => violations(file))).toEqual([]);
	});

	it.each(DOORS.filter((door) => !door.includes('*')))('have a file behind the door %s', (door) => {
		expect(exists(behind(door) ?? ''), `${door} leads to ${behind(door)}`).toBe(true);
	});

	it.each(REACH)('never reach through $door to $never: $why', ({ door, never }) => {
		const ways = [...reachOf(door)].filter(([name]) => isAmong(name, never));
		expect(ways.map(([, way]) => way.join(' → '))).toEqual([]);
	});
});

describe('content', () => {
	it('has words and data, and no import line', () => {
		const lines = filesBelow('content', /\.mdx?$/).flatMap((file) =>
			read(file)
				.replace(/^(```|~~~).*?^\1/gms, '')
				.split('\n')
				.filter((line) => /^(import|export)\b.*(from\b|['"{=]|\bconst\b)/.test(line))
				.map((line) => `${file}: ${line}`),
		);
		expect(lines).toEqual([]);
	});

	it('has no code', () => {
		expect(
			filesBelow('content', /\.[^/.]+$/).filter((file) => !/\.(mdx|yaml)$/.test(file)),
		).toEqual([]);
	});
});

describe('tests', () => {
	it('enter rooms by their doors; a unit test also the room that it mirrors', () => {
		const strays = filesBelow('tests', /\.ts$/).flatMap((file) =>
			importsIn(file)
				.map(({ specifier }) => ({ specifier, room: /^(?:\.\.\/)+src\/(.*)/.exec(specifier)?.[1] }))
				.filter(({ room }) => room && roomOf(`src/${room}`).split('/')[0] !== file.split('/')[2])
				.map(({ specifier }) => `${file}: import '${specifier}'`),
		);
		expect(strays).toEqual([]);
	});
});

describe('the guard itself', () => {
	const broken = (file: string, code: string) => violations(file, readImports(file, code));

	it('reads imports of every kind', () => {
		const kinds = `
			import a from 'a'; import type { B } from 'b'; import { type C } from 'c'; import 'd';
			export * from 'e'; export type * from 'f'; type G = import('g').G;
			const h = await import('h'); import.meta.glob(['i/*.ts', './j/*.ts']);
			// import 'no'; const text = "import 'no'";`;
		const names = readImports('x.ts', kinds).map(
			({ specifier, typeOnly }) => `${specifier}${typeOnly ? ' (type)' : ''}`,
		);
		expect(names.join(' ')).toBe('a b (type) c d e f (type) g (type) h i/*.ts ./j/*.ts');
	});

	it('reads them in the parts of a component', () => {
		const svelte = `<script module>import 'a';</script><!-- <script>import 'no'</script> -->
			<script lang="ts">import 'b';</script><p>import 'no'</p>`;
		expect(readImports('X.svelte', svelte).map(({ specifier }) => specifier)).toEqual(['a', 'b']);
		const astro = "---\nimport 'a';\n---\n<p>import 'no'</p><script>import 'b';</script>";
		expect(readImports('X.astro', astro)).toEqual([
			{ specifier: 'a', typeOnly: false, client: false },
			{ specifier: 'b', typeOnly: false, client: true },
		]);
	});

	it('names file, import and rule', () => {
		expect(broken('src/simulation/x.ts', "import { z } from 'astro/zod';")).toEqual([
			"src/simulation/x.ts: import 'astro/zod': simulation may import no package",
		]);
		expect(broken('src/simulation/x.ts', "import { units } from '#schemas';")).toEqual([
			"src/simulation/x.ts: import '#schemas': simulation may import types alone from #schemas: import type …",
		]);
		expect(broken('src/widgets/quiz/x.ts', "import { step } from '../stage/x.ts';")).toEqual([
			"src/widgets/quiz/x.ts: import '../stage/x.ts': relative paths stay inside a room: enter widgets/stage by its door",
		]);
		expect(broken('src/progress/x.ts', "import { start } from '#simulation';")).toEqual([
			"src/progress/x.ts: import '#simulation': progress may enter only #wire, and types from #schemas",
		]);
	});

	const refused: readonly (readonly [string, string])[] = [
		['src/simulation/x.ts', "import '../wire/index.ts';"],
		['src/simulation/x.ts', "import '/src/wire/index.ts';"],
		['src/simulation/x.ts', "import './heap';"],
		['src/simulation/x.ts', "import '#simulation';"],
		['src/simulation/x.ts', "import '#heap';"],
		['src/player/x.ts', "const x = import('#widgets/stage/mount.ts');"],
		['src/widgets/quiz/x.ts', "import '#widgets/search/mount.ts';"],
		['src/widgets/quiz/x.ts', "import '#widgets/quiz/y.ts';"],
		['src/widgets/quiz/X.svelte', "<script>import { getEntry } from 'astro:content';</script>"],
		['src/components/X.astro', "---\nimport { read } from '#progress';\n---\n"],
		['src/components/X.astro', "---\nimport type { Sim } from '#simulation';\n---\n"],
		['src/pages/x.astro', "---\nimport { getEntry } from 'astro:content';\n---\n"],
		['src/tooling/x.mjs', "import '#schemas';"],
		['src/tooling/x.mjs', "import 'astro:content';"],
		['src/cli/x.ts', "import { lessonPage } from '#course';"],
		['src/attic/x.ts', "import 'node:fs';"],
	];
	it.each(refused)('refuses in %s: %j', (file, code) => {
		expect(broken(file, code)).toHaveLength(1);
	});

	const allowed: readonly (readonly [string, string])[] = [
		['src/simulation/x.ts', "import './heap.ts'; import type { Scenario } from '#schemas';"],
		['src/widgets/quiz/x.ts', "import { find } from '#widgets/stage/registry.ts';"],
		['src/components/X.astro', "<script>import { read } from '#progress';</script>"],
		['src/course/x.ts', "import { getEntry } from 'astro:content';"],
		['src/tooling/lint/x.mjs', "import 'eslint'; import '../paths.mjs';"],
	];
	it.each(allowed)('allows in %s: %j', (file, code) => {
		expect(broken(file, code)).toEqual([]);
	});
});
