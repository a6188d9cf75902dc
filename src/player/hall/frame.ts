import type { Scenario } from '#schemas';
import type { OutboxView, QueueView, View } from '#simulation';
import { rateWords, waitWords } from '../frame-customers.ts';
import { ticketOf } from '../frame-tickets.ts';
import type { CounterShape, PawnShape, TicketShape } from '../frame.ts';
import { capital, ticketNumber } from '../words.ts';
import { barsOf, lineOf, orderOf } from './frame-floor.ts';
import { rowOf } from './frame-row.ts';
import type { HallLayout, HallRowBox } from './layout.ts';
import { type Standing, standingOf } from './ledger.ts';
import type { HallPlan } from './plan.ts';

/** A row as it is drawn. */
export interface HallRowShape {
	/** The first is bold. */
	readonly words: readonly string[];
	readonly waiting: number;
	readonly notShown: number;
	readonly up: boolean;
	/** Whether it has been hung up. */
	readonly there: boolean;
	readonly delayed: number;
	readonly delayedNotShown: number;
	readonly counters: readonly HallCounterShape[];
	/** Parts of a log. */
	readonly tapes: readonly TapeShape[];
	readonly wanted?: WantedShape | undefined;
	readonly book?: BookShape | undefined;
}

/** An order that somebody looks for on a rail. */
export interface WantedShape {
	/** Its left end and that of the rail’s head; undefined where it is not drawn. */
	readonly x: number | undefined;
	readonly say: string;
}

/** A book of all orders, open at the one that is asked for. */
export interface BookShape {
	readonly asks: string;
	readonly lines: readonly { readonly number: string; readonly found: boolean }[];
	/** Thumb index: the first number of each ten; the one that is open. */
	readonly tabs: readonly { readonly say: string; readonly open: boolean }[];
}

export interface HallCounterShape extends CounterShape {
	/** In hand in all, and how many of them are not drawn. */
	readonly hand: number;
	readonly handNotShown: number;
	/** The number on its slip: the order that it looks for; '' with none. */
	readonly slip: string;
}

/** One part of a log: the newest record on the left. */
export interface TapeShape {
	readonly cells: readonly { readonly x: number; readonly number: string }[];
	readonly cell: number;
	/** Where each reader is, as a middle; off the tape: undefined. */
	readonly clips: readonly { readonly x: number; readonly say: string }[];
	/** Records before the first that is drawn, and those that are gone for good. */
	readonly notShown: number;
	readonly trimmed: number;
}

export interface OrderShape {
	/** Stamped after a later one, in all; of a log: read while an earlier one is not. */
	readonly overtaken: number;
	/** Of a log: what is below stands under itself, since only the parts have an order. */
	readonly parts: boolean;
	readonly above: readonly { readonly number: string; readonly inHand: boolean }[];
	/** Indexes into `above`; `ahead`: an earlier one is still to be stamped. */
	readonly below: readonly { readonly at: number; readonly ahead: boolean }[];
}

/** Times as shares of the width, 0 to 1. */
export interface BarsShape {
	readonly number: string;
	/** The same in a sentence. */
	readonly say: string;
	readonly hidden: { readonly from: number; readonly to: number } | undefined;
	readonly hands: readonly {
		readonly name: string;
		readonly from: number;
		readonly now: number;
		readonly to: number;
		/** From here on another hand works on the same ticket; 1: nowhere. */
		readonly twice: number;
	}[];
}

