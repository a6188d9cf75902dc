import type { ServiceView, SlotView } from '#simulation';
import type { CounterShape } from './frame.ts';
import { duration, durationParts, ticketNumber } from './words.ts';

const CAPS = {
	full: {
		busy: 'NOW SERVING',
		idle: 'NEXT PLEASE',
		closed: 'CLOSED',
		closing: 'NOW SERVING',
		paused: 'PAUSED',
		refuses: 'TURNS AWAY',
	},
	tight: {
		busy: 'SERVING',
		idle: 'NEXT',
		closed: 'CLOSED',
		closing: 'SERVING',
		paused: 'PAUSED',
		refuses: 'NO ROOM',
	},
	letter: { busy: '', idle: '', closed: '', closing: '', paused: '', refuses: '' },
} as const;

/** What a counter is at; closed when nobody stands behind it. */
export function counterState(service: ServiceView, slot: SlotView) {
	if (!service.up || slot.status === 'down') return 'closed';
	if (slot.status === 'closing') return 'closing';
	if (slot.number !== undefined) return 'busy';
	return service.paused ? 'paused' : 'idle';
}

/** A counter of a service, with as many words as it has room for. */
export function counterOf(
	service: ServiceView,
	index: number,
	t: number,
	detail: keyof typeof CAPS = 'full',
): CounterShape {
	const slot = service.slots[index] as SlotView;
	const busy = slot.number !== undefined;
	const state = counterState(service, slot);
	const open = state !== 'closed';
	const elapsed = durationParts(t - slot.startedAt);
	const work = durationParts(slot.work);
	const direct = busy && slot.ticket === undefined;
	const letter = String.fromCharCode(65 + (index % 26));
	return {
		key: `${service.id}.${index}`,
		state,
		cap: CAPS[detail][slot.refuses ? 'refuses' : state],
		number: slot.number === undefined || !open ? '–' : ticketNumber(slot.number),
		name: detail === 'letter' ? letter : counterName(service, index),
		sub: subOf(service, slot, state, t, detail),
		elapsed: busy && open ? elapsed.value : '',
		unit: direct ? `of ${work.value} ${work.unit}` : elapsed.unit,
		ticket: slot.ticket !== undefined,
		crashed: !open && !isNew(service),
	};
}

/** Whether it has not opened yet; whatever is closed otherwise has crashed. */
export function isNew({ up, crashes }: ServiceView): boolean {
	return !up && crashes === 0;
}

/** When a closed counter is open again, in as many words as there is room for. */
export function closedWords(
	service: ServiceView,
	slot: SlotView,
	t: number,
	full: boolean,
): string {
	if (slot.backAt < 0) return full ? 'until it is opened' : 'closed';
	const left = duration(Math.max(0, slot.backAt - t));
	return full ? `${isNew(service) ? 'opens' : 'back'} in ${left}` : left;
}

/** “Counter A” where there are several, “Mailer” where there is one. */
export function counterName(service: ServiceView, index: number): string {
	if (service.slots.length === 1) return service.label;
	return `${service.label} ${String.fromCharCode(65 + (index % 26))}`;
}

function subOf(
	service: ServiceView,
	slot: SlotView,
	state: CounterShape['state'],
	t: number,
	detail: keyof typeof CAPS,
): string {
	const full = detail === 'full';
	if (state === 'closed') return closedWords(service, slot, t, full);
	if (state === 'closing') return full ? 'closes after this' : 'closing';
	if (slot.handled === 0 && state === 'idle') return full ? 'nothing to do' : 'idle';
	return `${slot.handled} ${detail === 'letter' ? 'done' : 'served'}`;
}
