import type { Scenario } from '#schemas';
import type { CapacityView, LogView, OutboxView, ServiceView, View } from '#simulation';
import { counterName, isNew } from '../frame-counters.ts';
import { capital, counted, duration, inWords, listed, moment, ticketNumber } from '../words.ts';
import { barsOf, orderOf } from './frame-floor.ts';
import { standingOf } from './ledger.ts';
import { hallOf, type HallRow } from './plan.ts';

const are = (count: number): string => (count === 1 ? 'is' : 'are');
const have = (count: number): string => (count === 1 ? 'has' : 'have');

/** A hall in plain sentences: every part of its picture. */
export function narrateHall(view: View, spec: Scenario): string[] {
	const plan = hallOf(spec, view);
	const at = `At ${moment(view.t)}:`;
	const arrived = view.producers.reduce((total, it) => total + it.arrived, 0);
	if (arrived === 0) return [`${at} nobody has ordered yet.`];
	const rows = plan.rows.flatMap((row) => {
		if (row.kind === 'call') return row.seeks > 0 ? book(view, row) : [];
		if (row.kind === 'tape') return tape(view, view.others[row.index] as LogView);
		const queue = view.queues[row.index];
		return queue ? [...rail(queue), ...looking(queue, row.seeks)] : [];
	});
	const bars = barsOf(view, spec, plan);
	const order = orderOf(view, plan);
	const lost = view.queues.reduce((total, it) => total + it.lost, 0);
	const services = [...new Set(plan.rows.flatMap((row) => row.counters.map((it) => it.service)))];
	return [
		`${at} ${counted(arrived, 'order')} so far.`,
		...line(view, plan.line),
		...(plan.receipts ? receipts(view) : []),
		...view.others.flatMap((it) =>
			it.kind === 'outbox' ? outbox(it) : it.kind === 'capacity' ? shared(it) : [],
		),
		...rows,
		...(order.parts && order.overtaken > 0
			? [
					`${capital(counted(order.overtaken, 'record'))} ${have(order.overtaken)} been read before an earlier one of another part.`,
				]
			: []),
		...services.flatMap((i) => serving(view.services[i] as ServiceView, view.t)),
		...(bars ? [bars.say] : []),
		...plan.trays.flatMap((i) => {
			const it = view.queues[i];
			if (!it) return [];
			const back =
				it.redriven > 0 ? `, ${inWords(it.redriven)} ${have(it.redriven)} gone back` : '';
			return [
				`${capital(counted(it.ready, 'ticket'))} ${are(it.ready)} set aside in “${it.label}”${back}.`,
			];
		}),
		...(plan.rows.some(({ kind }) => kind === 'rail')
			? [`${capital(counted(lost, 'ticket'))} ${are(lost)} lost.`]
			: []),
		...plan.ledgers.flatMap((i) => {
			const it = view.effects[i];
			if (!it) return [];
			const standing = { even: '', behind: ' so far', wrong: ' – they differ' };
			const how = standing[standingOf(view, plan, i)];
			return [
				`The ledger of “${it.id}” has ${it.actual} where ${it.expected} ${are(it.expected)} expected${how}.`,
			];
		}),
	];
}

function receipts(view: View): string[] {
	const sum = (of: 'answered' | 'confirmsLost'): number =>
		view.producers.reduce((total, it) => total + it[of], 0);
	const [got, lost] = [sum('answered'), sum('confirmsLost')];
	return [
		`The shop has ${counted(got, 'receipt')} from the broker${
			lost > 0 ? `; ${inWords(lost)} ${are(lost)} lost on the way` : ''
		}.`,
	];
}

function rail(it: View['queues'][number]): string[] {
	if (!it.there) return [`The rail “${it.label}” is not there yet.`];
	const name = `On the rail “${it.label}”`;
	const oldest = it.ready > 0 ? `, the oldest for ${duration(it.oldestWait)}` : '';
	const out = it.unacked > 0 ? `, ${inWords(it.unacked)} ${are(it.unacked)} handed out` : '';
	const waits = it.ready === 1 ? 'waits' : 'wait';
	const next = it.later[0];
	const back = it.returned;
	return [
		`${name} ${counted(it.ready, 'ticket')} ${waits}${oldest}${out}, and ${it.acked === 0 ? 'none is' : `${inWords(it.acked)} ${are(it.acked)}`} stamped.`,
		...(it.overtaken > 0
			? [`${capital(inWords(it.overtaken))} ${have(it.overtaken)} been stamped after a later one.`]
			: []),
		...(back > 0
			? [
					`${capital(counted(back, 'time'))} a ticket has come back to it without an acknowledgement.`,
				]
			: []),
		...(it.up ? [] : [`The broker of “${it.label}” is down: nobody can publish or take.`]),
		...(it.delayed > 0
			? [
					`${capital(counted(it.delayed, 'ticket'))} on its plank ${it.delayed === 1 ? 'waits' : 'wait'} for another attempt` +
						`${next ? `, ${ticketNumber(next.number)} is due next` : ''}.`,
				]
			: []),
		...(it.deadLettered > 0
			? [`${capital(inWords(it.deadLettered))} ${have(it.deadLettered)} been set aside from it.`]
			: []),
	];
}

