/**
 * Where everything stands in a hall. One room: the place of each part follows from those above it
 * and to its left, at three sizes.
 */
import type { Place, Size } from '../layout.ts';
import type { HallPlan, HallRow } from './plan.ts';

/** A rectangle of the drawing. */
export interface Box {
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
}

/** A counter: board and window side by side, or the board above the window. */
export interface HallCounter extends Box {
	readonly board: Box;
	readonly win: Box;
	readonly deskY: number;
	/** How much room its words have. */
	readonly detail: 'full' | 'tight' | 'letter' | 'bare';
	readonly ticket: Place;
	/** How far apart the tickets of a hand lie, and how many have room beside the one in work. */
	readonly step: number;
	readonly beside: number;
	readonly numeral: number;
}

export interface HallRowBox extends Box {
	readonly rodY: number;
	readonly from: number;
	readonly to: number;
	/** The next ticket hangs here; further ones `step` to the left. */
	readonly head: Place;
	readonly step: number;
	readonly capacity: number;
	/** Where its words start; `lines`: one below the other; `few`: the three that matter most. */
	readonly info: {
		readonly x: number;
		readonly y: number;
		readonly lines: boolean;
		readonly few: boolean;
	};
	readonly tapes: readonly Box[];
	readonly plank: Box | undefined;
	readonly counters: readonly HallCounter[];
}

/** Something that stands on the floor. */
export interface FloorItem extends Box {
	readonly kind:
		'bin' | 'spike' | 'tray' | 'ledger' | 'more' | 'line' | 'door' | 'receipts' | 'order' | 'bars';
	/** Which one, of several; `more`: how many ledgers are not drawn. */
	readonly n: number;
}

/** Where everything stands in a hall. */
export interface HallLayout {
	readonly size: Size;
	readonly width: number;
	readonly height: number;
	readonly shops: readonly (Box & { readonly stall: boolean })[];
	readonly cabinets: readonly Box[];
	/** The way from the shops to the rails. */
	readonly trunk: string;
	readonly rows: readonly HallRowBox[];
	readonly floors: readonly number[];
	readonly items: readonly FloorItem[];
	readonly terms: readonly { readonly x: number; readonly y: number; readonly text: string }[];
	/** Where tickets come from. */
	readonly out: Place;
}

const STRIP = 76;

/** What is higher than this has, on a slide, words of less than 24 px. */
const MOST_HIGH = 366;

/**
 * Where everything stands: wide 960 units, narrow 350, as high as it has to be. On a slide rows that
 * would be too high together are brief: no names on boards, and fewer words.
 */
export function hallLayout(plan: HallPlan, size: Size): HallLayout {
	const all = stood(plan, size, false);
	const many = size === 'slide' && plan.rows.length > 2;
	return many && all.height > MOST_HIGH ? stood(plan, size, true) : all;
}

function stood(plan: HallPlan, size: Size, brief: boolean): HallLayout {
	const narrow = size === 'narrow';
	const width = narrow ? 350 : 960;
	const { shops, cabinets, railX, top } = front(plan, narrow);
	const scale = brief ? 0.68 : narrow || plan.rows.length > 1 ? 0.62 : 0.8;
	const most = mostTickets(plan.rows);
	// A single shop’s rod leaves its sign at the height of the first rail.
	let y = narrow ? top : shops.length === 1 && cabinets.length === 0 ? 38 : 14;
	const rows = plan.rows.map((row): HallRowBox => {
		const box = rowBox(row, narrow, railX, y, scale, most, brief);
		y += box.h + (brief ? 4 : 8);
		return box;
	});
	const { items, floors, end } = stand(plan, narrow, railX, y, shops, brief);
	const last = floors.at(-1) ?? end;
	const fed = rows.filter((_, i) => plan.rows[i]?.fed);
	const shop = shops[0] as Box;
	const grown = narrow
		? shops
		: shops.map((it) => (plan.producers.length === 1 ? { ...it, h: last - it.y } : it));
	const tall = cabinets.map((it, i) => {
		if (narrow) return it;
		const h = (last - 16) / cabinets.length;
		return { ...it, y: 16 + i * h, h: h - (i < cabinets.length - 1 ? 12 : 0) };
	});
	const ends = fed.map(({ rodY }) => rodY);
	const x = cabinets.length > 0 ? railX - 8 : railX - 10;
	const down = ends.length > 0 ? `M${x} 46V${Math.max(...ends, 46)}` : '';
	const goal = cabinets.length > 0 ? (tall[0] as Box).x : x;
	const into = shops.map((it) => {
		const y = it.stall ? it.y + 12 : 46;
		return `M${it.x + it.w - 4} ${y}H${goal}`;
	});
	// A narrow hall is read from the top: shops, then the cabinet beside or below them, then rails.
	const folded = narrow ? foldedTrunk(shops, cabinets, top, ends) : '';
	const joined = shops.length > 1 && !narrow ? `M${goal} 28V${(shops.at(-1) as Box).y + 12}` : '';
	const withTerms = size === 'wide';
	return {
		size,
		width,
		height: last + (withTerms ? 38 : 8),
		shops: grown,
		cabinets: tall,
		trunk: narrow ? folded : into.join('') + (cabinets.length > 0 ? '' : joined + down),
		rows,
		floors,
		items,
		terms: withTerms ? termsOf(plan, last + 26, railX, rows) : [],
		out: {
			x: cabinets.length > 0 ? (tall[0] as Box).x + 30 : shop.x + shop.w / 2,
			y: narrow ? 60 : 120,
			scale: 0.5,
		},
	};
}

