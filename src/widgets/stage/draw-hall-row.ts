import type { Box, HallFrame, HallPlan, HallRowBox } from '#player/hall';
import { box, disc, path, type Shape, text } from './shapes.ts';

type RowShape = HallFrame['rows'][number];

/** A rail, a tape or a direct call, with what is said of it. */
export function drawRow(
	row: RowShape,
	at: HallRowBox,
	plan: HallPlan,
	i: number,
	width: number,
): Shape[] {
	const it = plan.rows[i];
	if (!it) return [];
	const { rodY, from, to, info } = at;
	const { lines } = info;
	const end = at.counters.at(-1);
	const rod = lines && end ? end.x + end.w : to + 4;
	const start = lines ? from - 18 : it.fed ? 8 : from;
	const words = row.words;
	const stack = lines
		? words.map((say, k) =>
				k === 0
					? text('lab s', info.x, info.y, '', say)
					: text('lab s', info.x, info.y + k * (info.few ? 19 : 17), say),
			)
		: [
				text(
					'lab s',
					info.x,
					info.y,
					words
						.slice(1)
						.map((say) => ` · ${say}`)
						.join(''),
					words[0],
				),
			];
	const hidden = lines && !info.few && row.notShown > 0 ? `${row.notShown} not shown` : '';
	const rail =
		it.kind === 'rail'
			? [
					path(
						row.there ? (row.up ? 'rod' : 'rod is-down') : 'rod ghost',
						`M${it.fed ? start : from} ${rodY}H${rod}`,
					),
					...(it.fed ? [] : [disc('rod-end', from, rodY, 4)]),
					disc('rod-end', rod, rodY, 4),
					path('clip', `M${to} ${rodY - 8}v16`),
					...(hidden ? [text('lab s', from + 6, at.head.y + 82 * at.head.scale + 16, hidden)] : []),
					...(row.up ? [] : down((from + to) / 2, rodY + 34)),
					...(row.wanted ? drawWanted(row.wanted, at) : []),
				]
			: it.kind === 'call'
				? [
						path('rod ghost', `M${from} ${rodY}H${to}`),
						path('call', `M${from} ${rodY + 24}H${to - 12}`),
						path('arrow', `M${to} ${rodY + 24}l-14 -7v14Z`),
						path('call answer', `M${to} ${rodY + 44}H${from + 12}`),
						path('arrow', `M${from} ${rodY + 44}l14 -7v14Z`),
						text('lab', (from + to) / 2, rodY + 18, row.book?.asks ?? 'asks, and waits'),
						...(row.book ? drawBook(row.book, at) : []),
						text(
							'lab',
							(from + to) / 2,
							rodY + 62,
							row.book ? 'opens at its page' : 'answers when it is done',
						),
					]
				: [
						path('rod', `M${start} ${at.y + 8}H${from + 4}V${(at.tapes.at(-1)?.y ?? 0) + 17}`),
						...row.tapes.flatMap((tape, p) =>
							drawTape(tape, at.tapes[p] as Box, p, row.tapes.length),
						),
						...(row.up ? [] : down((from + to) / 2, rodY + 34)),
					];
	const { plank } = at;
	return [
		...rail,
		...(plank
			? [
					box('plank', plank.x, plank.y, plank.w, plank.h),
					path(
						'plank',
						`M${plank.x + 8} ${plank.y}h4v20h-4ZM${plank.x + plank.w - 12} ${plank.y}h4v20h-4Z`,
					),
					text(
						'lab s',
						plank.x + 18,
						plank.y + 20,
						row.delayedNotShown > 0 ? ` later, ${row.delayedNotShown} not shown` : ' later',
						String(row.delayed),
					),
					text('lab e', plank.x + plank.w - 18, plank.y + 20, 'due next'),
				]
			: []),
		...(width > 0 ? stack : []),
	];
}

