import type { Log, Scenario, Service } from '#schemas';
import { CLASS } from '../agenda.ts';
import { EVENT } from '../events.ts';
import { at, type Fifo, fifo, push, remove, shift } from '../fifo.ts';
import { emit, release, type Sim, wakeAt, wakeIn } from '../kernel.ts';
import { close, peek, rowOf } from '../ledger.ts';
import { keyed, seedOf } from '../random.ts';
import { type MessageRow, newMessage, type OrderRow } from '../rows.ts';
import { type Node, type NodeKind, ownerOf, partOf, TAKEN, WANTS } from './kind.ts';
import { comeUp, goDown } from './outage.ts';
import type { ProducerNode } from './producer-state.ts';

/** One part of a log: records in order, the oldest kept one has the offset `base`. */
interface Partition {
	base: number;
	records: Fifo;
}

/** Those who read together: each partition has one of them as its owner. */
interface Group {
	/** Node index of the service. */
	readonly service: number;
	/** Consumers that are there, in order of their names. */
	members: Fifo;
	/** By partition: the next offset to hand out, the offset noted, who reads it (-1: nobody). */
	next: number[];
	noted: number[];
	owners: number[];
	/** By partition: the record in hand, -1: none. */
	inHand: number[];
	/** Nobody reads until then. */
	pausedUntil: number;
	/** Whether its place has been set, at its first member's arrival. */
	hasBegun: boolean;
}

/** A tape: records stay, and each group of readers keeps its own place. */
export interface LogState {
	readonly kind: 'log';
	up: boolean;
	backAt: number;
	crash: number;
	partitions: Partition[];
	groups: Group[];
	/** Readers with room. */
	idle: Fifo;
}

const OP = { TRIM: 0, DEAL: 1, RECOVER: 2 } as const;

type LogNode = Node<LogState, Log>;

/** The state of a log at t = 0. */
export function createLog(spec: Log, id: string, _seed: number, scenario: Scenario): LogState {
	const each = <T>(value: T): T[] => Array.from({ length: spec.partitions }, () => value);
	return {
		kind: 'log',
		up: true,
		backAt: -1,
		crash: 0,
		partitions: each(0).map(() => ({ base: 0, records: fifo() })),
		groups: readersOf(scenario, id).map((service) => ({
			service,
			members: fifo(),
			next: each(0),
			noted: each(0),
			owners: each(-1),
			inHand: each(-1),
			pausedUntil: 0,
			hasBegun: false,
		})),
		idle: fifo(),
	};
}

/** The indexes of the services that read a log. */
function readersOf(spec: Scenario, log: string): number[] {
	const before = Object.keys(spec.producers).length + Object.keys(spec.queues).length;
	return Object.values(spec.services).flatMap((it, i) =>
		it.reads?.log === log ? [before + i] : [],
	);
}

/** The log's functions. */
export const log: NodeKind<LogNode> = {
	isOfBroker: true,

	see(sim, node) {
		const { up, partitions, groups } = node.state;
		const { messages, t } = sim.state;
		const before = sim.state.nodes.findIndex(({ kind }) => kind === 'service');
		return [
			{
				kind: 'log',
				id: node.id,
				label: node.spec.label,
				up,
				partitions: partitions.map(({ base, records }) => {
					const shown = Math.min(24, records.size);
					const tail = Array.from(
						{ length: shown },
						(_, i) =>
							(peek(messages, at(records, records.size - shown + i)) as MessageRow).order + 1,
					);
					return { base, end: base + records.size, tail };
				}),
				groups: groups.map((group) => ({
					service: group.service - before,
					next: group.next.map((it, p) => Math.max(it, partitions[p]?.base ?? 0)),
					owners: group.owners.map((it) => (it < 0 ? it : partOf(it))),
					paused: group.pausedUntil > t,
				})),
			},
		];
	},

	publish(sim, node, order) {
		const s = node.state;
		const { messages, t } = sim.state;
		if (!s.up) {
			emit(sim, EVENT.REJECTED, node, -1, order.id, 0);
			return TAKEN.REFUSED;
		}
		const p = Math.floor(keyed(0, customerOf(sim, order), 1) * s.partitions.length);
		const partition = s.partitions[p] as Partition;
		const message = newMessage(messages, order.id, node.index, t);
		order.holds++;
		push(partition.records, message.id);
		emit(sim, EVENT.APPENDED, node, message.id, order.id, p);
		const { retention } = node.spec;
		if (retention !== undefined) {
			wakeIn(sim, node, retention, CLASS.GIVE_UP, OP.TRIM, p, 0);
		}
		handOut(sim, node);
		return TAKEN.YES;
	},

	wake(sim, node, op, a) {
		const s = node.state;
		if (op === OP.RECOVER) {
			if (a === s.crash) this.recover?.(sim, node, -1);
		} else if (op === OP.TRIM) {
			trim(sim, node, s.partitions[a] as Partition, a);
		} else {
			const group = s.groups[a] as Group;
			if (group.pausedUntil === sim.state.t) deal(sim, node, group);
			handOut(sim, node);
		}
	},

	subscribe(sim, node, consumer) {
		join(sim, node, consumer, true);
	},

	unsubscribe(sim, node, consumer) {
		remove(node.state.idle, consumer);
		join(sim, node, consumer, false);
	},

	credit(sim, node, consumer) {
		push(node.state.idle, consumer);
		handOut(sim, node);
	},

	ack(sim, node, message, _delivery, consumer) {
		const s = node.state;
		const group = groupOf(s, ownerOf(consumer));
		const p = group.inHand.indexOf(message);
		if (p < 0 || group.owners[p] !== consumer) return false;
		group.inHand[p] = -1;
		group.noted[p] = group.next[p] as number;
		const order = peek(sim.state.messages, message)?.order ?? -1;
		emit(sim, EVENT.COMMITTED, node, message, order, p);
		return true;
	},

	giveBack(_sim, node, message, _delivery, refused, service) {
		const group = groupOf(node.state, service);
		const p = group.inHand.indexOf(message);
		if (p < 0) return;
		group.inHand[p] = -1;
		// A refused one is passed over; another is read again.
		if (refused) group.noted[p] = group.next[p] as number;
		else group.next[p] = group.noted[p] as number;
	},

	flush: handOut,

	crash(sim, node, _part, backAt) {
		const s = node.state;
		if (!goDown(s, backAt)) return;
		emit(sim, EVENT.DOWN, node, -1, -1, 0);
		wakeAt(sim, node, backAt, CLASS.RECOVER, OP.RECOVER, s.crash, 0);
	},

	recover(sim, node) {
		if (comeUp(sim, node)) handOut(sim, node);
	},

	rewind(sim, node, service) {
		const s = node.state;
		const group = groupOf(s, service);
		group.next = s.partitions.map(({ base }) => base);
		group.noted = group.next.slice();
		group.inHand.fill(-1);
		handOut(sim, node);
	},
};

