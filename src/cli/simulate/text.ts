import { metricText } from '#course/pure';

/** How wide the output is at most, characters. */
export const WIDTH = 80;

/** A metric's value as people read it; its path says what it counts in. */
export function valueText(path: string, value: number): string {
	return spaced(metricText(path, value));
}

/** With plain spaces, which terminals and other programs know. */
export function spaced(text: string): string {
	return text.replaceAll('\u00a0', ' ');
}

/** Parts joined by a separator, in as few lines as they fit, the further ones indented. */
export function wrapped(
	parts: readonly string[],
	separator: string,
	indent = '',
	width = WIDTH,
): string[] {
	const lines: string[] = [];
	let line = '';
	for (const part of parts) {
		const longer = line === '' ? part : `${line}${separator}${part}`;
		// Room for the separator that stays at the end of a line.
		if (line !== '' && longer.length + separator.trimEnd().length > width) {
			lines.push(line + separator.trimEnd());
			line = `${indent}${part}`;
		} else line = longer;
	}
	return line === '' ? lines : [...lines, line];
}

/** Rows under a head, columns as wide as they need; the first `left` columns stand to the left. */
export function table(
	head: readonly string[],
	rows: readonly (readonly string[])[],
	left = 1,
): string[] {
	const all = [head, ...rows];
	const widths = head.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length)));
	return all.map((row) =>
		widths
			.map((width, i) => (i < left ? (row[i] ?? '').padEnd(width) : (row[i] ?? '').padStart(width)))
			.join('  ')
			.trimEnd(),
	);
}

/** Columns in groups, each of which fits beside a first column of this width. */
export function fitting(columns: readonly (readonly string[])[], first: number): number[][] {
	const groups: number[][] = [];
	let room = 0;
	columns.forEach((column, i) => {
		const width = Math.max(...column.map((cell) => cell.length)) + 2;
		if (groups.length === 0 || width > room) {
			groups.push([]);
			room = WIDTH - first;
		}
		groups.at(-1)?.push(i);
		room -= width;
	});
	return groups;
}
