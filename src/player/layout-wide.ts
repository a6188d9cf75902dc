import type { CounterBox, Layout, Size } from './layout.ts';
import type { Topology } from './topology.ts';

/** By number of counters: width, distance, and where spike and bin stand. */
const WIDE = [
	{ w: 120, step: 138, spike: 560, bin: 300 },
	{ w: 120, step: 138, spike: 460, bin: 235 },
	{ w: 120, step: 138, spike: 344, bin: 186 },
	{ w: 96, step: 106, spike: 330, bin: 184 },
	{ w: 84, step: 93, spike: 312, bin: 180 },
	{ w: 76, step: 81, spike: 298, bin: 177 },
] as const;

const FLOOR = 300;
const ROD = 46;

/** The wall in one piece: 960 × 338 units. */
export function wide(mode: Topology['mode'], count: number, size: Size): Layout {
	const { w, step, spike, bin } = WIDE[Math.min(count, WIDE.length) - 1] as (typeof WIDE)[number];
	const first = 952 - w - (count - 1) * step;
	const detail = w >= 120 ? 'full' : 'tight';
	const counters = Array.from({ length: count }, (_, i): CounterBox => {
		const x = first + i * step;
		return {
			x,
			w,
			boardY: 60,
			boardH: 72,
			winY: 140,
			deskY: 238,
			floor: FLOOR,
			rodY: ROD,
			lip: Math.min(5, (step - w) / 2 - 0.5),
			detail,
			numeral: w >= 120 ? 36 : w >= 96 ? 33 : w >= 84 ? 30 : 27,
			ticket: { x: w >= 120 ? x + 10 : x + w / 2 - 23, y: 155, scale: 1 },
		};
	});
	const queued = mode === 'queued';
	const clip = first - 23;
	const head = clip - 55;
	const door = first - 142;
	const beside = count <= 2;
	const middle = (166 + first) / 2;
	return {
		size,
		top: size === 'slide' ? 14 : 0,
		width: 960,
		height: size === 'slide' ? 320 : 338,
		floors: [`M0 ${FLOOR}H960`],
		shop: { x: 2, y: 20, w: 164, floor: FLOOR, small: false, out: { x: 92, y: 150, scale: 0.5 } },
		rail: {
			rod: queued ? `M166 ${ROD}H948` : `M${first - 18} ${ROD}H948`,
			ghost: queued ? '' : `M166 ${ROD}H${first - 24}`,
			end: { x: 952, y: ROD },
			head: { x: head, y: 57, scale: 1 },
			step: 49,
			capacity: Math.floor((head - 222) / 49) + 1,
			clip: { x: clip, y: ROD },
			dimY: 158,
			textY: 180,
			roomy: count <= 2,
			flight: { x: 171, y: 92, scale: 0.86 },
			toCounter: `M${clip} 64V186q0 14 12 14H${first}`,
			toSpike: { from: first - 4, to: spike + 118, y: 262 },
		},
		counters,
		spike: { x: spike, y: FLOOR, scale: 1 },
		bin: { x: bin, y: FLOOR, scale: 1 },
		line: {
			x: 192,
			floor: FLOOR,
			step: 32,
			capacity: Math.min(8, Math.floor((door - 191) / 32)),
			text: beside ? { x: 448, y: 257, lines: true } : { x: 182, y: 231, lines: false },
			door: { x: door, floor: FLOOR },
			doorText: { x: door + 44, y: 257 },
			call: [`M166 150H${first - 12}`],
			answer: [`M${first - 4} 190H178`],
			tips: [
				{ x: first, y: 150, turn: 0 },
				{ x: 166, y: 190, turn: 180 },
			],
			words: [
				{ x: middle, y: 82, say: 'rail' },
				{ x: middle, y: 138, say: 'call' },
				{ x: middle, y: 180, say: 'answer' },
				{ x: middle, y: 208, say: 'load' },
			],
		},
		terms: [
			{ x: 84, y: 326, text: queued ? 'Producer' : 'Caller' },
			{ x: queued ? middle : (166 + door) / 2, y: 326, text: queued ? 'Queue' : 'Customers' },
			{ x: (first + 952) / 2, y: 326, text: queued ? 'Consumers' : 'Called services' },
		],
		invite: queued ? { x: middle, y: 130 } : { x: (166 + door) / 2, y: 276 },
	};
}
