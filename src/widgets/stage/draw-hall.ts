import type {
	Box,
	FloorItem,
	HallCounter,
	HallFrame,
	HallLayout,
	HallPlan,
	HallRowBox,
} from '#player/hall';
import { box, disc, path, type Shape, text } from './shapes.ts';

type RowShape = HallFrame['rows'][number];

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
		...at.cabinets.flatMap((it, i) => drawCabinet(frame, plan, i, it, at)),
		...frame.rows.flatMap((row, i) => drawRow(row, at.rows[i] as HallRowBox, plan, i, at.width)),
		...at.items.flatMap((item) => drawItem(frame, item, at, plan)),
		...at.terms.map((it) => text('term', it.x, it.y, it.text)),
	];
}

/** A shop that shares the wall with others: sign, awning, the next number, what is said of it. */
export function drawStall(shop: HallFrame['shops'][number], { x, y, w, h }: Box): Shape[] {
	const part = w / 7;
	const awning = (odd: number): string => {
		let d = '';
		for (let i = odd; i < 7; i += 2) {
			d += `M${x + i * part} ${y + 24}h${part}v12a${part / 2} ${part / 2} 0 0 1 ${-part} 0Z`;
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
	const sign = [
		box('fascia', x - 2, y, w + 4, 24),
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
				if (!plan.rows[k]?.fed || plan.rows[k]?.kind === 'call') return [];
				const key = cabinet.keys[k] ?? '';
				let teeth = `M${x + w} ${row.rodY + 2}`;
				for (let n = 0; n < 7; n++) teeth += 'l-4 3l4 3';
				return [
					box('desk', x + w - 8, row.rodY + 2, 8, 42),
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
	const copies = plan.rows.filter(({ fed, kind }) => fed && kind !== 'call').length;
	const keyed = cabinet.keys.some((key) => key);
	const say = keyed ? 'sorts by key' : `tears ${copies} ${copies === 1 ? 'copy' : 'copies'}`;
	return [
		box('cab', x, y + 12, w, h - 12),
		...sign,
		text('lab', middle, wide ? y + h - 14 : y + 41, say),
		...slots,
	];
}

function drawRow(row: RowShape, at: HallRowBox, plan: HallPlan, i: number, width: number): Shape[] {
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
					: text('lab s', info.x, info.y + k * 17, say),
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
	const hidden = lines && row.notShown > 0 ? `${row.notShown} not shown` : '';
	const rail =
		it.kind === 'rail'
			? [
					path(row.up ? 'rod' : 'rod is-down', `M${it.fed ? start : from} ${rodY}H${rod}`),
					...(it.fed ? [] : [disc('rod-end', from, rodY, 4)]),
					disc('rod-end', rod, rodY, 4),
					path('clip', `M${to} ${rodY - 8}v16`),
					...(hidden ? [text('lab s', from + 6, at.head.y + 82 * at.head.scale + 16, hidden)] : []),
					...(row.up ? [] : down((from + to) / 2, rodY + 34)),
				]
			: it.kind === 'call'
				? [
						path('rod ghost', `M${from} ${rodY}H${to}`),
						path('call', `M${from} ${rodY + 24}H${to - 12}`),
						path('arrow', `M${to} ${rodY + 24}l-14 -7v14Z`),
						path('call answer', `M${to} ${rodY + 44}H${from + 12}`),
						path('arrow', `M${from} ${rodY + 44}l14 -7v14Z`),
						text('lab', (from + to) / 2, rodY + 18, 'asks, and waits'),
						text('lab', (from + to) / 2, rodY + 62, 'answers when it is done'),
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

function drawItem(frame: HallFrame, item: FloorItem, at: HallLayout, plan: HallPlan): Shape[] {
	const { x, y, w, h, kind, n } = item;
	const floor = y + h;
	if (kind === 'bin') {
		const { lost } = frame;
		return [
			path(
				lost > 0 ? 'bin-b is-lost' : 'bin-b',
				`M${x} ${floor - 42}h64M${x + 5} ${floor - 42}l7 41h40l7 -41`,
			),
			lost > 0
				? path('bin-x', `M${x + 24} ${floor - 31}l16 18m0 -18l-16 18`)
				: path(
						'bin-rib',
						`M${x + 21} ${floor - 34}l3 27M${x + 32} ${floor - 34}v27M${x + 43} ${floor - 34}l-3 27`,
					),
			text('big-n', x + 70, floor - 26, lost),
			text('lab s', x + 70, floor - 9, 'lost'),
		];
	}
	if (kind === 'spike') {
		const slips = Math.min(7, frame.spike);
		let d = '';
		for (let i = 0; i < slips; i++)
			d += `M${x + 7 + ((i * 5) % 4)} ${floor - 12 - 5 * i}h46v4.6h-46Z`;
		return [
			path('sp-tk', d),
			path('sp-pin', `M${x + 30} ${floor - 9 - 5 * slips}V${floor - 70}`),
			path('sp-base', `M${x} ${floor - 6}h60v6h-60Z`),
			text('big-n', x + 70, floor - 26, frame.spike),
			text('lab s', x + 70, floor - 9, 'stamped'),
		];
	}
	if (kind === 'tray') return [...drawTray(frame, item), ...waysOfTray(frame, item, at, plan)];
	if (kind === 'receipts') return drawReceipts(frame, item, at);
	if (kind === 'order') return drawOrder(frame, item);
	if (kind === 'bars') return drawBars(frame, item);
	if (kind === 'ledger') {
		const it = frame.ledgers[n];
		if (!it) return [];
		const same = it.expected === it.actual;
		const cls = same ? 'lg-sum good' : 'lg-sum bad';
		return [
			box('lg-page', x, y, w, h - 4),
			box('lg-spine', x, y, 7, h - 4),
			text('lab s', x + 14, y + 17, '', cut(it.id, 18)),
			path(
				'lg-head',
				`M${x + 12} ${y + 23}H${x + w - 5}M${x + 7 + (w - 7) / 2} ${y + 23}V${y + h - 4}`,
			),
			text('lg-sum', x + 7 + (w - 7) / 4, y + 46, it.expected),
			text(cls, x + 7 + ((w - 7) * 3) / 4, y + 46, it.actual),
			text('lab', x + 7 + (w - 7) / 4, y + 63, 'expected'),
			text('lab', x + 7 + ((w - 7) * 3) / 4, y + 63, 'actual'),
		];
	}
	const { line } = frame;
	const right = x + 132;
	return [
		text(
			'lab s',
			right,
			floor - 30,
			line.count === 0 ? 'nobody in line' : ' in line',
			line.count === 0 ? '' : String(line.count),
		),
		...(line.count > 0
			? [
					text(
						'lab s',
						right,
						floor - 12,
						line.notShown > 0 ? `${line.notShown} not shown` : `longest ${line.longest}`,
					),
				]
			: []),
		path('door-way', `M${x + w - 78} ${floor}v-60h30v60`),
		path('door-leaf', `M${x + w - 75} ${floor}v-57l18 6v51Z`),
		text('lab s', x + w - 44, floor - 26, '', String(line.left)),
		text('lab s', x + w - 44, floor - 9, 'left'),
	];
}

function drawTray(frame: HallFrame, { x, y, w, h, n }: FloorItem): Shape[] {
	const tray = frame.trays.find((it) => it.queue === n);
	if (!tray) return [];
	const floor = y + h;
	const [left, right] = [x + 2, x + w - 96];
	const words = right + 8;
	const last =
		tray.back > 0
			? `${tray.back} sent back`
			: tray.notShown > 0
				? `${tray.notShown} not shown`
				: '';
	const up = last ? 18 : 0;
	let hatch = '';
	for (let k = left + 6; k < right - 6; k += 8) hatch += `M${k} ${floor - 2}l6 -8`;
	return [
		text('big-n', words, floor - 26 - up, tray.count),
		text('lab s', words, floor - 9 - up, 'set aside'),
		...(last ? [text('lab s', words, floor - 9, last)] : []),
		path('tray-h', hatch),
		path('tray-b', `M${left} ${floor - 16}V${floor - 1}H${right}V${floor - 16}`),
	];
}

/** The way from the counters into the tray, and, once it is taken, the one back to the rail's end. */
function waysOfTray(
	frame: HallFrame,
	{ x, y, w, h, n }: FloorItem,
	at: HallLayout,
	plan: HallPlan,
): Shape[] {
	const r = plan.traysOf[plan.trays.indexOf(n)] ?? -1;
	const row = at.rows[r];
	const counter = row?.counters[0];
	// On a folded wall, or past another row, the words alone say it.
	if (!row?.info.lines || !counter || r !== at.rows.length - 1) return [];
	if (y + h !== at.floors[0]) return [];
	const floor = y + h;
	const [from, into] = [counter.x - 5, x + (w - 96) / 2];
	const back = frame.trays.find((it) => it.queue === n)?.back ?? 0;
	return [
		path('way dead', `M${from} ${counter.deskY + 3}V${floor - 70}H${into}V${floor - 64}`),
		path('way-tip', `M${into - 4} ${floor - 68}l4 6l4 -6`),
		...(back > 0
			? [
					path('way', `M${x + 12} ${floor - 64}V${floor - 78}H${row.from + 6}V${row.rodY + 12}`),
					path('way-tip', `M${row.from + 2} ${row.rodY + 17}l4 -6l4 6`),
					text('lab s', row.from + 14, floor - 84, `${back} sent back`),
				]
			: []),
	];
}

/** A slip for each publish that the broker has confirmed, on its way back to the shop. */
function drawReceipts(frame: HallFrame, { x, y, h }: FloorItem, at: HallLayout): Shape[] {
	const { got, lost } = frame.receipts;
	const floor = y + h;
	const slip = (x: number, y: number): string =>
		`M${x} ${y}h30v40l-5 -4l-5 4l-5 -4l-5 4l-5 -4l-5 4Z`;
	const up = lost > 0 ? 18 : 0;
	const shop = at.shops[0] as Box;
	const goal = shop.x + shop.w + 4;
	return [
		path('slip', slip(x + 8, floor - 48)),
		path('chk-on', `M${x + 15} ${floor - 28}l5 7l10 -14`),
		...(lost > 0
			? [
					path('slip is-lost', slip(x + 24, floor - 62)),
					path('bin-x', `M${x + 44} ${floor - 58}l7 8m0 -8l-7 8`),
				]
			: []),
		text('big-n', x + 64, floor - 26 - up, got),
		text('lab s', x + 64, floor - 9 - up, got === 1 ? 'receipt' : 'receipts'),
		...(lost > 0 ? [text('lab s', x + 64, floor - 9, `${lost} lost`)] : []),
		...(goal < x && at.cabinets.length === 0
			? [
					path('way', `M${x + 4} ${floor - 28}H${goal + 2}`),
					path('way-tip', `M${goal + 7} ${floor - 32}l-6 4l6 4`),
				]
			: []),
	];
}

/** The spike laid out: above as the tickets hung, below as they were stamped. */
function drawOrder(frame: HallFrame, { x, y, h }: FloorItem): Shape[] {
	const { above, below, overtaken } = frame.order;
	const floor = y + h;
	if (overtaken === 0) {
		return [
			text('lab s', x, floor - 26, 'stamped in the'),
			text('lab s', x, floor - 9, 'order of the rail'),
		];
	}
	const [left, cell, high, top, low] = [x + 66, 30, 20, floor - 68, floor - 22];
	const middle = (i: number): number => left + i * cell + cell / 2 - 1;
	const line = ({ at }: { at: number }, i: number): string =>
		`M${middle(at)} ${top + high}L${middle(i)} ${low}`;
	const cells = (from: number, count: number, y: number): string => {
		let d = '';
		for (let i = 0; i < count; i++)
			d += `M${left + (from + i) * cell} ${y}h${cell - 2}v${high}h${2 - cell}Z`;
		return d;
	};
	const hand = above.map((it, i) => (it.inHand ? cells(i, 1, top) : '')).join('');
	const done = above.map((it, i) => (it.inHand ? '' : cells(i, 1, top))).join('');
	return [
		path('tape', done + cells(0, below.length, low)),
		...(hand ? [path('stub', hand)] : []),
		...above.map((it, i) =>
			text(it.inHand ? 'tape-no out' : 'tape-no', middle(i), top + 15, it.number),
		),
		...below.map((it, i) => text('tape-no', middle(i), low + 15, above[it.at]?.number ?? '')),
		path('thin', below.map((it, i) => (it.ahead ? '' : line(it, i))).join('')),
		path('call', below.map((it, i) => (it.ahead ? line(it, i) : '')).join('')),
		text('lab s', x, top + 15, 'taken'),
		text('lab s', x, low + 15, 'stamped'),
	];
}

/** Ticket stock is work, a dotted line is a ticket that is hidden, hatching is two at once. */
function drawBars(frame: HallFrame, { x, y, w, h }: FloorItem): Shape[] {
	const { bars } = frame;
	const floor = y + h;
	if (!bars) return [text('lab s', x, floor - 9, 'in no hand')];
	const [left, right] = [x + 74, x + w - 4];
	const at = (share: number): number => Math.round(left + share * (right - left));
	const { hidden, hands } = bars;
	return [
		...hands.flatMap(({ name, from, now, to, twice }, i) => {
			const y = floor - 68 + i * 22;
			let hatch = '';
			for (let k = at(twice) + 2; k < at(now) - 6; k += 7) hatch += `M${k} ${y + 13}l6 -12`;
			return [
				text('lab s', x, y + 12, cut(name, 9)),
				box('tape', at(from), y, Math.max(1, at(now) - at(from)), 14),
				...(to > now ? [path('stub', `M${at(now)} ${y}H${at(to)}v14H${at(now)}`)] : []),
				...(hatch ? [path('hatch', hatch)] : []),
			];
		}),
		...(hidden
			? [
					text('lab s', x, floor - 12, 'hidden'),
					path('way', `M${at(hidden.from)} ${floor - 16}H${at(hidden.to)}`),
					path('dim', `M${at(hidden.from)} ${floor - 21}v10M${at(hidden.to)} ${floor - 21}v10`),
				]
			: []),
	];
}

/** Board, window, desk and words of a counter; the shutter hangs between. */
export function drawHallCounter(
	it: HallFrame['rows'][number]['counters'][number],
	at: HallCounter,
): Shape[] {
	const { board, win, deskY } = at;
	const middle = board.x + board.w / 2;
	const capped = it.cap !== '' && board.h > 40;
	const size = Math.max(14, at.numeral);
	return [
		box('board', board.x, board.y, board.w, board.h),
		...(capped ? [text('board-cap', middle, board.y + 17, cut(it.cap, board.w / 8.8))] : []),
		{
			cls: 'board-no',
			x: middle,
			y: capped ? board.y + board.h - 10 : board.y + board.h / 2 + size * 0.36,
			say: it.number,
			scale: Math.round((size / 36) * 1_000) / 1_000,
		},
		path('win', `M${win.x} ${deskY}V${win.y}H${win.x + win.w}V${deskY}`),
		...(it.elapsed ? [text('sv-s b', win.x + win.w - 5, win.y + 16, it.elapsed)] : []),
		...(it.state === 'closing'
			? [
					path(
						'shutter-b',
						`M${win.x + 1} ${win.y + 1}h${win.w - 2}v${(deskY - win.y) / 4}h${2 - win.w}Z`,
					),
				]
			: []),
		...(it.handNotShown > 0
			? [text('lab-b e', win.x + win.w - 5, deskY - 8, `+${it.handNotShown}`)]
			: []),
	];
}

/** What stands before the window. */
export function drawHallDesk(
	it: HallFrame['rows'][number]['counters'][number],
	at: HallCounter,
): Shape[] {
	const { x, w, win, deskY } = at;
	const middle = win.x + win.w / 2;
	const plate = Math.min(92, win.w - 4);
	const word = plate > 84 ? '× Crashed' : plate > 62 ? 'Crashed' : '×';
	const y = (win.y + deskY) / 2;
	const letter = at.detail === 'letter';
	return [
		...(it.state === 'closed'
			? [
					box('crash', middle - plate / 2, y - 14, plate, 28),
					text('crash-t sm', middle, y + 5, word),
				]
			: []),
		box('desk', x - 2, deskY, w + 4, 7),
		text('lab', x + w / 2, deskY + 22, letter ? it.name : it.sub),
	];
}

/** The shutter of a counter, down. */
export function drawHallShutter({ win, deskY }: HallCounter): Shape[] {
	let slats = '';
	for (let y = win.y + 9; y < deskY - 3; y += 8) slats += `M${win.x + 1} ${y}h${win.w - 2}`;
	return [
		box('shutter-b', win.x + 1, win.y + 1, win.w - 2, deskY - win.y - 1),
		path('shutter-s', slats),
	];
}

function cut(say: string, most: number): string {
	return say.length <= most ? say : `${say.slice(0, Math.max(1, Math.floor(most) - 1))}…`;
}
