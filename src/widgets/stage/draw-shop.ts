import type { Frame, Layout } from '#player';
import { box, disc, path, type Shape, text } from './shapes.ts';

/** What differs between the shop of the wide wall and that of the folded one. */
const LARGE = {
	sign: 34,
	scallops: 7,
	drop: 30.3,
	wall: 6,
	inset: 22,
	win: 112,
	desk: 214,
	line: 33,
};
const SMALL = {
	sign: 26,
	scallops: 5,
	drop: 19.4,
	wall: 4,
	inset: 11,
	win: 80,
	desk: 160,
	line: 29,
};

/** Shop with awning and, where numbers are given out, the machine; without, a bell on the desk. */
export function drawShop(shop: Frame['shop'], at: Layout['shop'], direct: boolean): Shape[] {
	const { x, y, w, floor, small } = at;
	const it = small ? SMALL : LARGE;
	const middle = x + w / 2;
	const top = y + it.sign;
	const end = x + w;
	return [
		path('wall', `M${x + it.wall} ${floor}V${y + 8}H${end - it.wall}V${floor}`),
		box('fascia', x, y, w, it.sign),
		text(small ? 'fascia-t sm' : 'fascia-t', middle, top - (small ? 8 : 11), shop.sign),
		...[0, 1].map((odd) => path(odd ? 'aw-b' : 'aw-a', awning(x, top, w, it, odd))),
		path('win', `M${x + it.inset} ${it.desk}V${it.win}H${end - it.inset}V${it.desk}`),
		...(direct ? bell(small ? 66 : 128, it.desk, small ? 0.7 : 1) : []),
		...(direct ? [] : machine(small ? 38 : 76, small ? 112 : 150, small ? 0.7 : 1, shop.next)),
		box('desk', x + (small ? 5 : 12), it.desk, w - (small ? 10 : 24), small ? 9 : 11),
		text('lab-b', middle, it.desk + it.line, shop.rate),
		text('lab', middle, it.desk + it.line + (small ? 17 : 19), shop.wait),
	];
}

function awning(x: number, y: number, w: number, it: typeof LARGE, odd: number): string {
	const part = w / it.scallops;
	const r = part / 2;
	let d = '';
	for (let i = odd; i < it.scallops; i += 2) {
		d += `M${round(x + i * part)} ${y}h${round(part)}v${it.drop}a${round(r)} ${round(r)} 0 0 1 ${-round(part)} 0Z`;
	}
	return d;
}

function bell(x: number, y: number, k: number): Shape[] {
	return [
		path('bell-d', `M${x - 12 * k} ${y - 3}a${12 * k} ${12 * k} 0 0 1 ${24 * k} 0Z`),
		path('bell-b', `M${x - 14 * k} ${y - 1.5}h${28 * k}M${x} ${y - 15 * k}v${-4 * k}`),
	];
}

function machine(x: number, y: number, k: number, next: string): Shape[] {
	const at = (dx: number, dy: number): string => `M${round(x + dx * k)} ${round(y + dy * k)}`;
	const n = (v: number): number => round(v * k);
	const teeth = `l${n(-5.4)} -4l${n(-5.4)} 4`.repeat(2);
	return [
		path('dp-tongue', `${at(18.6, 15)}h${n(21.6)}v${n(34.5)}${teeth}Z`),
		disc('dp-drum', x, y, 30 * k),
		path('dp-drum', `${at(0, 0)}h${n(45)}v${n(23.4)}l${n(-15)} ${n(6.6)}h${n(-30)}Z`),
		disc('dp-core', x, y, n(16.8)),
		{ cls: 'dp-no', x, y: y + 4.8 * k, say: next, scale: k },
	];
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