/** A ring around the ticket that somebody looks for, and what hangs before it. */
function drawWanted({ x, say }: NonNullable<RowShape['wanted']>, at: HallRowBox): Shape[] {
	const { head, to } = at;
	const [w, h] = [46 * head.scale, 82 * head.scale];
	const y = head.y + h + 10;
	const right = head.x + w;
	const ring = x === undefined ? [] : [box('wanted', x - 3, head.y - 3, w + 6, h + 6)];
	// Where the words of the row stand below it, they say this too.
	if (!say) return ring;
	if (x === undefined) return [text('lab-b e', to - 8, y + 8, say)];
	return [
		...ring,
		path('dim', `M${x + w} ${y}H${right}M${x + w} ${y - 5}v10M${right} ${y - 5}v10`),
		text('lab-b e', to - 8, y + 18, say),
	];
}

/** A page with a thumb index. */
function drawBook({ lines, tabs }: NonNullable<RowShape['book']>, at: HallRowBox): Shape[] {
	const place = at.counters[0];
	if (!place) return [];
	const { x, y } = place;
	const w = place.w - 26;
	return [
		box('lg-page', x, y, w, 74),
		box('lg-spine', x, y, 7, 74),
		text('lab s', x + 14, y + 15, '', 'Orders'),
		path('lg-head', `M${x + 7} ${y + 20}h${w - 7}`),
		...lines.flatMap(({ number, found }, i) => [
			...(found ? [box('lg-found', x + 8, y + 21 + i * 18, w - 9, 17)] : []),
			text(found ? 'lg-no on-ticket' : 'lg-no', x + 14, y + 35 + i * 18, number),
			...(found ? [text('lab s on-ticket', x + 54, y + 35 + i * 18, 'found')] : []),
		]),
		...tabs.flatMap(({ say, open }, i) => [
			box(open ? 'lg-tab lg-found' : 'lg-tab', x + w, y + 1 + i * 18, 24, 17),
			text(open ? 'lab on-ticket' : 'lab', x + w + 12, y + 14 + i * 18, say),
		]),
	];
}

function down(x: number, y: number): Shape[] {
	return [box('crash', x - 76, y - 20, 152, 30), text('crash-t', x, y, '× broker is down')];
}

function drawTape(tape: RowShape['tapes'][number], at: Box, p: number, parts: number): Shape[] {
	const { x, y, w, h } = at;
	const right = x + w - 26;
	const left = tape.cells.at(-1)?.x ?? right;
	const scissors = tape.trimmed > 0;
	return [
		path('rod', `M${x - 12} ${y + 17}H${left - 4}`),
		path('tape', `M${left} ${y}H${right}v${h}H${left}l-4 -6l4 -6l-4 -6l4 -6l-4 -5Z`),
		path('tape-l', tape.cells.map((cell) => `M${cell.x} ${y + 4}v${h - 8}`).join('')),
		...tape.cells.map((cell) => text('tape-no', cell.x + tape.cell / 2, y + 22, cell.number)),
		...(scissors
			? [
					path('scissors', `M${right + 4} ${y - 4}l6 ${h + 8}M${right + 10} ${y - 4}l-6 ${h + 8}`),
					disc('scissors', right + 3, y + h + 7, 3),
					disc('scissors', right + 11, y + h + 7, 3),
				]
			: []),
		...(tape.cells.length === 0 ? [text('lab e', right - 8, y + 22, 'no record yet')] : []),
		...(tape.notShown > 0 ? [text('lab s', right + 2, y + 22, `+${tape.notShown}`)] : []),
		...(parts > 1 ? [text('lab s', x + 4, y + 10, '', String(p + 1))] : []),
		...tape.clips.flatMap(({ x: at, say }, i) => [
			path('clip', `M${at} ${y + h - 10}v16`),
			...(tape.clips.some((it, k) => k < i && Math.abs(it.x - at) < 70) || !say
				? []
				: [text('lab', Math.min(Math.max(at, x + 40), right - 10), y + h + 19, say)]),
		]),
	];
}