/** Which customer an order belongs to: a whole number that means nothing else. */
function customerOf(sim: Sim, { key, producer }: OrderRow): number {
	const { keys } = (sim.nodes[producer] as ProducerNode).spec;
	if (keys === undefined) return key;
	return Math.floor(keyed(seedOf(sim.resolved.seed, 'customers'), key, 0) * keys);
}

/** A reader comes or goes: the partitions are dealt out anew. */
function join(sim: Sim, node: LogNode, consumer: number, comes: boolean): void {
	const s = node.state;
	const { t } = sim.state;
	const group = groupOf(s, ownerOf(consumer));
	const { reads } = (sim.nodes[group.service] as Node).spec as Service;
	if (comes) push(group.members, consumer);
	else remove(group.members, consumer);
	if (comes && !group.hasBegun) {
		group.hasBegun = true;
		group.next = s.partitions.map((it) => it.base + (reads?.from === 'end' ? it.records.size : 0));
		group.noted = group.next.slice();
	}
	const pause = reads?.rebalance ?? 0;
	if (pause === 0 || t === 0) {
		deal(sim, node, group);
		return handOut(sim, node);
	}
	group.pausedUntil = t + pause;
	wakeIn(sim, node, pause, CLASS.RECOVER, OP.DEAL, s.groups.indexOf(group), 0);
}

/** Each partition gets an owner in turn; what moves is read again from the place noted. */
function deal(sim: Sim, node: LogNode, group: Group): void {
	const { members } = group;
	const sorted = Array.from({ length: members.size }, (_, i) => at(members, i)).sort(
		(a, b) => a - b,
	);
	group.owners.forEach((before, p) => {
		const owner = sorted.length === 0 ? -1 : (sorted[p % sorted.length] as number);
		if (owner === before) return;
		group.owners[p] = owner;
		group.next[p] = group.noted[p] as number;
		group.inHand[p] = -1;
	});
	emit(sim, EVENT.REBALANCED, node, -1, -1, members.size);
}

/** Readers with room get the next record of a partition of theirs that has none in hand. */
function handOut(sim: Sim, node: LogNode): void {
	const s = node.state;
	if (!s.up) return;
	const { messages } = sim.state;
	for (let left = s.idle.size; left > 0; left--) {
		const consumer = shift(s.idle);
		const group = groupOf(s, ownerOf(consumer));
		const p = group.pausedUntil > sim.state.t ? -1 : waiting(s, group, consumer);
		if (p < 0) {
			push(s.idle, consumer);
			continue;
		}
		const { base, records } = s.partitions[p] as Partition;
		const offset = Math.max(group.next[p] as number, base);
		const message = rowOf(messages, at(records, offset - base));
		group.next[p] = offset + 1;
		group.inHand[p] = message.id;
		const service = sim.nodes[group.service] as Node;
		emit(sim, EVENT.READ, node, message.id, message.order, partOf(consumer));
		if ((service.spec as Service).reads?.commit === 'before') {
			log.ack?.(sim, node, message.id, 0, consumer);
		}
		const wants = service.does.deliver?.(sim, service, partOf(consumer), message, 0);
		if (wants !== WANTS.NO) {
			push(s.idle, consumer);
			left++;
		}
	}
}

/** A partition of this consumer's with something to read, the one furthest behind; -1: none. */
function waiting(s: LogState, group: Group, consumer: number): number {
	let best = -1;
	let most = 0;
	group.owners.forEach((owner, p) => {
		if (owner !== consumer || (group.inHand[p] as number) >= 0) return;
		const { base, records } = s.partitions[p] as Partition;
		const behind = base + records.size - Math.max(group.next[p] as number, base);
		if (behind > most) [best, most] = [p, behind];
	});
	return best;
}

/** Drops the oldest record; its time is up. */
function trim(sim: Sim, node: LogNode, partition: Partition, p: number): void {
	const { messages, orders } = sim.state;
	const message = rowOf(messages, shift(partition.records));
	partition.base++;
	const order = rowOf(orders, message.order);
	emit(sim, EVENT.TRIMMED, node, message.id, message.order, p);
	close(messages, message.id);
	order.holds--;
	release(sim, order);
}

function groupOf(s: LogState, service: number): Group {
	return s.groups.find((it) => it.service === service) as Group;
}
