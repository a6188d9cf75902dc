import type { MapPart, MapWay } from './types.ts';

/** A part's box. */
export interface Box {
	readonly part: MapPart;
	readonly x: number;
	readonly y: number;
}
/** A way as a path, and where its tickets hang. */
export interface Lane {
	readonly way: MapWay;
	/** As an SVG path. */
	readonly d: string;
	/** The right end of its row of tickets. */
	readonly hang: { readonly x: number; readonly y: number };
}

/** The size of a box, in units of the drawing. */
export const BOX = { width: 140, height: 92 };
const COLUMNS = [20, 232, 520, 770];
const ROW = 132;
const TOP = 20;

/** The whole drawing: columns by how many rails lead there, a row for each consumer. */
export function layoutOf(parts: readonly MapPart[], ways: readonly MapWay[]) {
	const rails = ways.filter(({ kind }) => kind === 'rail');
	const columnOf = (id: string, depth = 0): number => {
		const into = rails.find(({ to }) => to === id);
		return into && depth < COLUMNS.length - 1 ? 1 + columnOf(into.from, depth + 1) : 0;
	};
	const exchange = parts.find(({ kind }) => kind === 'exchange');
	const first = parts.filter(({ id }) =>
		rails.some((it) => it.from === exchange?.id && it.to === id),
	);
	const middle = TOP + ((first.length - 1) * ROW) / 2;
	const rowOf = (id: string): number => {
		const own = first.findIndex((part) => part.id === id);
		if (own >= 0) return TOP + own * ROW;
		const into = rails.find(({ to }) => to === id);
		return into && first.some((part) => part.id === into.from) ? rowOf(into.from) : middle;
	};
	const boxes = parts.map((part): Box => {
		const caller = ways.find(({ kind, to }) => kind === 'call' && to === part.id)?.from;
		if (caller) return { part, x: COLUMNS[columnOf(caller)] ?? 0, y: TOP };
		return { part, x: COLUMNS[columnOf(part.id)] ?? 0, y: rowOf(part.id) };
	});
	const at = new Map(boxes.map((box) => [box.part.id, box]));
	const lanes = ways.flatMap((way): Lane[] => {
		const from = at.get(way.from);
		const to = at.get(way.to);
		return from && to ? [{ way, ...laneOf(way, from, to) }] : [];
	});
	return { boxes, lanes, height: TOP * 2 + (first.length - 1) * ROW + BOX.height };
}

function laneOf({ kind }: MapWay, from: Box, to: Box): Pick<Lane, 'd' | 'hang'> {
	if (kind === 'call') {
		const x = from.x + BOX.width / 2;
		return { d: `M${x} ${from.y}V${to.y + BOX.height + 4}`, hang: { x, y: from.y } };
	}
	const start = from.x + BOX.width;
	const y = from.y + BOX.height / 2;
	const end = to.y + 28;
	const bend = start + 22;
	const d = from.y === to.y ? `M${start} ${end}H${to.x}` : `M${start} ${y}H${bend}V${end}H${to.x}`;
	return { d, hang: { x: to.x - 4, y: end } };
}
