/** What fitting and checking need to know of a font. Lengths are in ems. */
export interface FontMetrics {
	readonly ascent: number;
	readonly descent: number;
	readonly lineGap: number;
	/** The advance of one character; undefined when the font has no glyph for it. */
	advance(character: string): number | undefined;
	/** Tags of the substitutions that it kept, such as onum. */
	readonly features: ReadonlySet<string>;
}

/** Reads an uncompressed TrueType font with one instance or none (its default is read). */
export function readSfnt(bytes: Buffer): FontMetrics {
	const table = tables(bytes);
	const em = table('head').readUInt16BE(18);
	const hhea = table('hhea');
	const hmtx = table('hmtx');
	const longMetrics = hhea.readUInt16BE(34);
	const glyphs = characterMap(table('cmap'));
	return {
		ascent: hhea.readInt16BE(4) / em,
		descent: -hhea.readInt16BE(6) / em,
		lineGap: hhea.readInt16BE(8) / em,
		advance(character) {
			const glyph = glyphs.get(character.codePointAt(0) ?? 0);
			if (glyph === undefined) return undefined;
			return hmtx.readUInt16BE(4 * Math.min(glyph, longMetrics - 1)) / em;
		},
		features: new Set([...featureTags(table('GSUB')), ...featureTags(table('GPOS'))]),
	};
}

function tables(bytes: Buffer): (tag: string) => Buffer {
	const found = new Map<string, Buffer>();
	for (let i = 0; i < bytes.readUInt16BE(4); i++) {
		const record = 12 + 16 * i;
		const from = bytes.readUInt32BE(record + 8);
		const tag = bytes.toString('latin1', record, record + 4);
		found.set(tag, bytes.subarray(from, from + bytes.readUInt32BE(record + 12)));
	}
	return (tag) => {
		const table = found.get(tag);
		if (!table) throw new Error(`the font has no ${tag} table`);
		return table;
	};
}

/** Code point → glyph, from the first format 4 subtable, which holds all of the basic plane. */
function characterMap(cmap: Buffer): ReadonlyMap<number, number> {
	const map = new Map<number, number>();
	for (let i = 0; i < cmap.readUInt16BE(2); i++) {
		const sub = cmap.subarray(cmap.readUInt32BE(8 + 8 * i));
		if (sub.readUInt16BE(0) !== 4) continue;
		// Four parallel arrays of this many bytes: ends (then a pad), starts, deltas, offsets.
		const length = sub.readUInt16BE(6);
		for (let k = 0; k < length; k += 2) {
			const end = sub.readUInt16BE(14 + k);
			const start = sub.readUInt16BE(16 + length + k);
			const delta = sub.readUInt16BE(16 + 2 * length + k);
			const at = 16 + 3 * length + k;
			const offset = sub.readUInt16BE(at);
			for (let code = start; code <= end && code < 0xffff; code++) {
				const raw = offset === 0 ? code : sub.readUInt16BE(at + offset + 2 * (code - start));
				const glyph = offset !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
				if (glyph !== 0) map.set(code, glyph);
			}
		}
		return map;
	}
	throw new Error('the font has no character map of format 4');
}

function featureTags(layout: Buffer): string[] {
	const list = layout.subarray(layout.readUInt16BE(6));
	return Array.from({ length: list.readUInt16BE(0) }, (_, i) =>
		list.toString('latin1', 2 + 6 * i, 6 + 6 * i),
	);
}
