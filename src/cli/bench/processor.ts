import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';

/** Milliseconds of processor time that this thread has had: others on the machine do not count. */
export function processorMs(): number {
	const { user, system } = (process.threadCpuUsage ?? process.cpuUsage)();
	return (user + system) / 1_000;
}

/** How long something takes, milliseconds of processor time. */
export function timed(act: () => void): number {
	const from = processorMs();
	act();
	return processorMs() - from;
}

let collect: (() => void) | undefined;

/** Megabytes in use, after the collector has run until there is no more for it to take. */
export function megabytes(): number {
	if (!collect) {
		setFlagsFromString('--expose-gc');
		collect = runInNewContext('gc') as () => void;
	}
	for (let last = Infinity; ;) {
		collect();
		const { heapUsed, arrayBuffers } = process.memoryUsage();
		const now = (heapUsed + arrayBuffers) / 2 ** 20;
		// What an array held is given back a little after the array.
		if (now > last - 0.1) return now;
		last = now;
	}
}
