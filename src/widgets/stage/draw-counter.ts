import type { CounterBox, CounterShape } from '#player';
import { box, boxPath, path, type Shape, text } from './shapes.ts';

/** What hangs behind the shutter: board, window, and the time of what is in work. */
export function drawCounter(counter: CounterShape, at: CounterBox): Shape[] {
	const { x, w, boardY, boardH, winY, deskY, rodY, numeral } = at;
	const middle = x + w / 2;
	const hang = Math.min(18, w * 0.2);
	const beside = counter.ticket && at.detail === 'full';
	const timed = counter.elapsed && (beside || !counter.ticket);
	const side = beside ? '' : ' mid';
	const clockX = beside ? x + w - 12 : middle;
	return [
		...(rodY === undefined
			? []
			: [path('hanger', `M${x + hang} ${rodY}V${boardY}M${x + w - hang} ${rodY}V${boardY}`)]),
		box('board', x, boardY, w, boardH),
		text('board-cap', middle, boardY + 20, counter.cap),
		{
			cls: 'board-no',
			x: middle,
			y: counter.cap ? boardY + boardH - 13 : boardY + boardH / 2 + numeral * 0.36,
			say: counter.number,
			scale: Math.round((numeral / 36) * 1_000) / 1_000,
		},
		path('win', `M${x + 5} ${deskY}V${winY}H${x + w - 5}V${deskY}`),
		text(`sv-t${side}`, clockX, deskY - (beside ? 34 : 36), timed ? counter.elapsed : ''),
		text(`sv-s${side}`, clockX, deskY - 16, timed ? counter.unit : ''),
	];
}

/** What stands before the shutter: desk, front, name and count. */
export function drawDesk(counter: CounterShape, at: CounterBox): Shape[] {
	const { x, w, deskY, floor, lip } = at;
	const middle = x + w / 2;
	const plate = Math.min(92, w - 6);
	const y = (at.winY + deskY) / 2 - 6;
	const roomy = plate > 84;
	const word = plate < 50 ? '×' : 'Crashed';
	return [
		...(counter.crashed
			? [
					box('crash', middle - plate / 2, y - 15, plate, 30),
					...(roomy ? [path('crash-x', `M${middle - 36} ${y - 5}l10 10m0 -10l-10 10`)] : []),
					text(roomy ? 'crash-t' : 'crash-t sm', middle + (roomy ? 10 : 0), y + 5, word),
				]
			: []),
		box('desk', x - lip, deskY, w + 2 * lip, 11),
		...(at.detail === 'letter'
			? []
			: [
					path(
						'front',
						`M${x + 3} ${deskY + 11}V${floor - 2}M${x + w - 3} ${deskY + 11}V${floor - 2}`,
					),
				]),
		text('lab-b', middle, deskY + 31, counter.name),
		text('lab', middle, deskY + 49, counter.sub),
	];
}

/** The shutter when it is down; the style sheet rolls it up. */
export function drawShutter({ x, w, winY, deskY }: CounterBox): Shape[] {
	let slats = '';
	for (let y = winY + 10; y < deskY - 4; y += 9) slats += `M${x + 6} ${y}h${w - 12}`;
	return [
		path('shutter-b', boxPath(x + 6, winY + 1, w - 12, deskY - winY - 2)),
		path('shutter-s', slats),
		path('shutter-grip', `M${x + w / 2 - 14} ${deskY - 6}h28`),
	];
}
