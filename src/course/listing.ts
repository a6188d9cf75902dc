import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Reported, unknown } from './reporting.ts';

/** Where the programs are that lessons show. */
const FOLDER = 'src/lab';

/** A file of the lab, or a part of one, as a page shows it. */
export interface Listing {
	/** From the project's folder. */
	readonly file: string;
	/** Its first line in the file. */
	readonly line: number;
	/** In order, together the whole text. */
	readonly pieces: readonly Piece[];
}
/** A stretch of code of one kind. */
export interface Piece {
	readonly kind: 'comment' | 'string' | 'keyword' | 'plain';
	readonly text: string;
}

const BEGIN = /^\s*\/\/ #region (\S+)$/;
const END = /^\s*\/\/ #endregion$/;
const KEYWORDS =
	'async await break case catch class const else export for from function if import interface let new of readonly return switch throw try type void while';
const TOKEN = new RegExp(
	[
		String.raw`(?<comment>\/\/[^\n]*|\/\*[\s\S]*?\*\/)`,
		String.raw`(?<string>'(?:\\.|[^'\\\n])*'|\x60(?:\\.|[^\x60\\])*\x60|(?<=[(,=]\s*)\/(?:\\.|\[[^\]]*\]|[^/\\\n])+\/[a-z]*)`,
		String.raw`(?<keyword>(?<![\w.'])(?:${KEYWORDS.replaceAll(' ', '|')})(?![\w']))`,
	].join('|'),
	'g',
);

/** A listing of the lab’s file, whole or the part between `#region` and `#endregion`. It must exist. */
export function listingOf(root: string, name: string, part?: string): Listing {
	const file = `${FOLDER}/${name}`;
	const found = partsOf(readFileSync(path.join(root, file), 'utf8'));
	const { line, text } = (part === undefined ? found.whole : found.parts.get(part)) ?? {
		line: 1,
		text: '',
	};
	// What a program has printed is no code: nothing in it is a keyword.
	const pieces = name.endsWith('.txt') ? [{ kind: 'plain' as const, text }] : piecesOf(text);
	return { file, line, pieces };
}

/** What is wrong with a listing that a lesson names; undefined when nothing is. */
export function listingProblem(root: string, name: string, part?: string): Reported | undefined {
	const folder = path.join(root, FOLDER);
	const files = existsSync(folder) ? readdirSync(folder) : [];
	if (!files.includes(name)) return unknown(`file in ${FOLDER}`, name, files);
	const { parts } = partsOf(readFileSync(path.join(folder, name), 'utf8'));
	return part === undefined || parts.has(part)
		? undefined
		: unknown(`#region in ${FOLDER}/${name}`, part, parts.keys());
}

/** A file without its marks, and the parts between them without their indentation. */
function partsOf(text: string) {
	const parts = new Map<string, { readonly line: number; readonly text: string }>();
	const whole: string[] = [];
	let open: { name: string; line: number; lines: string[] } | undefined;
	text
		.trimEnd()
		.split('\n')
		.forEach((line, i) => {
			const name = BEGIN.exec(line)?.[1];
			if (name !== undefined) open = { name, line: i + 2, lines: [] };
			else if (END.test(line)) {
				if (open) parts.set(open.name, { line: open.line, text: unindented(open.lines) });
				open = undefined;
			} else {
				whole.push(line);
				open?.lines.push(line);
			}
		});
	return { parts, whole: { line: 1, text: whole.join('\n').replaceAll('\t', '  ') } };
}

function unindented(lines: readonly string[]): string {
	const depths = lines.filter((line) => line.trim() !== '').map((line) => line.search(/[^\t]/));
	const depth = Math.min(...depths);
	return lines
		.map((line) => line.slice(depth))
		.join('\n')
		.replaceAll('\t', '  ');
}

/** TypeScript cut into what is coloured and what is not. */
function piecesOf(text: string): Piece[] {
	const pieces: Piece[] = [];
	let from = 0;
	const plain = (to: number): void => {
		if (to > from) pieces.push({ kind: 'plain', text: text.slice(from, to) });
	};
	for (const { 0: token, index, groups = {} } of text.matchAll(TOKEN)) {
		plain(index);
		const kind = (['comment', 'string'] as const).find((it) => groups[it] !== undefined);
		pieces.push({ kind: kind ?? 'keyword', text: token });
		from = index + token.length;
	}
	plain(text.length);
	return pieces;
}
