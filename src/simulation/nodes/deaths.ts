import { REASON } from '../events.ts';
import type { Sim } from '../kernel.ts';
import { close, enter, rowOf } from '../ledger.ts';
import type { DeathRow, MessageRow } from '../rows.ts';

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

/** The deaths that a history names, the latest first. */
function* historyOf(sim: Sim, head: number): Generator<DeathRow> {
	for (let name = head; name > 0;) {
		const row = rowOf(sim.state.deaths, name - 1);
		name = row.before;
		yield row;
	}
}

/** The history of a message, latest first. */
export function deathsOf(sim: Sim, message: MessageRow): Death[] {
	return [...historyOf(sim, message.death)].map(({ queue, reason, count, via, key, first }) => ({
		queue,
		reason,
		count,
		via: via - 1,
		key: key - 1,
		first,
	}));
}

/**
 * Writes down that a message left its queue; gives the new head of its history, +1. The same queue
 * and reason again is counted, and moves to the front.
 */
export function recordDeath(sim: Sim, message: MessageRow, reason: number): number {
	const { deaths } = sim.state;
	const { queue, via, key, death: head } = message;
	let ahead: DeathRow | undefined;
	for (const row of historyOf(sim, head)) {
		if (row.queue === queue && row.reason === reason) {
			row.count++;
			if (ahead === undefined) return head;
			ahead.before = row.before;
			row.before = head;
			return row.id + 1;
		}
		ahead = row;
	}
	const { next: id, age } = deaths;
	const first = head === 0;
	enter(deaths, { id, age, queue, reason, via, key, first, count: 1, before: head });
	return id + 1;
}

/** A copy of a history for another message, +1. */
export function copyDeaths(sim: Sim, head: number): number {
	const { deaths } = sim.state;
	if (head === 0) return 0;
	const row = rowOf(deaths, head - 1);
	const before = copyDeaths(sim, row.before);
	const { next: id, age } = deaths;
	enter(deaths, { ...row, id, age, before });
	return id + 1;
}

/** Forgets a history. */
export function forgetDeaths(sim: Sim, head: number): void {
	for (const { id } of historyOf(sim, head)) close(sim.state.deaths, id);
}

/**
 * Whether a message that goes to `target` would run in a circle: it was there before, and nobody
 * has refused it since. Brokers drop it then.
 */
export function isCircle(sim: Sim, head: number, target: number): boolean {
	for (const { queue, reason } of historyOf(sim, head)) {
		if (reason === REASON.REJECTED) return false;
		if (queue === target) return true;
	}
	return false;
}
