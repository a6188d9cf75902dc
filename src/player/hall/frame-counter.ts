import type { LogView, ServiceView, SlotView } from '#simulation';
import { closedWords, counterName, counterState, isNew } from '../frame-counters.ts';
import { servingTicket, ticketOf } from '../frame-tickets.ts';
import type { CounterShape, TicketShape } from '../frame.ts';
import { ticketNumber } from '../words.ts';
import type { HallCounterShape } from './frame.ts';
import type { HallCounter } from './layout.ts';

/** A counter as it is drawn; what is in its hand is added to `tickets`. */
export function counterAt(
	late: boolean,
	service: ServiceView,
	index: number,
	t: number,
	box: HallCounter,
	tickets: TicketShape[],
	owns: string,
	seeks: string,
): HallCounterShape {
	const slot = service.slots[index] as ServiceView['slots'][number];
	const busy = slot.number !== undefined;
	const state = counterState(service, slot);
	const down = state === 'closed';
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
	const bare = box.detail === 'bare';
	const many = service.slots.length > 1;
	return {
		key: `${service.id}.${index}`,
		state,
		cap:
			letter || bare
				? ''
				: box.detail === 'tight'
					? shortName(name, many)
					: signOf(name, Math.floor(box.board.w / 8.8)),
		number: !busy || down ? '–' : ticketNumber(slot.number),
		name: letter ? String.fromCharCode(65 + (index % 26)) : name,
		sub: bare ? '' : said(state, service, slot, t, box.w, owns, seeks !== ''),
		elapsed: slow ? 'slow' : '',
		unit: '',
		ticket: slot.ticket !== undefined,
		hand: inHand + slot.held.length,
		handNotShown: slot.held.length - held.length,
		slip: bare || down ? '' : seeks,
		crashed: down && !isNew(service),
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
	service: ServiceView,
	slot: SlotView,
	t: number,
	w: number,
	owns: string,
	seeks: boolean,
): string {
	const room = w >= 118;
	if (state === 'closed') return closedWords(service, slot, t, room);
	if (state === 'paused') return 'paused';
	if (state === 'closing') return room ? 'closes after this' : 'closing';
	const { factor } = service;
	const slow = factor !== 1 && room ? `, ${factor}× as long` : '';
	const tail = owns && room ? `, ${owns}` : '';
	if (w < 60) return String(slot.handled);
	// What it looks for stands on its slip, beside these words.
	if (seeks) return 'looks for';
	return `${slot.handled} served${slow || tail}`;
}

/** Which parts of a log a consumer reads. */
export function partsOf(log: LogView, service: number, slot: number): string {
	const group = log.groups.find((it) => it.service === service);
	if (!group || log.partitions.length < 2) return '';
	const mine = group.owners.flatMap((owner, p) => (owner === slot ? [p + 1] : []));
	return mine.length === 0 ? 'no part' : `part ${mine.join(', ')}`;
}