function tape(view: View, log: LogView): string[] {
	const kept = log.partitions.reduce((total, it) => total + it.end - it.base, 0);
	const gone = log.partitions.reduce((total, it) => total + it.base, 0);
	const parts = log.partitions.length > 1 ? ` in ${inWords(log.partitions.length)} parts` : '';
	return [
		`The log “${log.label}” keeps ${counted(kept, 'record')}${parts}${gone > 0 ? `; ${inWords(gone)} ${are(gone)} cut off at its end` : ''}.`,
		...(log.up ? [] : [`The log “${log.label}” is down.`]),
		...log.groups.map(({ service, next, owners, paused }) => {
			const who = view.services[service]?.label ?? '';
			if (paused) return `“${who}” reads nothing while the parts are dealt out anew.`;
			const behind = next.reduce((total, it, p) => total + (log.partitions[p]?.end ?? it) - it, 0);
			const left = owners.filter((owner) => owner < 0).length;
			const orphans = left > 0 ? `, and ${counted(left, 'part')} ${have(left)} no reader` : '';
			const how = behind === 0 ? 'not behind' : `${counted(behind, 'record')} behind`;
			return `“${who}” is ${how}${orphans}.`;
		}),
	];
}

function shared({ label, slots, used, waiting }: CapacityView): string[] {
	const wait = waiting > 0 ? `, and ${inWords(waiting)} ${waiting === 1 ? 'waits' : 'wait'}` : '';
	return [`“${label}” has ${inWords(used)} of ${inWords(slots)} in use${wait}.`];
}

function looking({ head }: View['queues'][number], seeks: number): string[] {
	if (seeks === 0) return [];
	const i = head.findIndex(({ number }) => number === seeks);
	const name = ticketNumber(seeks);
	if (i < 0) return [`${name}, which is looked for, does not hang there.`];
	return [`${capital(counted(i, 'ticket'))} ${i === 1 ? 'hangs' : 'hang'} in front of ${name}.`];
}

function book(view: View, { label, seeks }: HallRow): string[] {
	const asked = view.producers.slice(1).reduce((total, it) => total + it.answered, 0);
	const kept = counted(view.producers[0]?.answered ?? 0, 'order');
	const times = asked === 1 ? 'once' : `${inWords(asked)} times`;
	return [`The book “${label}” has ${kept}, and was asked for ${ticketNumber(seeks)} ${times}.`];
}

function outbox(it: OutboxView): string[] {
	const sent =
		it.sent > 0 ? `, of which ${inWords(it.sent)} ${are(it.sent)} sent but not marked` : '';
	const down = it.up ? '' : ', and the relay is down';
	return [
		`${capital(counted(it.waiting, 'row'))} ${it.waiting === 1 ? 'waits' : 'wait'} in “${it.label}”${sent}${down}.`,
	];
}

function serving(service: ServiceView, t: number): string[] {
	const idle: string[] = [];
	const said = service.slots.flatMap((slot, i) => {
		const name = counterName(service, i);
		if (!service.up || slot.status === 'down') {
			const fresh = isNew(service);
			const when = slot.backAt < 0 ? '' : duration(slot.backAt - t);
			const back = when && `, ${fresh ? 'opens' : 'back'} in ${when}`;
			return [`${name} ${fresh ? 'is not open yet' : 'has crashed'}${back}`];
		}
		if (slot.number === undefined) {
			idle.push(name);
			return [];
		}
		const again = (slot.ticket?.deliveries ?? 1) > 1 ? `, delivery ${slot.ticket?.deliveries}` : '';
		const held = slot.held.length > 0 ? ` and holds ${inWords(slot.held.length)} more` : '';
		const last = slot.status === 'closing' ? ', its last before it closes' : '';
		return [`${name} serves ${ticketNumber(slot.number)}${again}${held}${last}`];
	});
	const slow = service.factor > 1 ? [`${service.label} takes ${service.factor} times as long`] : [];
	const paused = service.paused ? [`${service.label} is paused`] : [];
	const rest = idle.length === 0 ? [] : [`${listed(idle)} ${have(idle.length)} nothing to do`];
	return [...said, ...slow, ...paused, ...rest].map((it) => `${it}.`);
}

function line(view: View, called: boolean): string[] {
	const sum = (of: 'open' | 'gaveUp' | 'timedOut' | 'failed'): number =>
		view.producers.reduce((total, it) => total + it[of], 0);
	const open = sum('open');
	const left = sum('gaveUp') + sum('timedOut') + sum('failed');
	return [
		...(called || open > 0
			? [`${capital(counted(open, 'customer'))} ${open === 1 ? 'waits' : 'wait'} for an answer.`]
			: []),
		...(left > 0 ? [`${capital(inWords(left))} ${have(left)} left without one.`] : []),
	];
}
