declare module 'subset-font' {
	/** Cuts a font down to the characters of a text. Rejects when the font cannot be read. */
	export default function subsetFont(
		font: Buffer,
		text: string,
		options: {
			readonly targetFormat: 'sfnt' | 'woff2';
			readonly variationAxes?: Readonly<
				Record<string, number | { readonly min: number; readonly max: number }>
			>;
			readonly keepFeatures?: readonly string[];
			readonly noHinting?: boolean;
			readonly dropTables?: readonly string[];
		},
	): Promise<Buffer>;
}

declare module 'virtual:fonts' {
	/** The site’s fonts with the addresses at which they are served. */
	export const faces: readonly {
		readonly family: string;
		readonly url: string;
		readonly style: 'normal' | 'italic';
		readonly weight: string;
	}[];
	/** A style sheet with the same faces, for readers without JavaScript. */
	export const stylesheet: string;
}
