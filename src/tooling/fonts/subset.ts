import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import { FEATURES, FONT_FILES, type FontFile } from './families.ts';

/** Tables for vertical text and for hinting’s leftovers: no page needs them. */
const DROPPED = ['VVAR', 'vhea', 'vmtx', 'gasp', 'prep'];

/** Raised when the same input is to give other files, so that old ones in the cache are left alone. */
const RECIPE = 1;

/** A font as it is served. */
export interface BuiltFont {
	/** `literata.1f0c2d3e.woff2`; the middle part changes with every byte, so it may be kept for ever. */
	readonly fileName: string;
	readonly bytes: Buffer;
	readonly font: FontFile;
}

/** Cuts all fonts to these characters. `cache` is a folder where earlier cuts are kept. */
export async function buildFonts(characters: string, cache: URL): Promise<readonly BuiltFont[]> {
	await mkdir(cache, { recursive: true });
	return Promise.all(FONT_FILES.map((font) => build(font, characters, cache)));
}

async function build(font: FontFile, characters: string, cache: URL): Promise<BuiltFont> {
	const source = await readFile(fileURLToPath(import.meta.resolve(font.source)));
	const order = JSON.stringify([RECIPE, characters, font.axes, FEATURES, DROPPED]);
	const kept = new URL(`${font.name}-${hash(source, order)}.woff2`, cache);
	const bytes = await readFile(kept).catch(async () => {
		const cut = await subsetFont(source, characters, {
			targetFormat: 'woff2',
			variationAxes: font.axes,
			keepFeatures: FEATURES,
			noHinting: true,
			dropTables: DROPPED,
		});
		// Put in place at once, so that a build beside this one never reads half a file.
		const draft = new URL(`${kept.href}.${process.pid}`);
		await writeFile(draft, cut);
		await rename(draft, kept);
		return cut;
	});
	return { fileName: `${font.name}.${hash(bytes)}.woff2`, bytes, font };
}

/** A style sheet with one `@font-face` for each; the files stand beside it. */
export function fontStyles(fonts: readonly BuiltFont[]): string {
	return fonts
		.map(
			({ fileName, font: { family, style, weight } }) =>
				`@font-face{font-family:'${family}';font-style:${style};font-weight:${weight};font-display:swap;src:url(${fileName}) format('woff2')}`,
		)
		.join('\n');
}

/** Eight hexadecimal digits that stand for these bytes. */
export function hash(...parts: readonly (Buffer | string)[]): string {
	const digest = createHash('sha256');
	for (const part of parts) digest.update(part);
	return digest.digest('hex').slice(0, 8);
}
