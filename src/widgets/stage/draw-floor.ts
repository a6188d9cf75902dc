import type { Frame, Layout, Place } from '#player';
import { boxPath, disc, path, type Shape, text } from './shapes.ts';

/** How the slips on the spike lie: never quite one on the other. */
const SLIPS = [8, 10, 6, 9, 7, 10, 8];

/** The spike with what is acknowledged. Its stamp is drawn apart. */
export function drawSpike({ spike }: Frame, { x, y }: Place): Shape[] {
	const slips = SLIPS.slice(0, spike.slips).map((dx, i) =>
		boxPath(x + dx, y - 12 - 5 * i, 46, 4.6),
	);
	return [
		path('sp-tk', slips.join('')),
		path('sp-pin', `M${x + 30} ${y - 9 - 5 * spike.slips}V${y - 74}`),
		path('sp-base', boxPath(x, y - 6, 60, 6)),
		text('big-n', x + 70, y - 26, spike.count),
		text('lab s', x + 70, y - 9, 'stamped'),
	];
}

/** The bin for tickets that are lost; neutral while it is empty. */
export function drawBin({ lost }: Frame, { x, y }: Place): Shape[] {
	return [
		path(
			lost > 0 ? 'bin-b is-lost' : 'bin-b',
			`M${x} ${y - 42}h76M${x + 5} ${y - 42}l8 41h50l8 -41`,
		),
		lost > 0
			? path('bin-x', `M${x + 30} ${y - 31}l16 18m0 -18l-16 18`)
			: path(
					'bin-rib',
					`M${x + 25} ${y - 34}l3 27M${x + 38} ${y - 34}v27M${x + 51} ${y - 34}l-3 27`,
				),
		text('big-n', x + 81, y - 26, lost),
		text('lab s', x + 81, y - 9, 'lost'),
	];
}

/** Direct calls: the ways there and back, what is said on them, and the words of the line. */
export function drawCalls(frame: Frame, { line: at }: Layout): Shape[] {
	const { line } = frame;
	const say = {
		rail: 'no rail in this mode',
		call: 'asks, and waits for the whole job',
		answer: line.answer ? `the latest answer took ${line.answer}` : 'answers when the job is done',
		load: line.load,
	};
	return [
		...at.call.map((d) => path('call', d)),
		...at.answer.map((d) => path('call answer', d)),
		...at.tips.map(({ x, y, turn }) => path('arrow', `M${x} ${y}${TIPS[turn] ?? ''}`)),
		...at.words.map((it) => text('lab', it.x, it.y, say[it.say])),
		...lineWords(frame, at),
		...drawDoor(frame, at),
	];
}

/** Arrow heads from their point on, by the way they look. */
const TIPS: Readonly<Record<number, string>> = {
	0: 'l-14 -7v14Z',
	90: 'l-7 -14h14Z',
	180: 'l14 -7v14Z',
};

function lineWords({ line, empty }: Frame, { text: at }: Layout['line']): Shape[] {
	const { x, y, lines } = at;
	if (line.count === 0) {
		const say = 'nobody stands in line';
		return empty ? [] : [lines ? text('lab s', 182, 274, say) : text('lab s', x, y, say)];
	}
	const count = `${line.count} in line`;
	const unseen = `${line.notShown} not shown`;
	if (!lines) {
		const rest = line.notShown > 0 ? ` (${unseen})` : `, longest ${line.longest}`;
		return [text('lab s', x, y, rest, count)];
	}
	return [
		text('lab s', x, y, '', count),
		text('lab s', x, y + 17, `longest ${line.longest}`),
		...(line.notShown > 0 ? [text('lab s', x, y + 34, unseen)] : []),
	];
}

/** The door of those who leave without an answer, and how many did. */
function drawDoor({ line }: Frame, { door, doorText }: Layout['line']): Shape[] {
	const { x, floor } = door;
	const left = [
		{ count: line.gaveUp, say: ' gave up' },
		{ count: line.timedOut, say: ' timed out' },
		{ count: line.failed, say: ' failed' },
	].filter((it) => it.count > 0);
	const lines =
		left.length > 0
			? left.map(({ count, say }) => ({ say, bold: String(count) }))
			: [
					{ say: 'nobody', bold: '' },
					{ say: 'has left', bold: '' },
				];
	return [
		path('door-way', `M${x} ${floor}v-68h34v68`),
		path('door-leaf', `M${x + 3} ${floor}v-65l20 6v59Z`),
		disc('door-knob', x + 19, floor - 29, 1.8),
		...lines.map(({ say, bold }, i) =>
			text('lab s', doorText.x, doorText.y + 17 * (3 - lines.length + i), say, bold),
		),
	];
}
