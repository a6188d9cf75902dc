import {
	differenceOf,
	inGroups,
	type Line,
	NotModelled,
	replay,
	type Trace,
} from '#simulation/replay';
import type { Output } from './output.ts';
import { traceIn } from './trace-file.ts';

/**
 * Runs the scripts of recordings through the model: a line for each, `same` or the first difference.
 * Says whether all are the same.
 */
export function replays(file: string, json: boolean, out: Output): boolean {
	const trace = traceIn(file);
	const found = Object.entries(trace.scenarios).map(([name, { trace: lines }]) => {
		const { difference } = attempt(trace, lines);
		return { name, same: difference === undefined, ...(difference && { difference }) };
	});
	if (json) out.line(JSON.stringify(found, undefined, 2));
	else for (const { name, difference } of found) out.line(`${name}: ${difference ?? 'same'}`);
	return found.every(({ same }) => same);
}

/** Writes what the model answers to the scripts, in the format of the recordings. */
export function printReplays(file: string, out: Output): boolean {
	const trace = traceIn(file);
	const runs = Object.entries(trace.scenarios).map(([name, it]) => ({
		name,
		...attempt(trace, it.trace),
	}));
	const scenarios = runs.map(({ name, lines, difference }) => [
		name,
		lines ? { trace: inGroups(lines) } : { trace: [], difference },
	]);
	out.line(JSON.stringify({ ...trace, scenarios: Object.fromEntries(scenarios) }, undefined, '\t'));
	return runs.every(({ lines }) => lines);
}

interface Attempt {
	/** What the model answers; undefined when it has no model of something in the script. */
	readonly lines?: readonly Line[];
	readonly difference: string | undefined;
}

function attempt({ broker }: Trace, recorded: readonly Line[]): Attempt {
	try {
		if (broker.product !== 'RabbitMQ') {
			throw new NotModelled(`${broker.product} ${broker.version}; RabbitMQ 4.0 is`);
		}
		const lines = replay(broker.version, recorded);
		return { lines, difference: differenceOf(recorded, lines) };
	} catch (error) {
		if (!(error instanceof NotModelled)) throw error;
		return { difference: `not modelled: ${error.message}` };
	}
}
