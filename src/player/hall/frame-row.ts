import type { CapacityView, LogView, QueueView, ServiceView, TicketView, View } from '#simulation';
import { counterName } from '../frame-counters.ts';
import { ticketOf } from '../frame-tickets.ts';
import type { TicketShape } from '../frame.ts';
import { duration, ticketNumber } from '../words.ts';
import { counterAt, partsOf } from './frame-counter.ts';
import type { BookShape, HallRowShape, TapeShape, WantedShape } from './frame.ts';
import type { HallCounter, HallRowBox } from './layout.ts';
import type { HallRow } from './plan.ts';

/** A row as it is drawn; its tickets are added to `tickets`. */
export function rowOf(
	view: View,
	row: HallRow,
	box: HallRowBox,
	tickets: TicketShape[],
): HallRowShape {
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
			service === row.seeker ? ticketNumber(row.seeks) : '',
		),
	);
	const { notShown, shown, wanted } = queue
		? hang(view, row, queue, box, tickets)
		: { notShown: 0, shown: 0, wanted: undefined };
	const rest =
		row.notShown > 0 ? [`${row.notShown} more counter${row.notShown === 1 ? '' : 's'}`] : [];
	const shared = view.others[row.shares] as CapacityView | undefined;
	const common = {
		there: queue?.there ?? true,
		waiting: queue?.ready ?? 0,
		notShown,
		counters,
		delayedNotShown: 0,
		delayed: 0,
	};
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
		if (row.seeks > 0) return { ...common, up: service.up, ...bookOf(view, row), tapes: [] };
		return {
			...common,
			up: true,
			words: [row.label, 'called directly', `${service.line} in its line`, ...rest],
			tapes: [],
		};
	}
	if (!queue.there) return { ...common, up: true, words: [row.label, 'not there yet'], tapes: [] };
	const { lines, few } = box.info;
	const use = shared && `${shared.used} of ${shared.slots}, ${shared.waiting} wait`;
	const brief = !shared && !wanted;
	const words = [
		row.label,
		`${queue.ready} waiting`,
		...(few ? rest : []),
		...(few && notShown > 0 ? [`${notShown} not shown`] : []),
		...(shared && !lines ? [`${shared.label} ${use}`] : []),
		...(wanted && !lines ? [wanted.say] : []),
		...(queue.ready > 0 && (lines || brief) ? [`oldest ${duration(queue.oldestWait)}`] : []),
		// The spike says it too, where there is no room.
		...(lines || brief ? [`${queue.acked} stamped`] : []),
		...(queue.overtaken > 0 && lines ? [`${queue.overtaken} overtaken`] : []),
		...(few ? [] : rest),
	];
	// Where the row is high enough for more lines.
	const free = Math.max(0, Math.floor((box.h - 6) / 17) - words.length);
	const more = [
		...(shared ? [`${shared.label}:`, `${use}`] : []),
		...(queue.returned > 0 ? [`${queue.returned} came back`] : []),
	];
	return {
		...common,
		up: queue.up,
		delayed: queue.delayed,
		delayedNotShown: queue.delayed - shown,
		wanted: wanted && (lines ? wanted : { ...wanted, say: '' }),
		words: [...words, ...more.slice(0, lines && !few ? free : 0)].slice(0, few ? 3 : undefined),
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
): { notShown: number; shown: number; wanted: WantedShape | undefined } {
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
	const notShown = queue.ready - hung.length;
	const wanted =
		row.seeks > 0 ? wantedOf(row, queue, hung.length, outlines.length, box) : undefined;
	return { notShown, shown: later.length, wanted };
}

/** Where the order hangs that somebody looks for, and how many hang in front of it. */
function wantedOf(
	{ seeks }: HallRow,
	{ head }: QueueView,
	hung: number,
	outlines: number,
	box: HallRowBox,
): WantedShape {
	const i = head.findIndex(({ number }) => number === seeks);
	const number = ticketNumber(seeks);
	const x = i >= 0 && i < hung ? box.head.x - (i + outlines) * box.step : undefined;
	return { x, say: i < 0 ? `${number} is not here` : `${i} in front of ${number}` };
}

/** The orders around the one that is asked for; whoever comes after the shop asks. */
function bookOf(view: View, { seeks, label }: HallRow): { words: string[]; book: BookShape } {
	const kept = view.producers[0]?.answered ?? 0;
	const asked = view.producers.slice(1).reduce((total, it) => total + it.answered, 0);
	const lines = [seeks - 1, seeks, seeks + 1].filter((it) => it > 0 && it <= kept);
	const tens = Math.max(1, Math.ceil(kept / 10));
	const tabs = Array.from({ length: Math.min(4, tens) }, (_, i) => i * 10 + 1);
	return {
		words: [label, `${kept} orders`, `asked ${asked === 1 ? 'once' : `${asked} times`}`],
		book: {
			asks: `asks for ${ticketNumber(seeks)}`,
			lines: lines.map((it) => ({ number: ticketNumber(it), found: asked > 0 && it === seeks })),
			tabs: tabs.map((it) => ({ say: String(it), open: it <= seeks && seeks < it + 10 })),
		},
	};
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
