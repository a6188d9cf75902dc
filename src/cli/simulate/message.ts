import { duration, ticketNumber } from '#player';
import { lifeOf, tell } from '#simulation/study';
import { dataOf } from './events.ts';
import type { Output } from './output.ts';
import { about } from './problem.ts';
import type { Subject } from './subject.ts';
import { titleData, titleLines } from './title.ts';

/** The life of one order, a sentence for each thing that happened. */
export function message(subject: Subject, number: number, json: boolean, out: Output): void {
	const { events } = about('--message', () => lifeOf(subject.resolved, number, subject.until));
	if (json) {
		const told = events.map((event) => ({ ...dataOf(event), sentence: tell(event, duration) }));
		out.line(JSON.stringify({ ...titleData(subject), order: number, events: told }, undefined, 2));
		return;
	}
	for (const line of titleLines(subject, `seed ${subject.seed}`, undefined)) out.line(line);
	out.line('');
	out.line(`Order ${ticketNumber(number)}`);
	for (const event of events) {
		out.line(`${(event.t / 1e6).toFixed(3).padStart(11)} s  ${tell(event, duration)}`);
	}
}