/** One picture of a hall, settled. All counts are the view's. */
export interface HallFrame {
	readonly t: number;
	readonly empty: boolean;
	readonly shops: readonly {
		readonly sign: string;
		readonly rate: string;
		readonly wait: string;
		readonly next: string;
	}[];
	readonly tickets: readonly TicketShape[];
	readonly rows: readonly HallRowShape[];
	readonly spike: number;
	readonly lost: number;
	readonly trays: readonly {
		/** Index in `view.queues`. */
		readonly queue: number;
		readonly count: number;
		readonly notShown: number;
		/** Sent back to where they came from. */
		readonly back: number;
	}[];
	readonly ledgers: readonly {
		readonly id: string;
		readonly expected: number;
		readonly actual: number;
		readonly standing: Standing;
	}[];
	readonly outbox: OutboxView | undefined;
	/** Publishes that the broker has confirmed, and confirms that were lost on their way. */
	readonly receipts: { readonly got: number; readonly lost: number };
	/** The spike laid out: as the tickets hung above, as they were stamped below. */
	readonly order: OrderShape;
	/** How long hands have had the first ticket, and for how long it was hidden. */
	readonly bars: BarsShape | undefined;
	readonly pawns: readonly PawnShape[];
	readonly line: {
		readonly count: number;
		readonly notShown: number;
		readonly longest: string;
		readonly left: number;
	};
}

/** The picture of a view. Pure; the same view gives the same picture. */
export function hallFrame(view: View, spec: Scenario, plan: HallPlan, at: HallLayout): HallFrame {
	const queues = view.queues;
	const rails = plan.rows.flatMap((row) => (row.kind === 'rail' ? (queues[row.index] ?? []) : []));
	const tickets: TicketShape[] = [];
	const rows = plan.rows.map((row, i) => rowOf(view, row, at.rows[i] as HallRowBox, tickets));
	const trays = plan.trays.map((index) => {
		const queue = queues[index] as QueueView;
		const box = at.items.find(({ kind, n }) => kind === 'tray' && n === index);
		const shown = queue.head.slice(0, box ? Math.floor((box.w - 104) / 32) : 0);
		shown.forEach((ticket, i) => {
			const [step, scale] = at.size === 'slide' ? [36, 0.7] : [32, 0.58];
			const place = { x: (box?.x ?? 0) + 8 + i * step, y: (box?.y ?? 0) + 12, scale };
			tickets.push({ ...ticketOf(ticket, 'dead', place), tilt: 0, mark: 'DLQ', holes: 3 });
		});
		const notShown = queue.ready - shown.length;
		return { queue: index, count: queue.ready, notShown, back: queue.redriven };
	});
	return {
		t: view.t,
		empty: view.producers.every(({ arrived }) => arrived === 0),
		shops: plan.producers.map((index) => {
			const producer = view.producers[index] as View['producers'][number];
			const small = at.size === 'slide' || (at.shops[0]?.stall ?? false);
			return {
				sign: producer.label.toUpperCase(),
				rate: rateWords(producer, spec, small),
				wait: waitWords(producer, !plan.line, small),
				next: ticketNumber(producer.arrived + 1),
			};
		}),
		tickets: unique(tickets).sort((a, b) => a.rank - b.rank),
		rows,
		spike: sum(rails, 'acked'),
		lost: sum(rails, 'lost'),
		trays,
		ledgers: plan.ledgers.flatMap((i) => {
			const effect = view.effects[i];
			return effect
				? [{ ...effect, id: capital(effect.id), standing: standingOf(view, plan, i) }]
				: [];
		}),
		outbox: view.others.find((it): it is OutboxView => it.kind === 'outbox'),
		receipts: {
			got: view.producers.reduce((total, it) => total + it.answered, 0),
			lost: view.producers.reduce((total, it) => total + it.confirmsLost, 0),
		},
		order: orderOf(view, plan),
		bars: barsOf(view, spec, plan),
		...lineOf(view, plan, at),
	};
}

function sum(queues: readonly QueueView[], of: 'acked' | 'lost'): number {
	return queues.reduce((total, queue) => total + queue[of], 0);
}

/** A ticket that two hands hold at once has two pictures, each with a key of its own. */
function unique(tickets: readonly TicketShape[]): TicketShape[] {
	const seen = new Map<string, number>();
	return tickets.map((ticket) => {
		const times = seen.get(ticket.key) ?? 0;
		seen.set(ticket.key, times + 1);
		return times === 0 ? ticket : { ...ticket, key: `${ticket.key}.${times}` };
	});
}
