import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import subsetFont from 'subset-font';
import { expect, test } from 'vitest';
import { ALWAYS, charactersFor, undrawable } from '../../../src/tooling/fonts/characters.ts';
import {
	averageWidth,
	fallbackNames,
	fallbackStyles,
} from '../../../src/tooling/fonts/fallbacks.ts';
import { FONT_FILES } from '../../../src/tooling/fonts/families.ts';
import { visibleText } from '../../../src/tooling/fonts/html.ts';
import { readSfnt } from '../../../src/tooling/fonts/sfnt.ts';
import { buildFonts, fontStyles } from '../../../src/tooling/fonts/subset.ts';
import { SAMPLE } from '../../../src/tooling/fonts/system-fonts.ts';

const root = new URL('../../../', import.meta.url);
const built = await buildFonts(
	charactersFor(
		filesIn('content', /./)
			.map(({ text }) => text)
			.join('\n'),
	),
	new URL('.cache/fonts/', root),
);

/** Every text file of a folder whose name matches. */
function filesIn(folder: string, name: RegExp): { file: string; text: string }[] {
	const at = fileURLToPath(new URL(`${folder}/`, root));
	return readdirSync(at, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && name.test(entry.name))
		.map((entry) => `${entry.parentPath}/${entry.name}`)
		.map((file) => ({
			file: file.slice(at.length),
			text: readFileSync(pathToFileURL(file), 'utf8'),
		}));
}

/** Source without its comments, which nobody is shown. */
function withoutComments(source: string): string {
	return source.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(?<=^|\s)\/\/.*$/gm, '');
}

test('four files weigh 95 kB at most', () => {
	expect(built).toHaveLength(4);
	expect(built.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(95_000);
});

test.each(built)('$fileName has a glyph for every character of the list', async ({ bytes }) => {
	const { advance, features } = readSfnt(await subsetFont(bytes, ALWAYS, { targetFormat: 'sfnt' }));
	expect([...ALWAYS].filter((character) => advance(character) === undefined)).toEqual([]);
	expect(features).toContain('locl');
});

test('figures of equal width, kerning and ligatures survive the cut of the text faces', async () => {
	for (const { bytes, font } of built.filter(({ font }) => font.family !== 'Martian Mono')) {
		const { features } = readSfnt(await subsetFont(bytes, ALWAYS, { targetFormat: 'sfnt' }));
		expect([...features], font.name).toEqual(
			expect.arrayContaining(['kern', 'liga', 'tnum', 'pnum']),
		);
	}
});

test('the same characters give the same names', async () => {
	const again = await buildFonts(charactersFor(''), new URL('.cache/fonts/', root));
	const names = (fonts: typeof built) => fonts.map(({ fileName }) => fileName);
	expect(names(await buildFonts(charactersFor(''), new URL('.cache/fonts/', root)))).toEqual(
		names(again),
	);
	for (const name of names(built)) expect(name).toMatch(/^[a-z-]+\.[\da-f]{8}\.woff2$/);
});

test('the style sheet names each file with its range', () => {
	expect(fontStyles(built)).toMatch(
		/font-family:'Literata';font-style:normal;font-weight:400 660;font-display:swap;src:url\(literata\.[\da-f]{8}\.woff2\)/,
	);
});

test('content has no sign that the fonts cannot draw', () => {
	const found = filesIn('content', /\.(mdx|ya?ml)$/).flatMap(({ file, text }) =>
		undrawable(text).map(({ code }) => `${file} ${code}`),
	);
	expect(found).toEqual([]);
});

test('the words in src have no sign outside the subset, whatever content uses', () => {
	const list = new Set([...charactersFor(''), ...'←→≥≤≈≠λρσ']);
	const found = filesIn('src', /\.(astro|svelte|ts)$/)
		// What the commands print is drawn by a terminal.
		.filter(({ file }) => !/^(tooling|cli)\//.test(file))
		.flatMap(({ file, text }) =>
			undrawable(withoutComments(text), list).map(
				({ character, code }) => `${file} ${character} ${code}`,
			),
		);
	expect(found).toEqual([]);
});

test('a sign that no font has is told with its code and its place', () => {
	expect(undrawable('fine ✓')).toEqual([{ character: '✓', code: 'U+2713', index: 5 }]);
	expect(undrawable('“a” – b…\u00ad\n½ × µ')).toEqual([]);
});

test('letters beyond ASCII join the subset when content uses them', () => {
	expect(charactersFor('')).not.toContain('é');
	expect(charactersFor('Café')).toContain('é');
	expect(charactersFor('日本')).not.toContain('日');
});

test('a page’s text and attributes count, its scripts do not', () => {
	expect(visibleText('<p title="a">b&#x2713;&#8594;</p><script>c</script>')).toBe(
		'<p title="a">b✓→</p> ',
	);
});

test('the stand-ins’ style sheet is the one that the fonts give', async () => {
	const bare = (css: string) => css.replace(/\s+/g, ' ').trim();
	const written = readFileSync(new URL('src/styles/fonts.css', root), 'utf8');
	expect(bare(written), 'run node src/tooling/fonts/write.ts').toBe(bare(await fallbackStyles()));
});

test('every stand-in is in the tokens, in its order', () => {
	const tokens = readFileSync(new URL('src/styles/tokens.css', root), 'utf8').replace(/\s+/g, ' ');
	for (const { family } of FONT_FILES) {
		const stack = [family, ...fallbackNames(family)].map((name) => `'${name}'`).join(', ');
		expect(tokens).toContain(stack);
	}
});

test('a fitted stand-in is as wide as the font that it stands in for', async () => {
	const [literata] = FONT_FILES;
	const source = readFileSync(fileURLToPath(import.meta.resolve(literata!.source)));
	const instance = await subsetFont(source, SAMPLE, {
		targetFormat: 'sfnt',
		variationAxes: { wght: 400, opsz: 19 },
	});
	const adjust = /Literata Fallback'[^}]*Georgia'[^}]*?size-adjust:\s*([\d.]+)%/.exec(
		await fallbackStyles(),
	)?.[1];
	expect((Number(adjust) / 100) * 0.4276).toBeCloseTo(averageWidth(readSfnt(instance)), 4);
});
