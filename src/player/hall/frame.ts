import type { Scenario } from '#schemas';
import type { LogView, OutboxView, QueueView, ServiceView, TicketView, View } from '#simulation';
import { counterName } from '../frame-counters.ts';
import type { CounterShape, PawnShape, TicketShape } from '../frame.ts';
import { rateWords, waitWords } from '../frame-customers.ts';
import { servingTicket, ticketOf } from '../frame-tickets.ts';
import { capital, duration, ticketNumber } from '../words.ts';
import type { HallCounter, HallLayout, HallRowBox } from './layout.ts';
import type { HallPlan, HallRow } from './plan.ts';

/** A row as it is drawn. */
export interface HallRowShape {
	/** The first is bold. */
	readonly words: readonly string[];
	readonly waiting: number;
	readonly notShown: number;
	readonly up: boolean;
	readonly delayed: number;
	readonly delayedNotShown: number;
	readonly counters: readonly HallCounterShape[];
	/** Parts of a log. */
	readonly tapes: readonly TapeShape[];
}

export interface HallCounterShape extends CounterShape {
	/** In hand in all, and how many of them are not drawn. */
	readonly hand: number;
	readonly handNotShown: number;
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
	/** Stamped after a later one, in all. */
	readonly overtaken: number;
	readonly above: readonly { readonly number: string; readonly inHand: boolean }[];
	/** Indexes into `above`; `ahead`: an earlier one is still to be stamped. */
	readonly below: readonly { readonly at: number; readonly ahead: boolean }[];
}

