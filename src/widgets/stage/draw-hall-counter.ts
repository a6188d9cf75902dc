import type { HallCounter, HallFrame } from '#player/hall';
import { box, path, type Shape, text } from './shapes.ts';

/** Board, window, desk and words of a counter; the shutter hangs between. */
export function drawHallCounter(
	it: HallFrame['rows'][number]['counters'][number],
	at: HallCounter,
): Shape[] {
	const { board, win, deskY } = at;
	const middle = board.x + Math.round(board.w / 2);
	const capped = it.cap !== '' && board.h > 40;
	const size = Math.max(14, at.numeral);
	return [
		box('board', board.x, board.y, board.w, board.h),
		...(capped ? [text('board-cap', middle, board.y + 17, cut(it.cap, board.w / 8.8))] : []),
		{
			cls: 'board-no',
			x: middle,
			y: board.y + (capped ? board.h - 10 : Math.round(board.h / 2 + size * 0.36)),
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
	const words = letter ? it.name : it.sub;
	return [
		...(it.crashed
			? [
					box('crash', middle - plate / 2, y - 14, plate, 28),
					text('crash-t sm', middle, y + 5, word),
				]
			: []),
		box('desk', x - 2, deskY, w + 4, 7),
		...(it.slip
			? [...drawSlip(x + w - 42, deskY + 7, it.slip), text('lab e', x + w - 49, deskY + 22, words)]
			: words
				? [text('lab', x + w / 2, deskY + 22, words)]
				: []),
	];
}

/** The number of an order on a piece of paper, torn off below. */
function drawSlip(x: number, y: number, number: string): Shape[] {
	return [
		path('slip', `M${x} ${y}h40v22${'l-5 -3l-5 3'.repeat(4)}Z`),
		text('dp-no slip-no', x + 20, y + 14, number),
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

/** No longer than so many letters. */
export function cut(say: string, most: number): string {
	return say.length <= most ? say : `${say.slice(0, Math.max(1, Math.floor(most) - 1))}…`;
}
