import type { Talk } from '#wire/sync';

export type Timer = Talk['timer'];

/** Milliseconds of a talk so far; 0 before it begins. */
export function elapsed({ startedAt, pausedAt }: Timer, now: number): number {
	if (startedAt === 0) return 0;
	return Math.max(0, (pausedAt === 0 ? now : pausedAt) - startedAt);
}

/** Whether it counts. */
export const isRunning = ({ startedAt, pausedAt }: Timer): boolean =>
	startedAt !== 0 && pausedAt === 0;

/** The timer, counting from now on; what it has counted stays. */
export function goOn(timer: Timer, now: number): Timer {
	if (isRunning(timer)) return timer;
	return { startedAt: now - elapsed(timer, now), pausedAt: 0 };
}

/** The timer, standing from now on. */
export function pause(timer: Timer, now: number): Timer {
	return isRunning(timer) ? { ...timer, pausedAt: now } : timer;
}

/** The timer at zero, standing. */
export const reset = (): Timer => ({ startedAt: 0, pausedAt: 0 });

/** How a talk stands against its plan; all in milliseconds. */
export interface Pace {
	/** When the slide that is shown should be done, and the whole talk. */
	readonly slideUntil: number;
	readonly total: number;
	/** What is left for this slide; below zero it is late. */
	readonly left: number;
	readonly isBehind: boolean;
}

/** Later than this is behind: a slower breath is not. */
const GRACE_MS = 10_000;

/** What a slide has to be talked over: the words of its notes, and what there is to run or to answer. */
export interface Load {
	readonly words: number;
	readonly stages: number;
	readonly questions: number;
}

/** The minutes of a lesson shared out among its slides. */
export function planOf(loads: readonly Load[], minutes: number): readonly number[] {
	// Seconds as they would be in a talk without haste; what counts is their proportion.
	const weights = loads.map((it) => 15 + it.words / 2.2 + 60 * it.stages + 50 * it.questions);
	const all = weights.reduce((sum, each) => sum + each, 0);
	return weights.map((each) => (each / all) * minutes);
}

/** The pace at a slide, when each slide has so many minutes, and so many have gone before the first. */
export function paceOf(
	minutes: readonly number[],
	index: number,
	elapsedMs: number,
	before = 0,
): Pace {
	const until = (count: number): number =>
		Math.round(minutes.slice(0, count).reduce((sum, each) => sum + each, before) * 60_000);
	const slideUntil = until(index + 1);
	const left = slideUntil - elapsedMs;
	return { slideUntil, total: until(minutes.length), left, isBehind: left < -GRACE_MS };
}

/** 12:41, or 1:02:41 from an hour on. */
export function clockText(millis: number): string {
	const seconds = Math.floor(Math.abs(millis) / 1_000);
	const two = (n: number): string => String(n).padStart(2, '0');
	const hours = Math.floor(seconds / 3_600);
	const minutes = Math.floor(seconds / 60) % 60;
	const rest = two(seconds % 60);
	return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${two(minutes)}:${rest}`;
}
