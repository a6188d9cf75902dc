import type { Scenario } from '#schemas';
import type { ProducerView, ServiceView, View } from '#simulation';
import { counterName, counterState, isNew } from './frame-counters.ts';
import { topologyOf } from './topology.ts';
import { capital, counted, duration, inWords, listed, moment, ticketNumber } from './words.ts';

/** What can be seen, in plain sentences: the picture for those who cannot see it. */
export function narrate(view: View, spec: Scenario): string[] {
	const topology = topologyOf(spec, view);
	const producer = view.producers[topology.producer];
	if (!producer) return [];
	if (producer.arrived === 0) return [`At ${moment(view.t)}: nobody has ordered yet.`];
	const services = [
		...new Set(topology.rows.flatMap((row) => row.counters.map((it) => it.service))),
	]
		.map((i) => view.services[i])
		.filter((it) => it !== undefined);
	const queued = topology.mode === 'queued';
	return [
		queued
			? waiting(
					view,
					topology.rows.map((row) => row.queue ?? -1),
				)
			: inLine(view, producer),
		...services.flatMap((service) => serving(service, view.t)),
		...(queued ? [customers(producer)] : leavers(producer)),
		...(queued
			? ending(
					view,
					topology.rows.map((row) => row.queue ?? -1),
				)
			: []),
	];
}

/** The finding of a run that nobody has written a caption for. */
export function findingOf(view: View, spec: Scenario): { finding: string; caption: string } {
	const topology = topologyOf(spec, view);
	const producer = view.producers[topology.producer];
	if (!producer || producer.arrived === 0) {
		return { finding: 'Nobody has ordered yet.', caption: 'Place an order and see who waits.' };
	}
	const gone = producer.gaveUp + producer.timedOut + producer.failed;
	const caption = `This is your run at ${moment(view.t)}: ${counted(producer.arrived, 'order')} so far.`;
	if (topology.mode === 'synchronous') {
		const stand =
			producer.open === 0
				? 'nobody waits'
				: `${inWords(producer.open)} ${producer.open === 1 ? 'customer waits' : 'customers wait'}`;
		const left =
			gone === 0
				? 'and nobody has left'
				: `and ${inWords(gone)} ${gone === 1 ? 'has' : 'have'} left without an answer`;
		return { finding: `${capital(stand)}, ${left}.`, caption };
	}
	const ready = topology.rows.reduce(
		(sum, row) => sum + (view.queues[row.queue ?? -1]?.ready ?? 0),
		0,
	);
	const hang = ready === 1 ? 'ticket waits' : 'tickets wait';
	return { finding: `${capital(inWords(ready))} ${hang}, and nobody stands in line.`, caption };
}

function waiting(view: View, queues: readonly number[]): string {
	const parts = queues.flatMap((i) => {
		const queue = view.queues[i];
		if (!queue) return [];
		const where = queues.length > 1 ? ` on the rail “${queue.label}”` : '';
		if (queue.ready === 0) return [`no ticket waits${where}`];
		const verb = queue.ready === 1 ? 'waits' : 'wait';
		const oldest = queue.ready === 1 ? 'since' : 'the oldest for';
		const since = duration(queue.oldestWait);
		const age = queue.ready === 1 ? `, for ${since}` : `, ${oldest} ${since}`;
		return [`${counted(queue.ready, 'ticket')} ${verb}${where}${age}`];
	});
	return `At ${moment(view.t)}: ${listed(parts)}.`;
}

function inLine(view: View, producer: ProducerView): string {
	if (producer.open === 0) return `At ${moment(view.t)}: nobody stands in line.`;
	const verb = producer.open === 1 ? 'waits' : 'wait';
	const age = duration(producer.oldestWait);
	const longest = producer.open === 1 ? `for ${age}` : `the first of them for ${age}`;
	return `At ${moment(view.t)}: ${counted(producer.open, 'customer')} ${verb} for an answer, ${longest}.`;
}

function serving(service: ServiceView, t: number): string[] {
	const busy: string[] = [];
	const idle: string[] = [];
	const shut: string[] = [];
	let back = '';
	service.slots.forEach((slot, i) => {
		const name = counterName(service, i);
		if (counterState(service, slot) === 'closed') {
			shut.push(name);
			if (slot.backAt >= 0) back = duration(slot.backAt - t);
		} else if (slot.number === undefined) idle.push(name);
		else if (slot.refuses) busy.push(`${name} turns ${ticketNumber(slot.number)} away`);
		else {
			const again = (slot.ticket?.deliveries ?? 1) > 1 ? ', which had been returned' : '';
			busy.push(`${name} serves ${ticketNumber(slot.number)}${again}`);
		}
	});
	const out = busy.length > 0 ? [`${listed(busy)}.`] : [];
	if (shut.length > 0) {
		const [is, has] = shut.length === 1 ? ['is', 'has'] : ['are', 'have'];
		const [how, when] = isNew(service)
			? [`${is} not open yet`, `, and ${is === 'is' ? 'opens' : 'open'} in `]
			: [`${has} crashed`, ` and ${is} back in `];
		out.push(`${listed(shut)} ${how}${back && when + back}.`);
	}
	if (idle.length > 0)
		out.push(`${listed(idle)} ${idle.length === 1 ? 'has' : 'have'} nothing to do.`);
	return out;
}

function customers(producer: ProducerView): string {
	if (producer.answered === 0) return 'No customer has had an answer yet.';
	return `The latest customer had an answer after ${duration(producer.lastWait)}, and nobody stands in line.`;
}

function leavers({ answered, gaveUp, timedOut, failed }: ProducerView): string[] {
	const has = (count: number): string => (count === 1 ? 'has' : 'have');
	const parts = [
		...(gaveUp > 0 ? [`${counted(gaveUp, 'customer')} ${has(gaveUp)} given up`] : []),
		...(timedOut > 0 ? [`${counted(timedOut, 'order')} ${has(timedOut)} timed out`] : []),
		...(failed > 0 ? [`${counted(failed, 'order')} ended with an error`] : []),
	];
	const got = `${capital(counted(answered, 'customer'))} ${has(answered)} had an answer.`;
	return parts.length > 0 ? [got, `${capital(listed(parts))}.`] : [got];
}

function ending(view: View, queues: readonly number[]): string[] {
	const sum = (of: 'acked' | 'lost'): number =>
		queues.reduce((total, i) => total + (view.queues[i]?.[of] ?? 0), 0);
	const acked = sum('acked');
	const stamped = `${capital(counted(acked, 'ticket'))} ${acked === 1 ? 'is' : 'are'} stamped`;
	const lost = sum('lost');
	return [`${stamped}, ${lost === 0 ? 'none' : inWords(lost)} ${lost > 1 ? 'are' : 'is'} lost.`];
}
