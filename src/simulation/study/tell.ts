import type { EVENT } from '../events.ts';
import type { NamedEvent } from './named-event.ts';

type Kind = keyof typeof EVENT;
interface Words extends NamedEvent {
	/** The node's name, and the message's as “message 12”. */
	readonly at: string;
	readonly it: string;
	/** The value as a length of time. */
	readonly long: string;
}

/** What each kind of event means. A kind without a line here is told by its name. */
const SENTENCES: Partial<Record<Kind, (e: Words) => string>> = {
	ARRIVED: ({ at }) => `the order arrives at ${at}`,
	ANSWERED: ({ at, long }) => `${at} answers the customer, who waited ${long}`,
	GAVE_UP: ({ at, long }) => `the customer leaves ${at} without an answer after ${long}`,
	TIMED_OUT: ({ at, long }) =>
		`a call took too long: ${at} ends the order with an error after ${long}`,
	FAILED: ({ at, long }) => `a call has failed: ${at} ends the order with an error after ${long}`,
	COMPLETED: ({ long }) => `all jobs of the order are done, ${long} after the click`,
	PUBLISHED: ({ at, it, value }) =>
		`${it} is published to ${at}, as ${nth(value)} open job of the order`,
	DELIVERED: ({ at, it, long }) => `${at} hands ${it} out, after ${long}`,
	REDELIVERED: ({ at, it, value }) => `${at} hands ${it} out again, for the ${ordinal(value)} time`,
	RETURNED: ({ at, it, value }) =>
		`${it} is back on ${at} without an acknowledgement, handed out ${times(value)} so far`,
	ACKED: ({ at, it, long }) =>
		`${it} is acknowledged and forgotten by ${at}, ${long} after it was published`,
	LOST: ({ at, it }) => `${it} is gone for good: it has come back to ${at} too often`,
	CALLED: ({ at, value }) =>
		`${at} is called; ${value} ${value === 1 ? 'call is' : 'calls are'} open there`,
	REFUSED: ({ at }) => `${at} is called and is down`,
	WITHDRAWN: ({ at }) => `the caller leaves the line of ${at}`,
	ABANDONED: ({ at, value }) =>
		value === 1
			? `the caller has gone, and ${at} works on`
			: `the caller has gone and still counts in the line of ${at}`,
	STARTED: ({ at, value }) => `${at} starts work, in slot ${value + 1}`,
	FINISHED: ({ at, long }) => `${at} has finished, after ${long} of work`,
	WASTED: ({ at, long }) => `${at} has finished, after ${long} of work for a caller who has gone`,
	CRASHED: ({ at, value }) =>
		`${at} crashes with ${value} ${value === 1 ? 'call' : 'calls'} inside`,
	RECOVERED: ({ at }) => `${at} is back`,
	EFFECT: ({ at, effect, long }) =>
		`${at} has done “${effect ?? at}” for the order, ${long} after the click`,
	RESIZED: ({ at, value }) => `${at} has ${value} ${value === 1 ? 'slot' : 'slots'}`,
	SET: ({ at }) => `something is set differently at ${at}`,
};

/**
 * An event as a plain sentence, without its time; `duration` puts a length of time (microseconds)
 * into words.
 */
export function tell(event: NamedEvent, duration: (micros: number) => string): string {
	const words: Words = {
		...event,
		at: event.node ?? 'nowhere',
		it: event.message === undefined ? 'it' : `message ${event.message}`,
		long: duration(event.value),
	};
	const sentence = SENTENCES[event.event as Kind]?.(words) ?? byName(words);
	return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function byName({ event, node, message, value }: Words): string {
	const where = node === undefined ? '' : ` at ${node}`;
	const what = message === undefined ? '' : `, message ${message}`;
	return `${event.toLowerCase().replaceAll('_', ' ')}${where}${what}${value === 0 ? '' : ` (${value})`}`;
}

const nth = (count: number): string => (count === 1 ? 'the only' : `the ${ordinal(count)}`);

function ordinal(count: number): string {
	const tail =
		count % 100 > 10 && count % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
	return `${count}${tail}`;
}

/** “once”, “twice”, “3 times”. */
export function times(count: number): string {
	return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}