function foldedTrunk(
	shops: readonly Box[],
	cabinets: readonly Box[],
	top: number,
	ends: readonly number[],
): string {
	if (ends.length === 0) return '';
	const under = (it: Box): number => it.y + it.h;
	const [cabinet] = cabinets;
	const [shop] = shops;
	const end = Math.max(...ends);
	if (!cabinet || !shop) {
		const first = Math.min(...ends);
		const others = shops.slice(1).map((it) => `M${it.x + 8} ${under(it)}V${first}`);
		return `M8 ${Math.min(...shops.map(under))}V${end}${others.join('')}`;
	}
	const beside = cabinet.y === shop.y;
	const into = beside
		? [`M${shop.x + shop.w} ${shop.y + 12}H${cabinet.x}`]
		: shops.map((it) => {
				const x = it.x + 8;
				const goal = Math.min(Math.max(x, cabinet.x + 8), cabinet.x + cabinet.w - 8);
				return `M${x} ${under(it)}V${cabinet.y - 4}H${goal}V${cabinet.y + 2}`;
			});
	return `${into.join('')}M${cabinet.x + 8} ${under(cabinet)}V${top - 4}H8V${end}`;
}

/**
 * How many tickets may hang on a rail, so that all of a picture is few enough elements to move sixty
 * times a second: about 8 for a ticket, 16 for a counter with one in hand, 11 for a rail.
 */
function mostTickets(rows: readonly HallRow[]): number {
	const counters = rows.reduce((sum, row) => sum + row.counters.length, 0);
	const left = 370 - 11 * rows.length - 16 * counters;
	const fits = Math.floor(left / 8 / rows.length);
	return Math.max(2, Math.min(fits, Math.max(3, Math.floor(22 / rows.length))));
}

/** Shops and cabinets: on the left of a wide hall, above a narrow one. */
function front(
	{ producers, cabinets }: HallPlan,
	narrow: boolean,
): { shops: (Box & { stall: boolean })[]; cabinets: Box[]; railX: number; top: number } {
	const count = producers.length;
	const stall = narrow || count > 1;
	const shops = producers.map((_, i) =>
		narrow
			? { x: 2 + i * 116, y: 8, w: 108, h: 102, stall }
			: count > 1
				? { x: 2, y: 16 + i * 112, w: 148, h: 102, stall }
				: { x: 2, y: 20, w: 164, h: 280, stall },
	);
	const beside = narrow && count === 1;
	const wide = cabinets.length > 1 ? 108 : 150;
	const boxes = cabinets.map((_, i) =>
		narrow
			? {
					x: beside ? 124 + i * (wide + 6) : 18 + i * 160,
					y: beside ? 8 : 118,
					w: beside ? wide : 150,
					h: 102,
				}
			: { x: 184, y: 16, w: 128, h: 260 },
	);
	const top = narrow ? (beside || boxes.length === 0 ? 122 : 232) : 14;
	const railX = narrow ? 8 : boxes.length > 0 ? 328 : count > 1 ? 172 : 188;
	return { shops, cabinets: boxes, railX, top };
}

const INFO = 104;

