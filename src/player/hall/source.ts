import type { View } from '#simulation';
import type { Place } from '../layout.ts';
import type { HallLayout } from './layout.ts';
import type { HallPlan } from './plan.ts';

/**
 * Where a ticket comes from that is new on the wall and goes to a place: the slot of a cabinet, the
 * shop that took the order, or the end of a rail that other counters fill. `before`: the view of the
 * picture before.
 */
export function hallSource(
	ticket: { readonly number: number; readonly to: Place },
	plan: HallPlan,
	at: HallLayout,
	view: View,
	before: View | undefined,
): Place {
	const { number, to } = ticket;
	const r = at.rows.findIndex(({ head }) => head.y === to.y);
	const row = at.rows[r];
	if (!row) return at.out;
	if (!plan.rows[r]?.fed) return { x: row.from, y: to.y, scale: 0.5 };
	if (at.cabinets.length > 0 && at.size !== 'narrow') {
		return { x: row.from - 30, y: to.y, scale: 0.5 };
	}
	const shop = at.shops[shopOf(number, view, before)];
	return shop ? { x: shop.x + shop.w / 2 - 12, y: shop.y + 40, scale: 0.5 } : at.out;
}

/** Its customer stands at that shop, or stood there, or it is the one that has just had more. */
function shopOf(number: number, view: View, before: View | undefined): number {
	const has = (it: View | undefined): number =>
		(it?.producers ?? []).findIndex(({ customers }) =>
			customers.some((customer) => customer.number === number),
		);
	const stands = Math.max(has(view), has(before));
	if (stands >= 0) return stands;
	return view.producers.findIndex((it, i) => it.arrived > (before?.producers[i]?.arrived ?? 0));
}
