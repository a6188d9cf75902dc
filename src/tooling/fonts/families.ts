/** One file of the four: what it is cut from, and what is kept of it. */
export interface FontFile {
	/** The beginning of the built file's name. */
	readonly name: string;
	/** The package's file, as it is imported. */
	readonly source: string;
	readonly family: 'Literata' | 'Archivo' | 'Martian Mono';
	readonly style: 'normal' | 'italic';
	/** The `font-weight` of its `@font-face`: a number or a range. */
	readonly weight: string;
	/** Axes: a number pins one, a range narrows it. */
	readonly axes: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>;
}

/** The only font files of the site. Their ranges are those of the design language’s type table. */
export const FONT_FILES: readonly FontFile[] = [
	{
		name: 'literata',
		source: '@fontsource-variable/literata/files/literata-latin-opsz-normal.woff2',
		family: 'Literata',
		style: 'normal',
		weight: '400 660',
		axes: { wght: { min: 400, max: 660 }, opsz: { min: 14, max: 72 } },
	},
	{
		name: 'literata-italic',
		source: '@fontsource-variable/literata/files/literata-latin-wght-italic.woff2',
		family: 'Literata',
		style: 'italic',
		weight: '400',
		axes: { wght: 400 },
	},
	{
		name: 'archivo',
		source: '@fontsource-variable/archivo/files/archivo-latin-wdth-normal.woff2',
		family: 'Archivo',
		style: 'normal',
		weight: '450 640',
		axes: { wght: { min: 450, max: 640 }, wdth: 100 },
	},
	{
		name: 'martian-mono',
		source: '@fontsource-variable/martian-mono/files/martian-mono-latin-wdth-normal.woff2',
		family: 'Martian Mono',
		style: 'normal',
		weight: '480 700',
		axes: { wght: { min: 480, max: 700 }, wdth: 75 },
	},
];

/**
 * Layout features that survive where a file has them: figures in four manners, slashed zero, kerning, ligatures, and what
 * letters need to join and to change with their weight.
 */
export const FEATURES: readonly string[] =
	'kern liga calt ccmp locl mark rvrn onum lnum pnum tnum zero'.split(' ');
