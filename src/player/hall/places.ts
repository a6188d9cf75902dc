import type { Scenario } from '#schemas';
import type { View } from '#simulation';
import type { Size } from '../layout.ts';
import { endOf, type Places } from '../path.ts';
import { type Box, hallLayout } from './layout.ts';
import { hallOf } from './plan.ts';

/** Where things happen in a hall. */
export function hallPlaces(view: View, spec: Scenario, size: Size): Places {
	const plan = hallOf(spec, view);
	const box = hallLayout(plan, size);
	const middle = (it: Box | undefined): { x: number; y: number } | undefined =>
		it && { x: it.x + Math.min(it.w / 2, 30), y: it.y + it.h / 2 };
	const item = (kind: string): Box | undefined => box.items.find((it) => it.kind === kind);
	return ({ event, node = '' }, slot) => {
		const end = endOf(event);
		if (end) return middle(item(end));
		const shop = plan.producers.findIndex((i) => view.producers[i]?.id === node);
		if (shop >= 0) {
			const it = box.shops[shop];
			// Where the customer goes, the ticket does not.
			if (!it || (event !== 'ARRIVED' && !plan.line)) return undefined;
			return { x: it.x + it.w / 2, y: it.y + (it.stall ? it.h / 2 : 172) };
		}
		const queue = view.queues.findIndex(({ id }) => id === node);
		const tray = box.items.find(({ kind, n }) => kind === 'tray' && n === queue);
		if (queue >= 0 && tray) return middle(tray);
		const r = plan.rows.findIndex(({ kind, index }) => kind === 'rail' && index === queue);
		const row = box.rows[r];
		if (queue >= 0 && row) {
			const { x, scale } = row.head;
			const back = event === 'PUBLISHED' ? (row.capacity - 1) * row.step : 0;
			return { x: x + 23 * scale - back, y: row.head.y + 66 * scale };
		}
		const service = view.services.findIndex(({ id }) => id === node);
		for (const [i, { counters }] of plan.rows.entries()) {
			const k = counters.findIndex((it) => it.service === service && it.slot === slot);
			const win = box.rows[i]?.counters[k]?.win;
			if (win) return { x: win.x + Math.max(win.w / 2, win.w - 30), y: win.y + 16 };
		}
		return middle(box.cabinets[Object.keys(spec.exchanges ?? {}).indexOf(node)]);
	};
}
