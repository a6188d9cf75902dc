import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import { FONT_FILES, type FontFile } from './families.ts';
import { type FontMetrics, readSfnt } from './sfnt.ts';
import { MONO, SAMPLE, SANS, SERIF, type SystemFont } from './system-fonts.ts';

/** A range of weights that one cut of a system font stands in for, and the instance it is fitted to. */
interface Stand {
	readonly file: string;
	readonly cut: 'regular' | 'bold' | 'italic';
	/** The `font-weight` range of the stand-in. */
	readonly weight: string;
	/** The instance of our font in the middle of its use. */
	readonly at: Readonly<Record<string, number>>;
}

const FAMILIES: readonly { system: readonly SystemFont[]; stands: readonly Stand[] }[] = [
	{
		system: SERIF,
		stands: [
			{ file: 'literata', cut: 'regular', weight: '1 500', at: { wght: 400, opsz: 19 } },
			// Titles: weight 560 is that of the largest sizes, 580 and more that of headings and strong words.
			{ file: 'literata', cut: 'bold', weight: '501 570', at: { wght: 560, opsz: 60 } },
			{ file: 'literata', cut: 'bold', weight: '571 1000', at: { wght: 600, opsz: 28 } },
			{ file: 'literata-italic', cut: 'italic', weight: '1 1000', at: {} },
		],
	},
	{
		system: SANS,
		stands: [
			{ file: 'archivo', cut: 'regular', weight: '1 520', at: { wght: 500 } },
			{ file: 'archivo', cut: 'bold', weight: '521 1000', at: { wght: 580 } },
		],
	},
	{
		system: MONO,
		stands: [
			{ file: 'martian-mono', cut: 'regular', weight: '1 570', at: { wght: 500 } },
			{ file: 'martian-mono', cut: 'bold', weight: '571 1000', at: { wght: 640 } },
		],
	},
];

/** The style sheet of the stand-ins: system fonts drawn as wide and as high as ours, so that nothing moves when ours come. */
export async function fallbackStyles(): Promise<string> {
	const rules: string[] = [];
	for (const { system, stands } of FAMILIES) {
		for (const stand of stands) {
			const file = fileOf(stand.file);
			const metrics = await instance(file, stand.at);
			for (const [index, font] of system.entries()) {
				const names = font[stand.cut];
				const width = font.width[stand.cut];
				if (names && width) {
					rules.push(
						face(
							fallbackName(file.family, index),
							stand,
							names,
							averageWidth(metrics) / width,
							metrics,
						),
					);
				}
			}
		}
	}
	return `/* Stand-ins fitted to our fonts; written by src/tooling/fonts/write.ts, not by hand. */\n${rules.join('\n')}\n`;
}

/** `Literata Fallback`, `Literata Fallback 2`, … in the order in which they are tried. */
export function fallbackName(family: string, index: number): string {
	return index === 0 ? `${family} Fallback` : `${family} Fallback ${index + 1}`;
}

/** The names of a family’s stand-ins. */
export function fallbackNames(family: FontFile['family']): readonly string[] {
	const system = { Literata: SERIF, Archivo: SANS, 'Martian Mono': MONO }[family];
	return system.map((_, index) => fallbackName(family, index));
}

/** The average advance of the sample’s characters, in ems. */
export function averageWidth(metrics: FontMetrics): number {
	const widths = [...SAMPLE].map((character) => metrics.advance(character) ?? 0);
	return widths.reduce((sum, width) => sum + width, 0) / widths.length;
}

function fileOf(name: string): FontFile {
	const file = FONT_FILES.find((one) => one.name === name);
	if (!file) throw new Error(`no font file is called ${name}`);
	return file;
}

async function instance(file: FontFile, at: Stand['at']): Promise<FontMetrics> {
	const source = await readFile(fileURLToPath(import.meta.resolve(file.source)));
	const sfnt = await subsetFont(source, SAMPLE, {
		targetFormat: 'sfnt',
		variationAxes: { ...file.axes, ...at },
	});
	return readSfnt(sfnt);
}

function face(
	family: string,
	{ cut, weight }: Stand,
	names: readonly string[],
	scale: number,
	{ ascent, descent, lineGap }: FontMetrics,
): string {
	const percent = (value: number) => `${Number((value * 100).toFixed(2))}%`;
	const lines = [
		`font-family: '${family}'`,
		`font-style: ${cut === 'italic' ? 'italic' : 'normal'}`,
		`font-weight: ${weight}`,
		`src:${names.length > 1 ? '\n\t\t' : ' '}${names.map((name) => `local('${name}')`).join(names.length > 1 ? ',\n\t\t' : '')}`,
		`size-adjust: ${percent(scale)}`,
		`ascent-override: ${percent(ascent / scale)}`,
		`descent-override: ${percent(descent / scale)}`,
		`line-gap-override: ${percent(lineGap / scale)}`,
	];
	return `@font-face {\n${lines.map((line) => `\t${line};\n`).join('')}}`;
}
