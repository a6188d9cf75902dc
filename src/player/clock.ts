/**
 * A clock of virtual time as plain data: it can be kept, sent and read anywhere. While it runs,
 * virtual time is `anchorVirtual` + the real time since `anchorEpochMs` × `rate`.
 */
export interface Clock {
	/** Microseconds of virtual time at the anchor. */
	readonly anchorVirtual: number;
	/** Real time at the anchor, milliseconds since 1970. */
	readonly anchorEpochMs: number;
	/** Virtual seconds in a real one. */
	readonly rate: number;
	readonly playing: boolean;
}

/** A clock that stands at a moment. */
export function stopped(virtual: number, rate = 1): Clock {
	return { anchorVirtual: virtual, anchorEpochMs: 0, rate, playing: false };
}

/** What a clock shows, whole microseconds. */
export function read(clock: Clock, epochMs: number): number {
	if (!clock.playing) return clock.anchorVirtual;
	const passed = Math.max(0, epochMs - clock.anchorEpochMs);
	return clock.anchorVirtual + Math.round(passed * 1_000 * clock.rate);
}

/** The same clock, running from now on. */
export function started(clock: Clock, epochMs: number): Clock {
	return { ...clock, anchorVirtual: read(clock, epochMs), anchorEpochMs: epochMs, playing: true };
}

/** The same clock, standing from now on. */
export function halted(clock: Clock, epochMs: number): Clock {
	return { ...clock, anchorVirtual: read(clock, epochMs), anchorEpochMs: epochMs, playing: false };
}

/** The same clock at another moment. */
export function moved(clock: Clock, virtual: number, epochMs: number): Clock {
	return { ...clock, anchorVirtual: virtual, anchorEpochMs: epochMs };
}

/** The same clock at another rate; what it shows now stays. */
export function paced(clock: Clock, rate: number, epochMs: number): Clock {
	return { ...clock, anchorVirtual: read(clock, epochMs), anchorEpochMs: epochMs, rate };
}

/** Where real time comes from: the browser's, or a test's own. */
export interface TimeSource {
	/** Milliseconds since 1970. */
	now(): number;
	/** Calls back before every picture until the returned function is called. */
	onFrame(callback: (epochMs: number) => void): () => void;
}

const callbacks = new Set<(epochMs: number) => void>();
let waiting = false;

/** The browser's time, and one loop of pictures for all that run on a page. */
export const browserTime: TimeSource = {
	now: () => performance.timeOrigin + performance.now(),
	onFrame(callback) {
		callbacks.add(callback);
		request();
		return () => callbacks.delete(callback);
	},
};

function request(): void {
	if (waiting || callbacks.size === 0) return;
	waiting = true;
	requestAnimationFrame(() => {
		waiting = false;
		const epochMs = browserTime.now();
		for (const callback of [...callbacks]) callback(epochMs);
		request();
	});
}
