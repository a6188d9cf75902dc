/** Fonts that many machines have, grouped where their widths are equal. */
export interface SystemFont {
	/** Full names under which machines know its regular cut. */
	readonly regular: readonly string[];
	readonly bold: readonly string[];
	readonly italic?: readonly string[];
	/** Average advance over `SAMPLE`, in ems. Measured on the fonts, or on ones cut to the same widths. */
	readonly width: { readonly regular: number; readonly bold: number; readonly italic?: number };
}

/** The text whose average width stands for a font: plain English as the lessons have it. */
export const SAMPLE =
	'It is the night of the sale and fifty orders come in within two minutes. The checkout does not wait for the mail: it hangs a ticket on the rail, says thank you, and every customer goes home while the counters work through what is left, oldest first, at their own pace.';

/** For Literata: Apple and Windows, Android, free metric twins of Times, Linux. */
export const SERIF: readonly SystemFont[] = [
	{
		regular: ['Georgia', 'Gelasio'],
		bold: ['Georgia Bold', 'Georgia-Bold', 'Gelasio Bold'],
		italic: ['Georgia Italic', 'Georgia-Italic', 'Gelasio Italic'],
		width: { regular: 0.4276, bold: 0.4977, italic: 0.4355 },
	},
	{
		regular: ['Noto Serif', 'NotoSerif'],
		bold: ['Noto Serif Bold', 'NotoSerif-Bold'],
		italic: ['Noto Serif Italic', 'NotoSerif-Italic'],
		width: { regular: 0.4639, bold: 0.493, italic: 0.4519 },
	},
	{
		regular: ['Times New Roman', 'TimesNewRomanPSMT', 'Liberation Serif', 'Tinos'],
		bold: ['Times New Roman Bold', 'TimesNewRomanPS-BoldMT', 'Liberation Serif Bold', 'Tinos Bold'],
		italic: [
			'Times New Roman Italic',
			'TimesNewRomanPS-ItalicMT',
			'Liberation Serif Italic',
			'Tinos Italic',
		],
		width: { regular: 0.3906, bold: 0.4145, italic: 0.39 },
	},
	{
		regular: ['DejaVu Serif'],
		bold: ['DejaVu Serif Bold'],
		italic: ['DejaVu Serif Italic'],
		width: { regular: 0.4989, bold: 0.5519, italic: 0.4989 },
	},
];

/** For Archivo. */
export const SANS: readonly SystemFont[] = [
	{
		regular: ['Arial', 'ArialMT', 'Helvetica', 'Liberation Sans', 'Arimo'],
		bold: ['Arial Bold', 'Arial-BoldMT', 'Helvetica-Bold', 'Liberation Sans Bold', 'Arimo Bold'],
		width: { regular: 0.4275, bold: 0.463 },
	},
	{
		regular: ['Roboto', 'Roboto-Regular'],
		bold: ['Roboto Bold', 'Roboto-Bold'],
		width: { regular: 0.4291, bold: 0.4361 },
	},
	{
		regular: ['DejaVu Sans'],
		bold: ['DejaVu Sans Bold'],
		width: { regular: 0.4925, bold: 0.558 },
	},
];

/** For Martian Mono: every character is as wide as the others. */
export const MONO: readonly SystemFont[] = [
	{
		regular: ['Menlo', 'Menlo-Regular', 'DejaVu Sans Mono'],
		bold: ['Menlo Bold', 'Menlo-Bold', 'DejaVu Sans Mono Bold'],
		width: { regular: 0.6021, bold: 0.6021 },
	},
	{
		regular: ['Consolas'],
		bold: ['Consolas Bold', 'Consolas-Bold'],
		width: { regular: 0.5498, bold: 0.5498 },
	},
	{
		regular: ['Courier New', 'CourierNewPSMT', 'Liberation Mono', 'Cousine', 'Roboto Mono'],
		bold: ['Courier New Bold', 'CourierNewPS-BoldMT', 'Liberation Mono Bold', 'Cousine Bold'],
		width: { regular: 0.6001, bold: 0.6001 },
	},
];
