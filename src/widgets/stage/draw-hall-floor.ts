import type { Box, FloorItem, HallFrame, HallLayout, HallPlan } from '#player/hall';
import { cut } from './draw-hall-counter.ts';
import { box, path, type Shape, text } from './shapes.ts';

/** One thing that stands on the floor. */
export function drawItem(
	frame: HallFrame,
	item: FloorItem,
	at: HallLayout,
	plan: HallPlan,
): Shape[] {
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
	if (kind === 'door') return drawDoor(frame.line.left, x + 4, floor);
	if (kind === 'more') {
		const [one, two] = [`and ${n} more`, n === 1 ? 'ledger' : 'ledgers'];
		return [text('lab s', x, floor - 26, one), text('lab s', x, floor - 9, two)];
	}
	if (kind === 'order') return drawOrder(frame, item);
	if (kind === 'bars') return drawBars(frame, item);
	if (kind === 'ledger') {
		const it = frame.ledgers[n];
		if (!it) return [];
		const cls = { even: 'lg-sum good', behind: 'lg-sum', wrong: 'lg-sum bad' }[it.standing];
		const at = (quarters: number): number => x + 7 + Math.round(((w - 7) * quarters) / 4);
		return [
			box('lg-page', x, y, w, h - 4),
			box('lg-spine', x, y, 7, h - 4),
			text('lab s', x + 14, y + 17, '', cut(it.id, 18)),
			path('lg-head', `M${x + 12} ${y + 23}H${x + w - 5}M${at(2)} ${y + 23}V${y + h - 4}`),
			text('lg-sum', at(1), y + 46, it.expected),
			text(cls, at(3), y + 46, it.actual),
			text('lab', at(1), y + 63, 'expected'),
			text('lab', at(3), y + 63, it.standing === 'behind' ? 'so far' : 'actual'),
		];
	}
	const { line } = frame;
	// Where nobody stands there is room for the words.
	const right = line.count === 0 ? x + 8 : x + 132;
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
		...drawDoor(line.left, x + w - 78, floor),
	];
}

/** The door of those who went without an answer. */
function drawDoor(left: number, x: number, floor: number): Shape[] {
	return [
		path('door-way', `M${x} ${floor}v-60h30v60`),
		path('door-leaf', `M${x + 3} ${floor}v-57l18 6v51Z`),
		text('lab s', x + 34, floor - 26, '', String(left)),
		text('lab s', x + 34, floor - 9, 'left'),
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
	const { above, below, overtaken, parts } = frame.order;
	const floor = y + h;
	if (parts ? above.length === 0 : overtaken === 0) {
		return [
			text('lab s', x, floor - 26, parts ? 'no record' : 'stamped in the'),
			text('lab s', x, floor - 9, parts ? 'is written yet' : 'order of the rail'),
		];
	}
	const cell = above.some(({ number }) => number.length > 3) ? 38 : 29;
	const [left, high, top, low] = [x + 66, 20, floor - 68, floor - 22];
	/** Where the lower one stands: as it was stamped, or under itself. */
	const under = (at: number, i: number): number => (parts ? at : i);
	const middle = (i: number): number => left + i * cell + cell / 2 - 1;
	const line = ({ at }: { at: number }, i: number): string =>
		`M${middle(at)} ${top + high}L${middle(under(at, i))} ${low}`;
	const cells = (from: number, count: number, y: number): string => {
		let d = '';
		for (let i = 0; i < count; i++)
			d += `M${left + (from + i) * cell} ${y}h${cell - 2}v${high}h${2 - cell}Z`;
		return d;
	};
	const hand = above.map((it, i) => (it.inHand ? cells(i, 1, top) : '')).join('');
	const done = above.map((it, i) => (it.inHand ? '' : cells(i, 1, top))).join('');
	return [
		path('tape', done + below.map(({ at }, i) => cells(under(at, i), 1, low)).join('')),
		...(hand ? [path('stub', hand)] : []),
		...above.map((it, i) =>
			text(it.inHand ? 'tape-no out' : 'tape-no', middle(i), top + 15, it.number),
		),
		...below.map(({ at }, i) =>
			text('tape-no', middle(under(at, i)), low + 15, above[at]?.number ?? ''),
		),
		path('thin', below.map((it, i) => (it.ahead ? '' : line(it, i))).join('')),
		path('call', below.map((it, i) => (it.ahead ? line(it, i) : '')).join('')),
		text('lab s', x, top + 15, parts ? 'written' : 'taken'),
		text('lab s', x, low + 15, parts ? 'read' : 'stamped'),
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