/** Times as shares of the width, 0 to 1. */
export interface BarsShape {
	readonly number: string;
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
			const place = { x: (box?.x ?? 0) + 8 + i * 32, y: (box?.y ?? 0) + 12, scale: 0.58 };
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
			const small = at.shops[0]?.stall ?? false;
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
			return effect ? [{ ...effect, id: capital(effect.id) }] : [];
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

/** So many tickets are laid out. */
const LAID = 8;

function orderOf(view: View, plan: HallPlan): OrderShape {
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

function barsOf(view: View, spec: Scenario, plan: HallPlan): BarsShape | undefined {
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

function rowOf(view: View, row: HallRow, box: HallRowBox, tickets: TicketShape[]): HallRowShape {
	const queue = row.kind === 'rail' ? view.queues[row.index] : undefined;
	const log = row.kind === 'tape' ? (view.others[row.index] as LogView) : undefined;
	const late = row.timed && queue ? lateOf(view, row, queue) : [];
	const counters = row.counters.map(({ service, slot }, i) =>
		counterAt(
			late.includes(i),
			view.services[service] as ServiceView,
			slot,
			view.t,
			box.counters[i] as HallCounter,
			tickets,
			log && view.services.length > 0 ? partsOf(log, service, slot) : '',
		),
	);
	const { notShown, shown } = queue
		? hang(view, row, queue, box, tickets)
		: { notShown: 0, shown: 0 };
	const rest =
		row.notShown > 0 ? [`${row.notShown} more counter${row.notShown === 1 ? '' : 's'}`] : [];
	const common = { waiting: queue?.ready ?? 0, notShown, counters, delayedNotShown: 0, delayed: 0 };
	if (log) {
		const all = log.partitions.reduce((total, it) => total + it.end - it.base, 0);
		const tapes = log.partitions.map((_, p) => tapeOf(view, log, p, box));
		return {
			...common,
			up: log.up,
			words: [row.label, `${all} kept`, ...rest],
			tapes,
		};
	}
	if (!queue) {
		const service = view.services[row.index] as ServiceView;
		return {
			...common,
			up: true,
			words: [row.label, 'called directly', `${service.line} in its line`, ...rest],
			tapes: [],
		};
	}
	return {
		...common,
		up: queue.up,
		delayed: queue.delayed,
		delayedNotShown: queue.delayed - shown,
		words: [
			row.label,
			`${queue.ready} waiting`,
			...(queue.ready > 0 ? [`oldest ${duration(queue.oldestWait)}`] : []),
			`${queue.acked} stamped`,
			...(queue.overtaken > 0 && box.info.lines ? [`${queue.overtaken} overtaken`] : []),
			...rest,
		],
		tapes: [],
	};
}

/** Counters whose ticket is back on the rail, or in a hand that took it later. */
function lateOf(view: View, row: HallRow, queue: QueueView): number[] {
	const hands = row.counters.map(
		({ service, slot }) => view.services[service]?.slots[slot] as ServiceView['slots'][number],
	);
	return hands.flatMap(({ ticket, startedAt }, i) => {
		if (!ticket) return [];
		const again = hands.some(
			(it) => it.ticket?.message === ticket.message && it.startedAt > startedAt,
		);
		return again || queue.head.some(({ message }) => message === ticket.message) ? [i] : [];
	});
}

/** Hangs what waits, with an outline for each that is in a hand and may come back. */
function hang(
	view: View,
	row: HallRow,
	queue: QueueView,
	box: HallRowBox,
	tickets: TicketShape[],
): { notShown: number; shown: number } {
	const all = row.counters.flatMap(({ service, slot }): readonly TicketView[] => {
		const it = view.services[service]?.slots[slot];
		if (!it || it.status === 'down') return [];
		return row.timed && it.ticket ? [it.ticket, ...it.held] : it.held;
	});
	// What two hands hold hung there once.
	const out = all.filter(({ message }, i) => all.findIndex((it) => it.message === message) === i);
	const outlines = out.slice(0, Math.min(6, Math.floor(box.capacity / 2)));
	outlines.forEach((ticket, i) => {
		const place = { ...box.head, x: box.head.x - i * box.step };
		const shape = ticketOf(ticket, 'hidden', place);
		tickets.push({
			...shape,
			key: `h${ticket.message}`,
			mark: '',
			holes: 1,
			hangs: true,
			clock: row.timed,
		});
	});
	const free = box.capacity - outlines.length;
	const hung = queue.head.slice(0, free);
	hung.forEach((ticket, i) => {
		const place = { ...box.head, x: box.head.x - (i + outlines.length) * box.step };
		const state = ticket.deliveries > 0 ? 'returned' : 'waiting';
		tickets.push({ ...ticketOf(ticket, state, place), hangs: true });
	});
	const { plank } = box;
	const fits = plank ? Math.floor(plank.w / 30) : 0;
	const later = queue.later.slice(0, fits);
	later.forEach((ticket, i) => {
		if (!plank) return;
		const place = { x: plank.x + plank.w - 28 - i * 30, y: plank.y - 47, scale: 0.56 };
		const shape = ticketOf(ticket, 'delayed', place);
		tickets.push({ ...shape, tilt: 0, clock: true });
	});
	return { notShown: queue.ready - hung.length, shown: later.length };
}

function counterAt(
	late: boolean,
	service: ServiceView,
	index: number,
	t: number,
	box: HallCounter,
	tickets: TicketShape[],
	owns: string,
): HallCounterShape {
	const slot = service.slots[index] as ServiceView['slots'][number];
	const down = !service.up || slot.status === 'down';
	const busy = slot.number !== undefined;
	const state = down
		? 'closed'
		: slot.status === 'closing'
			? 'closing'
			: busy
				? 'busy'
				: service.paused
					? 'paused'
					: 'idle';
	const inHand = slot.ticket ? 1 : 0;
	if (slot.ticket) {
		const shape = servingTicket(slot.ticket, slot, t, box.ticket);
		if (down) tickets.push({ ...shape, state: 'hidden', progress: undefined });
		else tickets.push(late ? { ...shape, state: 'late', clock: true } : shape);
	}
	const held = slot.held.slice(0, box.beside);
	held.forEach((ticket, i) => {
		const place = { ...box.ticket, x: box.ticket.x + (i + 1) * box.step };
		tickets.push({ ...ticketOf(ticket, 'held', place), tilt: 0 });
	});
	const slow = service.factor > 1 && busy;
	const name = counterName(service, index);
	const letter = box.detail === 'letter';
	const many = service.slots.length > 1;
	return {
		key: `${service.id}.${index}`,
		state,
		cap: letter
			? ''
			: box.detail === 'tight'
				? shortName(name, many)
				: signOf(name, Math.floor(box.board.w / 8.8)),
		number: !busy || down ? '–' : ticketNumber(slot.number),
		name: letter ? String.fromCharCode(65 + (index % 26)) : name,
		sub: said(state, service, slot.handled, t, box.w, owns),
		elapsed: slow ? 'slow' : '',
		unit: '',
		ticket: slot.ticket !== undefined,
		hand: inHand + slot.held.length,
		handNotShown: slot.held.length - held.length,
	};
}

/** A name as a sign has room for it: all of it, its first word and letter, or what tells it apart. */
function signOf(name: string, fits: number): string {
	const all = name.toUpperCase();
	if (all.length <= fits) return all;
	const words = all.split(' ');
	const head = words[0] as string;
	const letter = words.at(-1)?.length === 1 ? ` ${words.at(-1)}` : '';
	if (head.length + letter.length <= fits) return head + letter;
	return `${head.slice(0, fits - letter.length - 1)}.${letter}`;
}

function shortName(name: string, many: boolean): string {
	return many ? name.slice(-1) : name.slice(0, 6).toUpperCase();
}

function said(
	state: CounterShape['state'],
	{ backAt, factor }: ServiceView,
	handled: number,
	t: number,
	w: number,
	owns: string,
): string {
	const room = w >= 118;
	if (state === 'closed') {
		if (backAt === undefined) return room ? 'until it is opened' : 'closed';
		return room
			? `back in ${duration(Math.max(0, backAt - t))}`
			: duration(Math.max(0, backAt - t));
	}
	if (state === 'paused') return 'paused';
	if (state === 'closing') return room ? 'closes after this' : 'closing';
	const slow = factor !== 1 && room ? `, ${factor}× as long` : '';
	const tail = owns && room ? `, ${owns}` : '';
	if (w < 60) return String(handled);
	return `${handled} served${slow || tail}`;
}

/** Which parts of a log a consumer reads. */
function partsOf(log: LogView, service: number, slot: number): string {
	const group = log.groups.find((it) => it.service === service);
	if (!group || log.partitions.length < 2) return '';
	const mine = group.owners.flatMap((owner, p) => (owner === slot ? [p + 1] : []));
	return mine.length === 0 ? 'no part' : `part ${mine.join(', ')}`;
}

function tapeOf(view: View, log: LogView, p: number, box: HallRowBox): TapeShape {
	const { base, end, tail } = log.partitions[p] as LogView['partitions'][number];
	const at = box.tapes[p] ?? { x: 0, y: 0, w: 0, h: 0 };
	const cell = 34;
	const fits = Math.max(1, Math.floor((at.w - 30) / cell));
	const shown = tail.slice(-fits);
	const right = at.x + at.w - 26;
	const first = end - shown.length;
	const cells = shown.map((number, i) => ({
		x: right - (i + 1) * cell,
		number: ticketNumber(number),
	}));
	const clips = log.groups.map((group) => {
		const next = group.next[p] ?? 0;
		const i = Math.max(-0.5, next - first);
		const owner = group.owners[p] ?? -1;
		const service = view.services[group.service];
		const who = !service ? '' : owner < 0 ? service.label : counterName(service, owner);
		return {
			x: Math.min(right, right - (i + 0.5) * cell),
			say: `${who}${group.paused ? ' (pause)' : ''}`,
		};
	});
	return { cells, cell, clips, notShown: end - base - shown.length, trimmed: base };
}

function lineOf(view: View, plan: HallPlan, at: HallLayout): Pick<HallFrame, 'pawns' | 'line'> {
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
