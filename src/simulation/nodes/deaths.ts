import { REASON } from '../events.ts';
import type { Sim } from '../kernel.ts';
import { close, DEATH, enter, get, MESSAGE, put } from '../ledger.ts';

/** One entry of a message's history of dead-lettering, plain data. */
export interface Death {
	/** Node index of the queue it left. */
	readonly queue: number;
	/** See REASON. */
	readonly reason: number;
	readonly count: number;
	/** The exchange it had come through, -1: the default one; and its routing key, -1: the queue's name. */
	readonly via: number;
	readonly key: number;
	readonly first: boolean;
}

/** The history of a message, latest first. */
export function deathsOf(sim: Sim, message: number): Death[] {
	const { deaths, messages } = sim.state;
	const found: Death[] = [];
	for (let row = get(messages, MESSAGE.DEATH, message); row > 0;) {
		const id = row - 1;
		found.push({
			queue: get(deaths, DEATH.QUEUE, id),
			reason: get(deaths, DEATH.REASON, id),
			count: get(deaths, DEATH.COUNT, id),
			via: get(deaths, DEATH.VIA, id) - 1,
			key: get(deaths, DEATH.KEY, id) - 1,
			first: get(deaths, DEATH.FIRST, id) === 1,
		});
		row = get(deaths, DEATH.BEFORE, id);
	}
	return found;
}

/**
 * Writes down that a message left its queue; gives the new head of its history, +1. The same queue
 * and reason again is counted, and moves to the front.
 */
export function recordDeath(sim: Sim, message: number, reason: number): number {
	const { deaths, messages } = sim.state;
	const queue = get(messages, MESSAGE.QUEUE, message);
	const head = get(messages, MESSAGE.DEATH, message);
	let ahead = 0;
	let row = head;
	while (
		row > 0 &&
		(get(deaths, DEATH.QUEUE, row - 1) !== queue || get(deaths, DEATH.REASON, row - 1) !== reason)
	) {
		ahead = row;
		row = get(deaths, DEATH.BEFORE, row - 1);
	}
	if (row === 0) {
		row = enter(deaths) + 1;
		put(deaths, DEATH.QUEUE, row - 1, queue);
		put(deaths, DEATH.REASON, row - 1, reason);
		put(deaths, DEATH.VIA, row - 1, get(messages, MESSAGE.VIA, message));
		put(deaths, DEATH.KEY, row - 1, get(messages, MESSAGE.KEY, message));
		put(deaths, DEATH.FIRST, row - 1, head === 0 ? 1 : 0);
	} else if (ahead > 0) {
		put(deaths, DEATH.BEFORE, ahead - 1, get(deaths, DEATH.BEFORE, row - 1));
	}
	put(deaths, DEATH.COUNT, row - 1, get(deaths, DEATH.COUNT, row - 1) + 1);
	if (row !== head) put(deaths, DEATH.BEFORE, row - 1, head);
	return row;
}

/** A copy of a history for another message, +1. */
export function copyDeaths(sim: Sim, head: number): number {
	const { deaths } = sim.state;
	if (head === 0) return 0;
	const copy = enter(deaths) + 1;
	for (let column = DEATH.QUEUE; column <= DEATH.FIRST; column++) {
		put(deaths, column, copy - 1, get(deaths, column, head - 1));
	}
	put(deaths, DEATH.BEFORE, copy - 1, copyDeaths(sim, get(deaths, DEATH.BEFORE, head - 1)));
	return copy;
}

/** Forgets a history. */
export function forgetDeaths(sim: Sim, head: number): void {
	const { deaths } = sim.state;
	for (let row = head; row > 0;) {
		const before = get(deaths, DEATH.BEFORE, row - 1);
		close(deaths, row - 1);
		row = before;
	}
}

/**
 * Whether a message that goes to `target` would run in a circle: it was there before, and nobody
 * has refused it since. Brokers drop it then.
 */
export function isCircle(sim: Sim, head: number, target: number): boolean {
	const { deaths } = sim.state;
	for (let row = head; row > 0; row = get(deaths, DEATH.BEFORE, row - 1)) {
		if (get(deaths, DEATH.REASON, row - 1) === REASON.REJECTED) return false;
		if (get(deaths, DEATH.QUEUE, row - 1) === target) return true;
	}
	return false;
}
