import { EVENT_NAMES, type Sink, start, step } from '#simulation';
import { type NamedEvent, namedEvent } from '#simulation/study';
import type { Output } from './output.ts';
import type { Subject } from './subject.ts';

/**
 * Every event of a run, one a line. The run goes on only as fast as its lines are read, and none is
 * kept.
 */
export async function eventLines(subject: Subject, json: boolean, out: Output): Promise<void> {
	const { resolved, until } = subject;
	const held: Parameters<Sink['event']>[] = [];
	const sink: Sink = { event: (...numbers) => void held.push(numbers) };
	// A step goes to the end of the scenario: for this run that is `until`.
	const sim = start({ ...resolved, spec: { ...resolved.spec, until } }, sink);
	const width = Math.max(...sim.ids.map((id) => id.length));
	for (let going = true; going; going = step(sim, sink)) {
		let full = false;
		for (const numbers of held) {
			const event = namedEvent(sim, ...numbers);
			full = out.line(json ? JSON.stringify(dataOf(event)) : lineOf(event, width));
		}
		held.length = 0;
		if (full) await out.flush();
	}
}

const LONGEST = Math.max(...EVENT_NAMES.map((name) => name.length));

function lineOf({ t, event, node, order, message, value }: NamedEvent, width: number): string {
	return [
		(t / 1e6).toFixed(6).padStart(12),
		event.padEnd(LONGEST),
		(node ?? '-').padEnd(width),
		(order === undefined ? '-' : String(order)).padStart(5),
		(message === undefined ? '-' : `m${message}`).padStart(6),
		String(value).padStart(9),
	].join(' ');
}

/** An event for programs; what does not apply is null. */
export function dataOf(event: NamedEvent): Readonly<Record<string, unknown>> {
	const { t, n, event: kind, node = null, order = null, message = null, value, effect } = event;
	return { t, n, event: kind, node, order, message, value, ...(effect && { effect }) };
}
