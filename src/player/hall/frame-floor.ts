import type { Scenario } from '#schemas';
import type { LogView, ServiceView, View } from '#simulation';
import { counterName } from '../frame-counters.ts';
import { duration, ticketNumber } from '../words.ts';
import type { BarsShape, HallFrame, OrderShape } from './frame.ts';
import type { HallLayout } from './layout.ts';
import type { HallPlan } from './plan.ts';

/** So many tickets are laid out, and so many with numbers of four digits. */
const LAID = 8;
const LAID_WIDE = 6;

/** In which order the latest tickets were stamped. */
export function orderOf(view: View, plan: HallPlan): OrderShape {
	const row = plan.rows[plan.order];
	if (row?.kind === 'tape') return orderOfParts(view, view.others[row.index] as LogView);
	const queue = row && view.queues[row.index];
	if (!row || !queue) return { overtaken: 0, parts: false, above: [], below: [] };
	const hands = row.counters.flatMap(
		({ service, slot }) => view.services[service]?.slots[slot]?.ticket?.number ?? [],
	);
	const stamped = queue.stamped.filter((number) => !hands.includes(number));
	const most = Math.max(0, ...stamped, ...hands) < 1_000 ? LAID : LAID_WIDE;
	const room = Math.max(3, most - hands.length);
	const latest = stamped.slice(-room);
	const above = [...latest, ...hands].sort((a, b) => a - b).slice(-most);
	const done = latest.filter((number) => above.includes(number));
	return {
		overtaken: queue.overtaken,
		parts: false,
		above: above.map((number) => ({
			// There is room for three digits; the thousands are the same all along.
			number: ticketNumber(number).slice(-3),
			inHand: hands.includes(number),
		})),
		below: done.map((number, i) => ({
			at: above.indexOf(number),
			ahead: above.some((it) => it < number && !done.slice(0, i).includes(it)),
		})),
	};
}

/** Records as they were written, whatever their part, around the first that is not read yet. */
function orderOfParts(view: View, log: LogView): OrderShape {
	const [group] = log.groups;
	const slots = group ? (view.services[group.service]?.slots ?? []) : [];
	const hands = slots.flatMap(({ number }) => number ?? []);
	const all = log.partitions
		.flatMap(({ end, tail }, p) =>
			tail.map((number, i) => {
				const taken = end - tail.length + i < (group?.next[p] ?? 0);
				const inHand = hands.includes(number);
				return { number, inHand, read: taken && !inHand };
			}),
		)
		.sort((a, b) => a.number - b.number);
	const open = all.findIndex(({ read }) => !read);
	const most = (all.at(-1)?.number ?? 0) < 1_000 ? LAID : LAID_WIDE;
	const from = Math.max(0, Math.min(open < 0 ? all.length : open - 1, all.length - most));
	const shown = all.slice(from, from + most);
	const ahead = (i: number): boolean => open >= 0 && from + i > open;
	return {
		overtaken: all.filter(({ read }, i) => read && open >= 0 && i > open).length,
		parts: true,
		above: shown.map(({ number, inHand }) => ({ number: ticketNumber(number), inHand })),
		below: shown.flatMap(({ read }, at) => (read ? [{ at, ahead: ahead(at) }] : [])),
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
		say: barsSaid(view.t, ticketNumber(one.ticket.number), hands, hidden?.to),
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

function barsSaid(
	t: number,
	number: string,
	hands: readonly { name: string; startedAt: number; work: number }[],
	hiddenUntil: number | undefined,
): string {
	const works = hands.map(
		({ name, startedAt, work }) =>
			`${name} has worked on ${number} for ${duration(Math.min(t - startedAt, work))} of ${duration(work)}`,
	);
	const hidden =
		hiddenUntil === undefined
			? []
			: [
					hiddenUntil > t
						? `it is hidden for another ${duration(hiddenUntil - t)}`
						: 'it is hidden no more',
				];
	return `${[...works, ...hidden].join('; ')}.`;
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
