import type { ProducerView, QueueView, SlotView, TicketView, View } from '#simulation';
import type { TicketShape, TicketState } from './frame.ts';
import type { Layout, Place } from './layout.ts';
import type { Topology } from './topology.ts';
import { ticketNumber } from './words.ts';

const TILTS = [-1.5, 1, -0.8, 1.8, 0, -1.2, 0.8, -1.8, 1.2];

/** Degrees, from the number. */
function tiltOf(number: number): number {
	return TILTS[number % TILTS.length] as number;
}

/** The tickets that hang, next first, and how many more wait. */
export function railOf(
	queue: QueueView | undefined,
	{ rail }: Layout,
): { tickets: TicketShape[]; notShown: number } {
	const shown = (queue?.head ?? []).slice(0, rail.capacity);
	const tickets = shown.map((ticket, i): TicketShape => {
		const x = rail.head.x - i * rail.step;
		const state = ticket.deliveries > 0 ? 'returned' : 'waiting';
		return { ...ticketOf(ticket, state, { ...rail.head, x }), hangs: true };
	});
	return { tickets, notShown: (queue?.ready ?? 0) - tickets.length };
}

/** A ticket somewhere, as its state has it. */
export function ticketOf(ticket: TicketView, state: TicketState, place: Place): TicketShape {
	const out = state === 'serving' || state === 'held' || state === 'dead';
	const again = ticket.deliveries > (out ? 1 : 0);
	const times = ticket.deliveries + (out ? 0 : 1);
	return {
		key: `m${ticket.message}`,
		rank: ticket.message,
		number: ticketNumber(ticket.number),
		state,
		place,
		tilt: state === 'serving' ? 0 : tiltOf(ticket.number),
		holes: again ? Math.min(3, times) : 1,
		mark: again ? `×${times}` : '',
		progress: undefined,
		hangs: false,
	};
}

/** The ticket in a counter's window. */
export function servingTicket(
	ticket: TicketView,
	slot: SlotView,
	t: number,
	place: Place,
): TicketShape {
	return { ...ticketOf(ticket, 'serving', place), progress: progressOf(slot, t) };
}

function progressOf({ startedAt, work }: SlotView, t: number): number {
	return work > 0 ? Math.min(1, Math.max(0, (t - startedAt) / work)) : 1;
}

/** The order whose ticket is being written: it has a number and does not hang yet. */
export function flightOf(producer: ProducerView, { rail }: Layout): TicketShape[] {
	const next = producer.customers[0];
	if (!next || !rail.flight) return [];
	return [{ ...slip(next.order, next.number, 'flight', rail.flight), tilt: -9 }];
}

function slip(order: number, number: number, state: TicketState, place: Place): TicketShape {
	return {
		key: `o${order}`,
		rank: Infinity,
		number: ticketNumber(number),
		state,
		place,
		tilt: 0,
		holes: 1,
		mark: '',
		progress: undefined,
		hangs: false,
	};
}

/** In a direct call: the order of the customer who has waited longest. */
export function orderAtWindow(
	producer: ProducerView,
	view: View,
	topology: Topology,
	{ shop }: Layout,
): TicketShape | undefined {
	const first = producer.customers[0];
	if (!first) return undefined;
	const scale = shop.small ? 0.84 : 1;
	const place = { x: shop.x + shop.w / 2 - 23 * scale, y: shop.small ? 88 : 122, scale };
	const slots = topology.rows[0]?.counters.map((it) => view.services[it.service]?.slots[it.slot]);
	const at = slots?.find((it) => it?.number === first.number && it.status !== 'idle');
	const shape = slip(first.order, first.number, 'serving', place);
	return { ...shape, progress: at ? progressOf(at, view.t) : 0 };
}
