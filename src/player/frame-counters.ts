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
	},
	tight: { busy: 'SERVING', idle: 'NEXT', closed: 'CLOSED', closing: 'SERVING', paused: 'PAUSED' },
	letter: { busy: '', idle: '', closed: '', closing: '', paused: '' },
} as const;

/** What a counter is at; `down` when nobody stands behind it. */
export function counterState(service: ServiceView, slot: SlotView, down: boolean) {
	if (down) return 'closed';
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
	const state = counterState(service, slot, !service.up);
	const elapsed = durationParts(t - slot.startedAt);
	const work = durationParts(slot.work);
	const direct = busy && slot.ticket === undefined;
	const letter = String.fromCharCode(65 + (index % 26));
	return {
		key: `${service.id}.${index}`,
		state,
		cap: CAPS[detail][state],
		number: slot.number === undefined || !service.up ? '–' : ticketNumber(slot.number),
		name: detail === 'letter' ? letter : counterName(service, index),
		sub: subOf(service, slot, state, t, detail),
		elapsed: busy && service.up ? elapsed.value : '',
		unit: direct ? `of ${work.value} ${work.unit}` : elapsed.unit,
		ticket: slot.ticket !== undefined,
	};
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
	if (state === 'closed') {
		if (service.backAt === undefined) return full ? 'until it is opened' : 'closed';
		const left = duration(Math.max(0, service.backAt - t));
		return full ? `back in ${left}` : left;
	}
	if (state === 'closing') return full ? 'closes after this' : 'closing';
	if (slot.handled === 0 && state === 'idle') return full ? 'nothing to do' : 'idle';
	return `${slot.handled} ${detail === 'letter' ? 'done' : 'served'}`;
}
