import { EVENT } from './events.ts';
import { entryAt } from './agenda.ts';
import { at, type Fifo } from './fifo.ts';
import type { Sim } from './kernel.ts';
import { isOpen, peek } from './ledger.ts';
import { type EffectMeter, IN, levelOf, type NodeMeter, stampedIn } from './meters.ts';
import { type ProducerNode, rateOf } from './nodes/producer-state.ts';
import { READY } from './nodes/queue.ts';
import type { QueueNode } from './nodes/queue-state.ts';
import type { Consumer, ServiceNode, ServiceState, Slot } from './nodes/service-state.ts';
import { type MessageRow, STATUS } from './rows.ts';
import { totalOf } from './samples.ts';
import type {
	CustomerView,
	DelayedView,
	ProducerView,
	QueueView,
	ServiceView,
	SlotView,
	TicketView,
	View,
} from './types.ts';

/** How many tickets and customers a view names; the rest is counted. */
const NAMED = 24;

/** What can be seen of a run now: plain data, made anew on each call. */
export function observe(sim: Sim): View {
	const producers: ProducerView[] = [];
	const queues: QueueView[] = [];
	const services: ServiceView[] = [];
	const others: View['others'][number][] = [];
	for (const node of sim.nodes) {
		const { kind } = node.state;
		if (kind === 'producer') producers.push(producerView(sim, node as ProducerNode));
		else if (kind === 'queue') queues.push(queueView(sim, node as QueueNode));
		else if (kind === 'service') services.push(serviceView(sim, node as ServiceNode));
		else others.push(...(node.does.see?.(sim, node) ?? []));
	}
	const effects = sim.effects.map((id, i) => {
		const { expected, actual, delay } = sim.state.meters.effects[i] as EffectMeter;
		return { id, expected, actual, slowest: totalOf(delay).max };
	});
	return { t: sim.state.t, producers, queues, services, others, effects };
}

function producerView(sim: Sim, { id, spec, state: s, meter }: ProducerNode): ProducerView {
	const { orders, t } = sim.state;
	const customers: CustomerView[] = [];
	for (let i = 0; i < s.customers.size && customers.length < NAMED; i++) {
		const order = peek(orders, at(s.customers, i));
		if (order?.status !== STATUS.WAITS) continue;
		customers.push({ order: order.id, number: order.id + 1, since: order.since });
	}
	const oldest = customers[0];
	return {
		id,
		label: spec.label,
		plan: spec.plan,
		rate: 'rate' in spec.arrivals ? rateOf(spec.arrivals) : undefined,
		arrived: count(meter, EVENT.ARRIVED),
		customers,
		open: levelOf(meter),
		answered: count(meter, EVENT.ANSWERED),
		gaveUp: count(meter, EVENT.GAVE_UP),
		timedOut: count(meter, EVENT.TIMED_OUT),
		failed: count(meter, EVENT.FAILED),
		confirmsLost: count(meter, EVENT.CONFIRM_LOST),
		lastWait: s.lastWait,
		oldestWait: oldest ? t - oldest.since : 0,
	};
}

function queueView(sim: Sim, node: QueueNode): QueueView {
	const { id, spec, state: s, meter } = node;
	const { messages, t } = sim.state;
	const { sum, max } = totalOf(meter.whole);
	const [delayed, overtaken] = [count(meter, IN.THIRD), count(meter, IN.OVERTAKEN)];
	const head: TicketView[] = [];
	const lists: readonly Fifo[] = [s.returned, ...[...s.levels].reverse()];
	let oldest = t;
	for (const list of lists) {
		if (list.size > 0) oldest = Math.min(oldest, peek(messages, at(list, 0))?.published ?? t);
		for (let i = 0; i < list.size && head.length < NAMED; i++) head.push(ticket(sim, at(list, i)));
	}
	return {
		id,
		label: spec.label,
		ready: levelOf(meter),
		unacked: count(meter, IN.SECOND),
		head,
		oldestWait: t - oldest,
		peak: count(meter, IN.MOST),
		published: count(meter, EVENT.PUBLISHED),
		acked: count(meter, EVENT.ACKED),
		lost: count(meter, EVENT.LOST) + count(meter, EVENT.EXPIRED) + count(meter, EVENT.DROPPED),
		up: s.up,
		there: s.isThere,
		returned: count(meter, EVENT.RETURNED),
		stay: sum,
		slowest: max,
		delayed,
		later: delayed > 0 ? laterOf(sim, node) : [],
		deadLettered: count(meter, EVENT.DEAD_LETTERED),
		redriven: count(meter, EVENT.REDRIVEN),
		overtaken,
		stamped: overtaken > 0 ? stampedIn(meter).map((order) => order + 1) : [],
	};
}

