import { EVENT, type Sink } from '#simulation/light';
import type { Frame, TicketShape } from './frame.ts';
import type { Layout, Place } from './layout.ts';

/** What of a picture moves. */
type Picture = Pick<Frame, 't' | 'tickets' | 'pawns'> & {
	readonly rail: Pick<Frame['rail'], 'notShown'>;
};

/** Where things come from and go to. */
interface Ways {
	readonly shop: Pick<Layout['shop'], 'x' | 'w' | 'out'>;
	readonly spike: Pick<Place, 'x' | 'y'>;
	readonly bin: Pick<Place, 'x' | 'y'>;
	readonly line: Pick<Layout['line'], 'floor' | 'door'>;
}

/** A ticket or a customer on the way from one settled picture to the next. */
export interface Move {
	readonly key: string;
	readonly from: Place;
	readonly to: Place;
	/** Virtual time of the later picture, microseconds. */
	readonly at: number;
	/** For what is gone from the later picture: how it is drawn until it has arrived. */
	readonly ticket?: TicketShape;
	readonly pawn?: boolean;
	/** Whether it was not in the earlier picture. */
	readonly fresh?: boolean;
}

/** How orders and messages ended between two pictures, by key. */
export type Ends = ReadonlyMap<string, number>;

/** Nothing has ended. */
export const NO_ENDS: Ends = new Map();

/** A sink that takes down how orders (`c…`) and messages (`m…`) end. */
export function endsSink(): { readonly ends: Ends; readonly sink: Sink } {
	const ends = new Map<string, number>();
	return {
		ends,
		sink: {
			event(_t, _n, kind, _node, message, order) {
				if (kind === EVENT.ACKED || kind === EVENT.LOST) ends.set(`m${message}`, kind);
				else if (kind >= EVENT.ANSWERED && kind <= EVENT.FAILED) ends.set(`c${order}`, kind);
			},
		},
	};
}

/** What has to travel so that one picture becomes the next. */
export function movesBetween(before: Picture, after: Picture, ends: Ends, layout: Ways): Move[] {
	return [
		...arrivals(before, after, layout),
		...ticketsGone(before, after, ends, layout),
		...customersGone(before, after, ends, layout),
	];
}

/** Tickets of the later picture that were elsewhere in the earlier one, or nowhere. */
function arrivals(before: Picture, after: Picture, layout: Ways): Move[] {
	const byKey = new Map(before.tickets.map((ticket) => [ticket.key, ticket.place]));
	const flying = new Map(
		before.tickets.flatMap(({ state, number, place }) =>
			state === 'flight' ? [[number, place] as const] : [],
		),
	);
	const crowded = before.rail.notShown > 0;
	return after.tickets.flatMap(({ key, number, state, place: to }) => {
		const behind = crowded && state === 'waiting';
		const was = byKey.get(key);
		const from = was ?? flying.get(number) ?? (behind ? { ...to, x: to.x - 8 } : layout.shop.out);
		return samePlace(from, to) ? [] : [{ key, from, to, at: after.t, fresh: was === undefined }];
	});
}

function ticketsGone(before: Picture, after: Picture, ends: Ends, layout: Ways): Move[] {
	const here = new Set(after.tickets.map((ticket) => ticket.key));
	return before.tickets.flatMap((ticket) => {
		const end = ends.get(ticket.key);
		if (end === undefined || here.has(ticket.key)) return [];
		const acked = end === EVENT.ACKED;
		const { x, y } = acked ? layout.spike : layout.bin;
		const to = { x: x + 16, y: y - (acked ? 92 : 70), scale: 0.6 };
		const last: TicketShape = {
			...ticket,
			state: acked ? 'acked' : 'dropped',
			place: to,
			progress: undefined,
			mark: '',
		};
		return [{ key: ticket.key, from: ticket.place, to, at: after.t, ticket: last }];
	});
}

/** Those with an answer turn to the shop, the others take the door. */
function customersGone(before: Picture, after: Picture, ends: Ends, layout: Ways): Move[] {
	const here = new Set(after.pawns.map((pawn) => pawn.key));
	const { shop, line } = layout;
	return before.pawns.flatMap(({ key, x }) => {
		const end = ends.get(key);
		if (end === undefined || here.has(key)) return [];
		const answered = end === EVENT.ANSWERED;
		const from = { x, y: line.floor, scale: 1 };
		const to = answered
			? { x: shop.x + shop.w - 12, y: line.floor, scale: 1 }
			: { x: line.door.x + 17, y: line.door.floor, scale: 1 };
		return [{ key, from, to, at: after.t, pawn: true }];
	});
}

/** So many are on their way out at once; in a flood the rest is a number on the spike or by the door. */
const MOST_LEAVING = 12;

/** Those on their way out, with those that now set out: who has begun is never cut short. */
export function alsoLeaving(gone: readonly Move[], moves: readonly Move[]): readonly Move[] {
	return [...gone, ...moves.slice(0, Math.max(0, MOST_LEAVING - gone.length))];
}

function samePlace(a: Place, b: Place): boolean {
	return a.x === b.x && a.y === b.y && a.scale === b.scale;
}
