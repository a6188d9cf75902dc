import type { Box, HallFrame, HallLayout, HallPlan, HallRowBox } from '#player/hall';
import { cut } from './draw-hall-counter.ts';
import { drawItem } from './draw-hall-floor.ts';
import { drawRow } from './draw-hall-row.ts';
import { box, path, type Shape, text } from './shapes.ts';

/** What stands still in a hall, from back to front. */
export function drawHall(frame: HallFrame, at: HallLayout, plan: HallPlan): Shape[] {
	return [
		...at.floors.map((y, i) =>
			path(
				'floor',
				`M${i === at.floors.length - 1 ? 0 : (at.rows[0]?.from ?? 0)} ${y}H${at.width}`,
			),
		),
		...(at.trunk ? [path('rod', at.trunk)] : []),
		...frame.rows.flatMap((row, i) => drawRow(row, at.rows[i] as HallRowBox, plan, i, at.width)),
		...at.cabinets.flatMap((it, i) => drawCabinet(frame, plan, i, it, at)),
		...at.items.flatMap((item) => drawItem(frame, item, at, plan)),
		...at.terms.map((it) => text('term', it.x, it.y, it.text)),
	];
}

/** A shop that shares the wall with others: sign, awning, the next number, what is said of it. */
export function drawStall(shop: HallFrame['shops'][number], { x, y, w, h }: Box): Shape[] {
	const edge = (i: number): number => x + Math.round((i * w) / 7);
	const awning = (odd: number): string => {
		let d = '';
		for (let i = odd; i < 7; i += 2) {
			const part = edge(i + 1) - edge(i);
			d += `M${edge(i)} ${y + 24}h${part}v12a${part / 2} ${part / 2} 0 0 1 ${-part} 0Z`;
		}
		return d;
	};
	const middle = x + w / 2;
	return [
		box('fascia', x, y, w, 24),
		text('fascia-t sm', middle, y + 17, shop.sign),
		path('aw-a', awning(0)),
		path('aw-b', awning(1)),
		path('wall', `M${x + 3} ${y + h - 34}V${y + 44}M${x + w - 3} ${y + h - 34}V${y + 44}`),
		box('dp-tongue', middle - 22, y + 48, 44, 16),
		text('dp-no', middle, y + 61, shop.next),
		box('desk', x, y + h - 38, w, 6),
		text('lab-b', middle, y + h - 17, shop.rate),
		text('lab', middle, y + h, shop.wait),
	];
}

function drawCabinet(
	frame: HallFrame,
	plan: HallPlan,
	i: number,
	it: Box,
	at: HallLayout,
): Shape[] {
	const cabinet = plan.cabinets[i];
	if (!cabinet) return [];
	const { x, y, w, h } = it;
	const middle = x + w / 2;
	// On a slide its letters are larger.
	const over = at.size === 'slide' ? 13 : 2;
	const sign = [
		box('fascia', x - over, y, w + 2 * over, 24),
		text('fascia-t sm', middle, y + 17, cut(cabinet.label, w / 10.2).toUpperCase()),
	];
	const wide = at.width > 400;
	if (cabinet.kind === 'outbox') {
		const outbox = frame.outbox;
		if (!outbox) return [];
		const fits = Math.max(1, Math.min(6, Math.floor((h - 84) / 18)));
		const rows = outbox.head.slice(0, fits);
		return [
			box('frame', x, y + 12, w, h - 12),
			...sign,
			...rows.flatMap((number, k) => [
				path('lg-rule', `M${x + 8} ${y + 50 + k * 18}h${w - 16}`),
				text('lg-no', x + 12, y + 46 + k * 18, String(number).padStart(3, '0')),
				box('chk', x + w - 26, y + 35 + k * 18, 12, 12),
				...(k < outbox.sent ? [path('chk-on', `M${x + w - 24} ${y + 41 + k * 18}l3 4l6 -8`)] : []),
			]),
			text('lab', middle, y + h - 26, ' to send', String(outbox.waiting)),
			outbox.up
				? text('lab', middle, y + h - 8, 'relay runs')
				: text('crash-t', middle, y + h - 8, '× relay down'),
		];
	}
	const slots = wide
		? at.rows.flatMap((row, k) => {
				if (!plan.rows[k]?.fed || plan.rows[k]?.kind === 'call' || !frame.rows[k]?.there) return [];
				const key = cabinet.keys[k] ?? '';
				// The sign hangs over the first one.
				const slot = Math.max(row.rodY + 2, y + 26);
				const high = row.rodY + 44 - slot;
				let teeth = `M${x + w} ${slot}`;
				for (let n = 0; n < high / 6; n++) teeth += 'l-4 3l4 3';
				return [
					box('desk', x + w - 8, slot, 8, high),
					path('slot-teeth', `${teeth}Z`),
					...(key
						? [text('lab e', x + w - 12, Math.max(row.rodY + 28, y + 42), cut(key, 13))]
						: []),
				];
			})
		: [...new Set(cabinet.keys)]
				.filter((key) => key)
				.slice(0, 3)
				.map((key, k) => text('lab', middle, y + 60 + k * 16, cut(key, 17)));
	const copies = plan.rows.filter(
		({ fed, kind }, k) => fed && kind !== 'call' && frame.rows[k]?.there,
	).length;
	const keyed = cabinet.keys.some((key) => key);
	const say = keyed ? 'sorts by key' : `tears ${copies} ${copies === 1 ? 'copy' : 'copies'}`;
	return [
		box('cab', x, y + 12, w, h - 12),
		...sign,
		text('lab', middle, wide ? y + h - 14 : y + 41, say),
		...slots,
	];
}
