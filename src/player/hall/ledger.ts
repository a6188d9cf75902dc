import type { Scenario } from '#schemas';
import type { View } from '#simulation';
import type { HallPlan } from './plan.ts';

/** How an account stands: as it should, behind with work that is still under way, or wrong. */
export type Standing = 'even' | 'behind' | 'wrong';

/**
 * How an effect’s account stands at a moment: what is missing may still hang on a rail or be in a
 * hand, and so many direct calls may be open.
 */
export function standingOf(
	view: View,
	plan: Pick<HallPlan, 'trays'>,
	effect: number,
	open = 0,
): Standing {
	const { expected = 0, actual = 0 } = view.effects[effect] ?? {};
	if (expected === actual) return 'even';
	return actual < expected && expected - actual <= underWay(view, plan) + open ? 'behind' : 'wrong';
}

/** Dead-letter queues that nobody takes from: indexes in `view.queues`. */
export function traysOf({ queues, services }: Scenario): number[] {
	const dead = new Set(Object.values(queues).map(({ deadLetter }) => deadLetter?.to));
	const taken = new Set(Object.values(services).map(({ consumes }) => consumes));
	return Object.keys(queues).flatMap((id, i) => (dead.has(id) && !taken.has(id) ? [i] : []));
}

/** Tickets that somebody will still take, or has taken and not acknowledged. */
function underWay(view: View, plan: Pick<HallPlan, 'trays'>): number {
	const onRails = view.queues.map((it, i) =>
		plan.trays.includes(i) ? 0 : it.ready + it.unacked + it.delayed,
	);
	const elsewhere = view.others.map((it) => {
		if (it.kind === 'outbox') return it.waiting;
		if (it.kind !== 'log') return 0;
		const ends = it.partitions.map(({ end }) => end);
		const behind = it.groups.map(({ service, next }) => {
			const hands = view.services[service]?.slots ?? [];
			const inHand = hands.filter(({ number }) => number !== undefined).length;
			return next.reduce((total, at, i) => total + (ends[i] ?? at) - at, inHand);
		});
		return Math.max(0, ...behind);
	});
	return [...onRails, ...elsewhere].reduce((total, it) => total + it, 0);
}
