import type { Scenario } from '#schemas';
import type { ServiceView, View } from '#simulation';
import { counterName } from '../frame-counters.ts';
import { duration, ticketNumber } from '../words.ts';
import type { BarsShape, HallFrame, OrderShape } from './frame.ts';
import type { HallLayout } from './layout.ts';
import type { HallPlan } from './plan.ts';

/** So many tickets are laid out. */
const LAID = 8;

/** In which order the latest tickets were stamped. */
export function orderOf(view: View, plan: HallPlan): OrderShape {
	const row = plan.rows[plan.order];
	const queue = row && view.queues[row.index];
	if (!row || !queue) return { overtaken: 0, above: [], below: [] };
	const hands = row.counters.flatMap(
		({ service, slot }) => view.services[service]?.slots[slot]?.ticket?.number ?? [],
	);
	const stamped = queue.stamped.filter((number) => !hands.includes(number));
	const room = Math.max(3, LAID - hands.length);
	const latest = stamped.slice(-room);
	const above = [...latest, ...hands].sort((a, b) => a - b).slice(-LAID);
	const done = latest.filter((number) => above.includes(number));
	return {
		overtaken: queue.overtaken,
		above: above.map((number) => ({
			number: ticketNumber(number),
			inHand: hands.includes(number),
		})),
		below: done.map((number, i) => ({
			at: above.indexOf(number),
			ahead: above.some((it) => it < number && !done.slice(0, i).includes(it)),
		})),
	};
}

/** How long hands have had the first ticket that is in one. */
export function barsOf(view: View, spec: Scenario, plan: HallPlan): BarsShape | undefined {
	const row = plan.rows[plan.bars];
	const queue = row && view.queues[row.index];
	if (!row || !queue) return undefined;
	const all = row.counters.flatMap(({ service, slot }) => {
		const it = view.services[service] as ServiceView;
		const hand = it.slots[slot];
		if (!hand?.ticket || hand.status === 'down') return [];
		return [{ ...hand, ticket: hand.ticket, name: counterName(it, slot) }];
	});
	const first = Math.min(...all.map(({ ticket }) => ticket.message));
	const hands = all
		.filter(({ ticket }) => ticket.message === first)
		.sort((a, b) => a.startedAt - b.startedAt);
	const [one] = hands;
	if (!one) return undefined;
	const hides = Object.values(spec.queues)[row.index]?.ackTimeout ?? 0;
	const asks = Object.values(spec.services).some(({ extends: every }) => (every ?? hides) < hides);
	const { since } = hands.at(-1)?.ticket ?? one.ticket;
	const hidden = hides > 0 && !asks ? { from: since, to: since + hides } : undefined;
	const from = Math.min(one.startedAt, hidden?.from ?? one.startedAt);
	const ends = hands.map(({ startedAt, work }) => startedAt + work);
	const length = Math.max(1, ...[...ends, hidden?.to ?? 0].map((it) => it - from));
	const share = (t: number): number => Math.min(1, Math.max(0, (t - from) / length));
	const second = hands[1]?.startedAt ?? Infinity;
	return {
		number: ticketNumber(one.ticket.number),
		hidden: hidden && { from: share(hidden.from), to: share(hidden.to) },
		hands: hands.slice(0, 2).map(({ name, startedAt, work }) => ({
			name,
			from: share(startedAt),
			now: share(Math.min(view.t, startedAt + work)),
			to: share(startedAt + work),
			twice: share(Math.max(second, startedAt)),
		})),
	};
}

/** Customers who wait, and how many have left. */
export function lineOf(
	view: View,
	plan: HallPlan,
	at: HallLayout,
): Pick<HallFrame, 'pawns' | 'line'> {
	const box = at.items.find(({ kind }) => kind === 'line');
	const producers = plan.producers.flatMap((i) => view.producers[i] ?? []);
	const waiting = producers.flatMap((it) => it.customers);
	const open = producers.reduce((total, it) => total + it.open, 0);
	const shown = plan.line && box ? waiting.slice(0, 5) : [];
	const oldest = Math.max(0, ...producers.map((it) => it.oldestWait));
	return {
		pawns: shown.map(({ order }, i) => ({
			key: `c${order}`,
			x: (box?.x ?? 0) + 14 + i * 25,
			first: i === 0,
		})),
		line: {
			count: open,
			notShown: open - shown.length,
			longest: duration(oldest),
			left: producers.reduce((total, it) => total + it.gaveUp + it.timedOut + it.failed, 0),
		},
	};
}