function rowBox(
	row: HallRow,
	narrow: boolean,
	railX: number,
	y: number,
	k: number,
	most: number,
	brief: boolean,
): HallRowBox {
	const n = Math.max(1, row.counters.length);
	const above = !brief && (n > 2 || (!narrow && k > 0.7));
	const room = narrow
		? 342
		: n === 1
			? above
				? 150
				: 178 + 30 * (row.hand > 1 ? 3 : 0)
			: n === 2
				? above
					? 290
					: 330
				: 400;
	const right = narrow ? 346 : 956 - INFO;
	const left = narrow ? 4 : right - room;
	const from = row.fed ? railX : railX + (narrow ? 14 : 24);
	const rodY = y + 8;
	const tapes = Array.from({ length: row.kind === 'tape' ? row.parts : 0 }, (_, i) => ({
		x: from + 16,
		y: y + 20 + i * 62,
		w: (narrow ? 342 : left - 18) - from - 16,
		h: 34,
	}));
	const to = narrow ? 340 : left - 4;
	const headX = Math.round(to - 8 - 46 * k - 4);
	const step = Math.ceil(46 * k) + 2;
	const hung =
		row.kind === 'tape' ? 20 + row.parts * 62 : Math.round(16 + 82 * k + (narrow ? 8 : 24));
	const plank = row.plank ? { x: from + 14, y: y + hung + 58, w: to - from - 30, h: 5 } : undefined;
	const under = hung + (plank ? 84 : 0);
	// Words of its own stand under a call and under a tape.
	const more = row.kind === 'rail' ? 0 : row.kind === 'tape' ? 14 : 12;
	const infoY = y + under + 8 + (row.kind === 'rail' ? 0 : 6);
	const countersY = narrow ? y + under + 18 + more : y + (above ? 14 : 12);
	const across = { x: left, y: countersY, w: narrow ? 342 : room, h: 0 };
	const counters = cells(row, n, across, above, k, brief);
	const bottom = Math.max(...counters.map((it) => it.y + it.h));
	const h = Math.max(
		bottom - y,
		brief && !plank && row.kind === 'rail' ? 0 : under,
		narrow ? 0 : 60,
	);
	return {
		x: from, y, w: (narrow ? 346 : 956) - from, h, rodY, from, to,
		head: { x: headX, y: rodY + 9, scale: k },
		step,
		capacity: Math.max(1, Math.min(most, Math.floor((headX - from - 14) / step) + 1)),
		info: narrow
			? { x: from + 6, y: infoY, lines: false, few: false }
			: { x: right + 10, y: y + (brief ? 16 : 26), lines: true, few: brief },
		tapes,
		plank,
		counters,
	}; // prettier-ignore
}

function cells(
	row: HallRow,
	n: number,
	at: Box,
	above: boolean,
	k: number,
	brief: boolean,
): HallCounter[] {
	const width = at.w / n;
	return Array.from({ length: n }, (_, i): HallCounter => {
		const gap = above ? (n > 6 ? 2 : 8) : 12;
		const w = Math.floor(Math.min(above ? 132 : row.hand > 1 ? 400 : 200, width - gap));
		const aside = at.w > 340 && n === 1 && above ? (at.w - w) / 2 : i * width + gap / 2;
		const x = at.x + Math.round(aside);
		const s = Math.min(brief ? 0.54 : k > 0.7 && n <= 4 ? k : 0.56, (w - 4) / 46);
		const winH = brief ? 48 : Math.round(82 * (k > 0.7 && n <= 4 ? k : 0.56) + 8);
		const boardH = above ? (w >= 84 ? 56 : 32) : winH;
		const words = brief ? 0 : above ? 20 : 17;
		const boardW = above ? w : Math.round(Math.min(100, w * 0.56));
		const board = { x, y: at.y, w: boardW, h: boardH };
		const win = above
			? { x: x + 2, y: at.y + boardH + 4, w: w - 4, h: winH }
			: { x: x + boardW + 3, y: at.y, w: w - boardW - 5, h: winH };
		const deskY = win.y + winH;
		const step = Math.round(46 * s) + 2;
		const beside = Math.max(0, Math.floor((win.w - 32 - 46 * s) / step));
		return {
			x, y: at.y, w,
			h: deskY + 8 + words - at.y,
			board, win, deskY,
			detail: brief ? 'bare' : w >= 84 ? 'full' : w >= 60 ? 'tight' : 'letter',
			ticket: {
				x: row.hand > 1 || win.w > 90 ? win.x + 4 : Math.round(win.x + win.w / 2 - 23 * s),
				y: Math.round(deskY - 82 * s) - 2,
				scale: s,
			},
			step,
			beside,
			numeral: Math.min(30, boardW / (w < 60 ? 2.1 : 2.5), boardH - (brief ? 12 : w >= 60 && boardH > 40 ? 28 : 8)),
		}; // prettier-ignore
	});
}

