import { expect, test } from 'vitest';
import { frameCosts } from '../../../src/cli/bench/trace.ts';

test('a frame costs its scripts, styles, layout and paint, of nested ones the outermost', () => {
	const on = (tid: number) => (name: string, ts: number, dur: number) => ({
		...{ name, ts, dur, tid, pid: 1, ph: 'X' },
	});
	const main = on(1);
	const events = [
		main('FireAnimationFrame', 0, 2_000),
		// A layout that a script forces is part of the script.
		main('Layout', 500, 1_000),
		main('UpdateLayoutTree', 2_100, 300),
		main('Paint', 2_500, 200),
		on(2)('FunctionCall', 100, 9_000),
		main('RunTask', 0, 9_000),
		main('FireAnimationFrame', 16_000, 1_000),
		main('FunctionCall', 17_500, 500),
		main('PrePaint', 18_500, 100),
		main('FireAnimationFrame', 32_000, 4_000),
	];
	// The last one may have been cut off.
	expect(frameCosts(events)).toEqual([2.5, 1.6]);
});
