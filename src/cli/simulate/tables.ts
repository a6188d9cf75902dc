import { numbersIn } from '#simulation/study';
import type { Metrics } from '#simulation';
import { fitting, table, valueText, wrapped } from './text.ts';

/** A section's numbers in tables: a row a node for the counts, then a row for each distribution. */
export function sectionTables(title: string, section: Metrics): string[] {
	const nodes = Object.entries(section).flatMap(([id, numbers]) =>
		typeof numbers === 'number' ? [] : [{ id, ...partsOf(numbers) }],
	);
	if (nodes.length === 0) return [];
	return [title, ...countLines(nodes), ...spreadLines(nodes), ''];
}

interface Node {
	readonly id: string;
	readonly counts: ReadonlyMap<string, number>;
	readonly spreads: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Numbers that stand alone, and groups such as wait: { mean, max }. */
function partsOf(numbers: Metrics): Omit<Node, 'id'> {
	const counts = new Map<string, number>();
	const spreads = new Map<string, Map<string, number>>();
	for (const [path, value] of numbersIn(numbers)) {
		const cut = path.lastIndexOf('.');
		if (cut < 0) counts.set(path, value);
		else {
			const group = path.slice(0, cut);
			spreads.set(group, (spreads.get(group) ?? new Map()).set(path.slice(cut + 1), value));
		}
	}
	return { counts, spreads };
}

function countLines(nodes: readonly Node[]): string[] {
	const names = [...new Set(nodes.flatMap(({ counts }) => [...counts.keys()]))];
	const some = names.filter((name) => nodes.some(({ counts }) => (counts.get(name) ?? 0) !== 0));
	const none = names.filter((name) => !some.includes(name));
	const columns = some.map((name) => [
		name,
		...nodes.map(({ counts }) => {
			const value = counts.get(name);
			return value === undefined ? '' : valueText(`.${name}`, value);
		}),
	]);
	const ids = ['', ...nodes.map(({ id }) => `  ${id}`)];
	const groups = fitting(columns, Math.max(...ids.map((id) => id.length)));
	const tables = groups.flatMap((group) => {
		const [head = [], ...rows] = ids.map((id, row) => [
			id,
			...group.map((i) => columns[i]?.[row] ?? ''),
		]);
		return table(head, rows);
	});
	const zero =
		none.length > 0 ? wrapped([`  all 0: ${none[0]}`, ...none.slice(1)], ', ', '         ') : [];
	return [...tables, ...zero];
}

function spreadLines(nodes: readonly Node[]): string[] {
	const rows = nodes.flatMap(({ id, spreads }) =>
		[...spreads].flatMap(([name, values]) =>
			[...values.values()].some((value) => value !== 0) ? [{ id, name, values }] : [],
		),
	);
	if (rows.length === 0) return [];
	// In the order of the fullest row: one with fewer numbers must not put its own first.
	const fullest = [...rows].sort((a, b) => b.values.size - a.values.size);
	const names = [...new Set(fullest.flatMap(({ values }) => [...values.keys()]))];
	return table(
		['', '', ...names],
		rows.map(({ id, name, values }, i) => [
			rows[i - 1]?.id === id ? '' : `  ${id}`,
			name,
			...names.map((field) => {
				const value = values.get(field);
				return value === undefined ? '' : valueText(`.${name}.${field}`, value);
			}),
		]),
		2,
	);
}
