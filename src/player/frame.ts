import type { Scenario } from '#schemas';
import type { ProducerView, ServiceView, View } from '#simulation';
import { counterOf } from './frame-counters.ts';
import { lineOf, rateWords, waitWords } from './frame-customers.ts';
import { flightOf, orderAtWindow, railOf, servingTicket } from './frame-tickets.ts';
import type { Layout, Place } from './layout.ts';
import type { Topology } from './topology.ts';
import { duration, ticketNumber } from './words.ts';

export type TicketState =
	| 'waiting'
	| 'flight'
	| 'serving'
	| 'returned'
	| 'acked'
	| 'dropped'
	/** Of a hall alone: in a stack beside the one in work, in a hand whose time is up, away from its hook, set aside, not yet due. */
	| 'held'
	| 'late'
	| 'hidden'
	| 'dead'
	| 'delayed';

export interface TicketShape {
	/** The same for the same ticket in every frame. */
	readonly key: string;
	/** Rises with the tickets, so that a list in this order never has to be put in another. */
	readonly rank: number;
	readonly number: string;
	readonly state: TicketState;
	readonly place: Place;
	/** Degrees around its hook, from its number, so that a replay looks the same. */
	readonly tilt: number;
	/** Punched holes: how often it has been handed out, at least 1, at most 3. */
	readonly holes: number;
	/** What the stub says: `×2` when it is out again. */
	readonly mark: string;
	/** Share of the work that is done, 0 to 1; undefined when it is not in work. */
	readonly progress: number | undefined;
	/** Whether it hangs from the rod. */
	readonly hangs: boolean;
	/** Whether a time brings it back, or has done so. */
	readonly clock?: boolean;
}

export interface CounterShape {
	readonly key: string;
	readonly state: 'busy' | 'idle' | 'closed' | 'closing' | 'paused';
	/** What the board says, above and below. */
	readonly cap: string;
	readonly number: string;
	readonly name: string;
	readonly sub: string;
	/** Time in work, with its unit below; empty when nothing is. */
	readonly elapsed: string;
	readonly unit: string;
	/** Whether what is in hand is a ticket; a direct call has none. */
	readonly ticket: boolean;
	/** Whether it is closed by a crash; other closed ones have not opened yet. */
	readonly crashed: boolean;
}

export interface PawnShape {
	readonly key: string;
	readonly x: number;
	readonly first: boolean;
}

/** One picture, settled: what stands where and what it says. All counts are the view's. */
export interface Frame {
	readonly t: number;
	readonly mode: Topology['mode'];
	/** Nobody has ordered yet. */
	readonly empty: boolean;
	readonly shop: {
		readonly sign: string;
		readonly rate: string;
		readonly wait: string;
		/** The number that comes out next. */
		readonly next: string;
		/** The order at the window, in a direct call. */
		readonly order: TicketShape | undefined;
	};
	readonly tickets: readonly TicketShape[];
	readonly rail: {
		readonly waiting: number;
		readonly notShown: number;
		readonly oldest: string;
		/** Left and right end of the tickets that hang. */
		readonly from: number;
		readonly to: number;
	};
	readonly counters: readonly CounterShape[];
	readonly countersNotShown: number;
	readonly spike: { readonly count: number; readonly slips: number };
	readonly lost: number;
	readonly pawns: readonly PawnShape[];
	readonly line: {
		readonly count: number;
		readonly notShown: number;
		readonly longest: string;
		readonly gaveUp: number;
		readonly timedOut: number;
		readonly failed: number;
		/** How long the latest answer took; empty before the first. */
		readonly answer: string;
		/** Open calls against what the service bears; empty where there is no such limit. */
		readonly load: string;
	};
}

/** The picture of a view. Pure; the same view gives the same picture. */
export function frameOf(view: View, spec: Scenario, topology: Topology, layout: Layout): Frame {
	const producer = view.producers[topology.producer] as ProducerView;
	const row = topology.rows[0];
	const queue = row?.queue === undefined ? undefined : view.queues[row.queue];
	const queued = topology.mode === 'queued';
	const rail = queued ? railOf(queue, layout) : { tickets: [], notShown: 0 };
	const counters = (row?.counters ?? []).map(({ service, slot }, i) =>
		counterOf(view.services[service] as ServiceView, slot, view.t, layout.counters[i]?.detail),
	);
	const inHand = (row?.counters ?? []).flatMap(({ service, slot }, i) => {
		const at = view.services[service]?.slots[slot];
		const box = layout.counters[i];
		return at?.ticket && box ? [servingTicket(at.ticket, at, view.t, box.ticket)] : [];
	});
	const flight = queued ? flightOf(producer, layout) : [];
	const acked = queue?.acked ?? 0;
	return {
		t: view.t,
		mode: topology.mode,
		empty: producer.arrived === 0,
		shop: {
			sign: producer.label.toUpperCase(),
			rate: rateWords(producer, spec, layout.shop.small),
			wait: waitWords(producer, queued, layout.shop.small),
			next: ticketNumber(producer.arrived + 1),
			order: queued ? undefined : orderAtWindow(producer, view, topology, layout),
		},
		tickets: [...rail.tickets, ...flight, ...inHand].sort((a, b) => a.rank - b.rank),
		rail: {
			waiting: queue?.ready ?? 0,
			notShown: rail.notShown,
			oldest: duration(queue?.oldestWait ?? 0),
			from: layout.rail.head.x - (rail.tickets.length - 1) * layout.rail.step,
			to: layout.rail.head.x + 46 * layout.rail.head.scale,
		},
		counters,
		countersNotShown: row?.notShown ?? 0,
		spike: { count: acked, slips: Math.min(7, acked) },
		lost: queue?.lost ?? 0,
		...lineOf(producer, view, topology, layout),
	};
}
