import type { WaterfallGroup } from '#player/waterfall';

/** Where things stand in the figure, in units of the drawing. */
export interface Plan {
	readonly width: number;
	readonly height: number;
	/** Left end of the axis, its length, and its height. */
	readonly left: number;
	readonly across: number;
	readonly axisY: number;
	/** Seconds at the ticks; the last one is the end of the scale. */
	readonly ticks: readonly number[];
	/** By group: the line of its heading, its board, and its bars. */
	readonly groups: readonly {
		readonly headY: number;
		readonly boardY: number;
		readonly barY: readonly number[];
	}[];
}

export const BAR = 18;

/** Wide: names left of the axis. Narrow: names at the bars, headings above the boards. */
export function planOf(groups: readonly WaterfallGroup[], narrow: boolean): Plan {
	const longest = groups.reduce((most, { done }) => Math.max(most, done), 1) / 1e6;
	const tick = [0.5, 1, 2, 3, 5, 10, 20, 30].find((s) => longest / s <= (narrow ? 3.5 : 6)) ?? 60;
	const ticks = Array.from({ length: Math.ceil(longest / tick - 1e-9) + 1 }, (_, i) => i * tick);
	const pitch = narrow ? 25 : 22;
	let y = 4;
	const placed = groups.map(({ bars }) => {
		const boardY = narrow ? y + 18 : y;
		const first = boardY + 38;
		const at = {
			headY: narrow ? y + 12 : boardY + 21,
			boardY,
			barY: bars.map((_, i) => first + i * pitch),
		};
		y = first + bars.length * pitch + 14;
		return at;
	});
	const axisY = y - 8;
	return {
		width: narrow ? 350 : 960,
		height: axisY + 26,
		left: narrow ? 0 : 186,
		across: narrow ? 348 : 765,
		axisY,
		ticks,
		groups: placed,
	};
}
