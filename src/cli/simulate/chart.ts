import type { Depth } from '#simulation/study';
import { moment } from '#player';

/** So many stretches of time, one a column. */
export const COLUMNS = 64;

const ROWS = 4;
const BLOCKS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** The depth of a queue over time as blocks, with its largest value, 0, and the times below. */
export function chart({ queue, most }: Depth, until: number): string[] {
	const peak = Math.max(...most);
	if (peak === 0) return [`  ${queue}: no message ever waited`];
	const labels = [String(peak), '0'];
	const width = Math.max(...labels.map((label) => label.length)) + 2;
	// Whatever waited can be seen: at least the lowest block.
	const heights = most.map((depth) =>
		depth === 0 ? 0 : Math.max(1, Math.round((depth / peak) * ROWS * 8)),
	);
	const rows = Array.from({ length: ROWS }, (_, row) => {
		const below = (ROWS - 1 - row) * 8;
		const blocks = heights.map((height) => BLOCKS[Math.max(0, Math.min(8, height - below))]);
		const label = row === 0 ? labels[0] : '';
		return `${(label ?? '').padStart(width)} ${row === 0 ? '┤' : '│'}${blocks.join('')}`.trimEnd();
	});
	const half = COLUMNS / 2;
	const axis = `${'0'.padStart(width)} └${'─'.repeat(half)}┴${'─'.repeat(half - 1)}`;
	const [middle, end] = [until / 2, until].map(moment) as [string, string];
	const before = Math.max(0, half - 3 - Math.floor(middle.length / 2));
	const after = COLUMNS - 3 - before - middle.length;
	const times = `${' '.repeat(width + 2)}0 s${' '.repeat(before)}${middle}${end.padStart(after)}`;
	return [`  ${queue}: waiting messages`, ...rows, axis, times];
}
