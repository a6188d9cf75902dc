import {
	isCollection,
	isNode,
	isPair,
	isScalar,
	LineCounter,
	parseDocument,
	type Document,
	visit,
} from 'yaml';
import type { Problem } from './problem.ts';

/** A path into a document: keys and list places. */
export type Path = readonly (string | number)[];

/** A text among a document's values, as it stands in the file. */
export interface Text {
	/** The name of the field that holds it, or of the list that does. */
	readonly field: string;
	/** With its quotes and line breaks. */
	readonly raw: string;
	/** Where the character at an index of `raw` stands. */
	place(index: number): { readonly line: number; readonly column: number };
}

/** A YAML text that was read, or what is wrong with it, and where each of its parts stands. */
export interface Source {
	readonly file: string;
	readonly value: unknown;
	readonly problems: readonly Problem[];
	/** Where the value at a path stands; the nearest part above it when it is missing. */
	place(path: Path): { readonly line: number; readonly column: number };
	/** Where the key at a path stands. */
	keyPlace(path: Path): { readonly line: number; readonly column: number };
	/** Every text among the values, in order. */
	texts(): readonly Text[];
}

/** Reads YAML and keeps the positions. `firstLine` is where the text begins in its file. */
export function readYaml(text: string, file: string, firstLine = 1): Source {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const at = (offset: number | undefined) => {
		const { line, col } = lines.linePos(offset ?? 0);
		return { line: Math.max(1, line) + firstLine - 1, column: Math.max(1, col) };
	};
	const problems: Problem[] = document.errors.map(({ code, message, pos }) => {
		const base = { file, ...at(pos[0]), rule: 'yaml' };
		if (code === 'DUPLICATE_KEY') {
			const name = /^[^\s:,}]+/.exec(text.slice(pos[0]))?.[0] ?? '';
			return {
				...base,
				message: `“${name}” stands here twice`,
				fix: 'Keep one of the two, or give this one another name.',
			};
		}
		return {
			...base,
			message: `this is not YAML: ${firstSentence(message)}`,
			fix: 'Look at the indentation and the quotes here and in the line above.',
		};
	});
	const value = problems.length > 0 ? undefined : toJs(document);
	if (value instanceof Error) {
		const fix = 'Write the values out instead of naming others with & and *.';
		problems.push({
			file,
			...at(0),
			rule: 'yaml',
			message: `this cannot be read: ${firstSentence(value.message)}`,
			fix,
		});
	}
	return {
		file,
		value: value instanceof Error ? undefined : value,
		problems,
		place: (path) => at(offsetOf(document, path)),
		keyPlace: (path) => at(keyOffset(document, path) ?? offsetOf(document, path)),
		texts: () =>
			textsOf(document, text).map(({ from, ...it }) => ({ ...it, place: (i) => at(from + i) })),
	};
}

function textsOf(document: Document, text: string) {
	const texts: { readonly field: string; readonly raw: string; readonly from: number }[] = [];
	visit(document, {
		Scalar(key, { value, range }, parents) {
			if (key === 'key' || typeof value !== 'string' || !range) return;
			const [from, to] = range;
			texts.push({ field: fieldOf(parents), raw: text.slice(from, to), from });
		},
	});
	return texts;
}

/** The nearest key above a value. */
function fieldOf(parents: readonly unknown[]): string {
	const pair = parents.findLast(isPair);
	return isScalar(pair?.key) ? String(pair.key.value) : '';
}

/** The plain value, or the error when aliases multiply or lead nowhere. */
function toJs(document: Document): unknown {
	try {
		return document.toJS({ maxAliasCount: 100 });
	} catch (error) {
		return error instanceof Error ? error : new Error(String(error));
	}
}

function firstSentence(message: string): string {
	const line = message.split('\n')[0] ?? message;
	return line.replace(/ at line \d+, column \d+:?$/, '').replace(/[.:]$/, '');
}

function offsetOf(document: Document, path: Path): number | undefined {
	for (let length = path.length; length > 0; length--) {
		const node = document.getIn(path.slice(0, length), true);
		if (isNode(node) && node.range) return node.range[0];
	}
	return isNode(document.contents) ? document.contents.range?.[0] : 0;
}

function keyOffset(document: Document, path: Path): number | undefined {
	const key = path.at(-1);
	const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
	if (!isCollection(parent)) return undefined;
	for (const item of parent.items) {
		const name = (item as { key?: unknown }).key;
		if (isScalar(name) && name.value === key) return name.range?.[0];
	}
	return undefined;
}

/** The value at a path of a plain value, undefined where there is none. */
export function valueAtPath(value: unknown, path: Path): unknown {
	let here = value;
	for (const part of path) {
		if (typeof here !== 'object' || here === null) return undefined;
		here = (here as Record<string | number, unknown>)[part];
	}
	return here;
}