function serviceView(sim: Sim, { id, spec, links, state: s, meter }: ServiceNode): ServiceView {
	const { hands } = links;
	return {
		id,
		label: spec.label,
		up: s.up,
		paused: s.isPaused,
		factor: s.factor,
		slots: s.slots.map((slot, i) =>
			slotView(sim, s, slot, s.consumers[Math.floor(i / hands)], i % hands === 0),
		),
		line: s.inLine,
		sessions: s.open,
		sessionLimit: spec.sessions?.limit,
		handled: count(meter, EVENT.FINISHED) + count(meter, EVENT.WASTED),
		wasted: count(meter, EVENT.WASTED),
		crashes: count(meter, EVENT.CRASHED) + count(meter, EVENT.CONSUMER_CRASHED),
	};
}

function slotView(
	sim: Sim,
	s: ServiceState,
	slot: Slot,
	consumer: Consumer | undefined,
	isFirst: boolean,
): SlotView {
	const { session, message, delivery, order, startedAt, work, handled } = slot;
	const busy = session >= 0 || message >= 0;
	return {
		status: consumer?.closing
			? 'closing'
			: consumer?.up === false
				? 'down'
				: busy
					? 'busy'
					: 'idle',
		backAt: s.up ? (consumer?.backAt ?? -1) : s.backAt,
		refuses: session >= 0 && peek(sim.state.sessions, session)?.refused === true,
		ticket: message < 0 ? undefined : inHand(sim, message, delivery, order, startedAt),
		number: order >= 0 ? order + 1 : undefined,
		startedAt,
		work,
		handled,
		held: isFirst && consumer ? heldBy(sim, consumer) : [],
	};
}

/** Deliveries that wait for a hand, first come first. */
function heldBy(sim: Sim, { held }: Consumer): TicketView[] {
	const found: TicketView[] = [];
	for (let i = 0; i + 2 < held.size && found.length < NAMED; i += 3) {
		found.push(inHand(sim, at(held, i), at(held, i + 1), at(held, i + 2), sim.state.t));
	}
	return found;
}

/** Messages that wait for their next attempt: the agenda knows when each is due. */
function laterOf(sim: Sim, { index }: QueueNode): DelayedView[] {
	const { agenda, messages } = sim.state;
	const found: DelayedView[] = [];
	for (let i = 0; i < agenda.size; i++) {
		const { time: due, node, op, a: message } = entryAt(agenda, i);
		if (node !== index || op !== READY || !isOpen(messages, message)) continue;
		found.push({ ...ticket(sim, message), due });
	}
	return found.sort((a, b) => a.due - b.due || a.message - b.message).slice(0, NAMED);
}

/** A ticket as the hand has it that got it: the queue may have given it to somebody else since. */
function inHand(
	sim: Sim,
	message: number,
	deliveries: number,
	order: number,
	at: number,
): TicketView {
	const since = peek(sim.state.messages, message)?.since ?? at;
	return { message, number: order + 1, deliveries, since };
}

function ticket(sim: Sim, message: number): TicketView {
	const { order, deliveries, since } = peek(sim.state.messages, message) as MessageRow;
	return { message, number: order + 1, deliveries, since };
}

function count(meter: NodeMeter, kind: number): number {
	return meter.values[kind] as number;
}
