import type { CounterBox, Layout } from './layout.ts';
import type { Topology } from './topology.ts';

/** By number of counters: left end of the first, width, distance. */
const NARROW = [
	{ x: 95, w: 160, step: 176 },
	{ x: 6, w: 160, step: 176 },
	{ x: 6, w: 104, step: 117 },
	{ x: 4, w: 78, step: 88 },
	{ x: 3, w: 64, step: 70 },
	{ x: 2, w: 54, step: 58 },
] as const;

/** The wall folded once: 350 units wide, the rail above and the counters below. */
export function narrow(mode: Topology['mode'], count: number): Layout {
	const queued = mode === 'queued';
	const {
		x: left,
		w,
		step,
	} = NARROW[Math.min(count, NARROW.length) - 1] as (typeof NARROW)[number];
	const boardY = queued ? 268 : 298;
	const deskY = boardY + (queued ? 162 : 154);
	const floor = deskY + 60;
	const counters = Array.from({ length: count }, (_, i): CounterBox => {
		const x = left + i * step;
		const scale = w >= 64 ? 0.93 : 0.84;
		return {
			x,
			w,
			boardY,
			boardH: queued ? 66 : 62,
			winY: boardY + (queued ? 74 : 70),
			deskY,
			floor,
			rodY: queued ? 254 : undefined,
			lip: Math.min(5, (step - w) / 2 - 0.5),
			detail: w >= 104 ? 'full' : w >= 72 ? 'tight' : 'letter',
			numeral: w >= 160 ? (queued ? 33 : 29) : w >= 104 ? 29 : w >= 78 ? 27 : w >= 64 ? 24 : 20,
			ticket: { x: w >= 104 ? x + 10 : x + w / 2 - 23 * scale, y: deskY - 82 * scale - 1, scale },
		};
	});
	const into = Math.min(300, left + w / 2);
	return {
		size: 'narrow',
		top: 0,
		width: 350,
		height: queued ? 498 : 598,
		floors: [`M0 226H${queued ? 318 : 350}`, `M0 ${floor}H350`],
		shop: { x: 1, y: 14, w: 86, floor: 226, small: true, out: { x: 48, y: 104, scale: 0.4 } },
		rail: {
			rod: queued ? 'M87 34H326a14 14 0 0 1 14 14V240a14 14 0 0 1 -14 14H4' : '',
			ghost: queued ? '' : 'M87 34H318',
			end: undefined,
			head: { x: 286, y: 44, scale: 0.78 },
			step: 38,
			capacity: 6,
			clip: undefined,
			dimY: 122,
			textY: 142,
			roomy: false,
			flight: undefined,
			toCounter: '',
			toSpike: undefined,
		},
		counters,
		spike: { x: 207, y: 226, scale: 1 },
		bin: { x: 93, y: 226, scale: 1 },
		line: {
			x: 108,
			floor: 226,
			step: 23,
			capacity: 8,
			text: { x: 100, y: 148, lines: false },
			door: { x: 8, floor: floor + 80 },
			doorText: { x: 54, y: floor + 38 },
			call: [
				'M87 66H326a14 14 0 0 1 14 14V226',
				`M340 226V248a14 14 0 0 1 -14 14H${into + 20}a14 14 0 0 0 -14 14V284`,
			],
			answer: [
				'M318 226V112a14 14 0 0 0 -14 -14H98',
				`M318 226V234a12 12 0 0 1 -12 12H${into + 4}a12 12 0 0 0 -12 12V296`,
			],
			tips: [
				{ x: into + 6, y: 296, turn: 90 },
				{ x: 86, y: 98, turn: 180 },
			],
			words: [
				{ x: 206, y: 26, say: 'rail' },
				{ x: 206, y: 58, say: 'call' },
				{ x: 200, y: 118, say: 'answer' },
				{ x: 278, y: floor + 72, say: 'load' },
			],
		},
		terms: [],
		invite: { x: 206, y: queued ? 92 : 196 },
	};
}
