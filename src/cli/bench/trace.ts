/** What is read of an event in Chromium's trace format; times in microseconds. */
export interface TraceEvent {
	readonly name: string;
	readonly ph: string;
	readonly ts: number;
	readonly dur?: number;
	readonly tdur?: number;
	readonly pid: number;
	readonly tid: number;
}

const SCRIPT = ['FireAnimationFrame', 'FunctionCall', 'TimerFire', 'EvaluateScript'];
const DRAWING = ['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint'];

/**
 * What each frame cost, milliseconds of the main thread's own time: scripts, styles, layout, paint,
 * of nested ones the outermost. A frame begins with its first animation callback; only whole ones.
 */
export function frameCosts(events: readonly TraceEvent[]): number[] {
	const [thread] = mostOf(events.filter(({ name }) => name === 'FireAnimationFrame'));
	const work = events
		.filter(({ ph, name }) => ph === 'X' && [...SCRIPT, ...DRAWING].includes(name))
		.filter((event) => threadOf(event) === thread)
		.sort((a, b) => a.ts - b.ts);
	const costs: number[] = [];
	let end = -Infinity;
	let hasPainted = true;
	for (const { name, ts, dur = 0, tdur = dur } of work) {
		if (name === 'FireAnimationFrame' && hasPainted) {
			costs.push(0);
			hasPainted = false;
		}
		if (name === 'Paint' || name === 'PrePaint') hasPainted = true;
		if (ts < end || costs.length === 0) continue;
		end = ts + dur;
		costs[costs.length - 1] = (costs.at(-1) ?? 0) + tdur / 1_000;
	}
	return costs.slice(0, -1);
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid}.${tid}`;

/** The threads by how many of the events are theirs, most first. */
function mostOf(events: readonly TraceEvent[]): string[] {
	const counts = new Map<string, number>();
	for (const event of events) counts.set(threadOf(event), (counts.get(threadOf(event)) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1]).map(([thread]) => thread);
}