/** What stands on the floor, from left to right, on as many floors as it takes. */
function stand(
	plan: HallPlan,
	narrow: boolean,
	railX: number,
	top: number,
	shops: readonly Box[],
	brief: boolean,
): { items: FloorItem[]; floors: number[]; end: number } {
	const few = brief && plan.rows.length > 3;
	const ledgers = Math.min(plan.ledgers.length, few ? 1 : 3);
	const more = plan.ledgers.length - ledgers;
	const wanted: { kind: FloorItem['kind']; n: number; w: number }[] = [
		...(plan.receipts && !few ? [{ kind: 'receipts' as const, n: 0, w: 168 }] : []),
		...(plan.line ? [{ kind: 'line' as const, n: 0, w: narrow ? 340 : 300 }] : []),
		...(plan.rows.some(({ kind }) => kind === 'rail')
			? [
					{ kind: 'bin' as const, n: 0, w: few ? 100 : 124 },
					{ kind: 'spike' as const, n: 0, w: few ? 136 : 138 },
				]
			: []),
		...(plan.door && !few ? [{ kind: 'door' as const, n: 0, w: 72 }] : []),
		...plan.trays.map((n) => ({ kind: 'tray' as const, n, w: narrow ? 204 : 230 })),
		...Array.from({ length: ledgers }, (_, n) => ({
			kind: 'ledger' as const,
			n,
			w: narrow ? 164 : 160,
		})),
		...(more > 0 ? [{ kind: 'more' as const, n: more, w: 66 }] : []),
		...(plan.order >= 0 ? [{ kind: 'order' as const, n: 0, w: 300 }] : []),
		...(plan.bars >= 0 ? [{ kind: 'bars' as const, n: 0, w: narrow ? 340 : 300 }] : []),
	];
	const left = narrow ? 4 : railX + 8;
	const right = narrow ? 346 : 956;
	const shopsEnd = narrow ? 0 : Math.max(...shops.map((it) => it.y + it.h));
	const lines: (typeof wanted)[] = [];
	let x = Infinity;
	for (const item of wanted) {
		if (x + item.w > right) {
			lines.push([]);
			x = left;
		}
		lines.at(-1)?.push(item);
		x += item.w + 12;
	}
	const first = Math.max(top + STRIP, lines.length <= 1 ? shopsEnd : 0);
	const floors = (lines.length > 0 ? lines : [[]]).map((_, i) => first + i * (STRIP + 8));
	const items = lines.flatMap((line, i) => {
		let at = left;
		return line.map((item): FloorItem => {
			const box = { ...item, x: at, y: (floors[i] as number) - STRIP + 4, h: STRIP - 4 };
			at += item.w + 12;
			return box;
		});
	});
	const last = floors.length - 1;
	if (shopsEnd > (floors[last] as number)) floors[last] = shopsEnd;
	return { items, floors, end: floors[last] as number };
}

function termsOf(
	plan: HallPlan,
	y: number,
	railX: number,
	rows: readonly HallRowBox[],
): HallLayout['terms'] {
	const counters = rows.flatMap((row) => row.counters);
	const left = Math.min(...counters.map((it) => it.x));
	const right = Math.max(...counters.map((it) => it.x + it.w));
	const tape = plan.rows.some(({ kind }) => kind === 'tape');
	const many = plan.rows.length > 1;
	const cabinet = plan.cabinets[0]?.kind;
	return [
		{ x: 84, y, text: plan.producers.length > 1 ? 'Producers' : 'Producer' },
		...(cabinet ? [{ x: 246, y, text: cabinet === 'exchange' ? 'Exchange' : 'Outbox' }] : []),
		...(counters.length > 0
			? [
					{ x: (railX + left) / 2, y, text: tape ? 'Log' : many ? 'Queues' : 'Queue' },
					{ x: (left + right) / 2, y, text: tape ? 'Readers' : 'Consumers' },
				]
			: []),
	];
}
