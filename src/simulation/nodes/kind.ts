import type { Sim } from '../kernel.ts';
import type { Links } from '../links.ts';
import type { NodeMeter } from '../meters.ts';
import type { NodeSpec } from '../parts.ts';
import type { Profile } from '../profiles.ts';
import type { MessageRow, OrderRow, SessionRow } from '../rows.ts';
import type { NodeState } from '../state.ts';
import type { View } from '../types.ts';

/** How a direct call ended for its caller. */
export const OUTCOME = { DONE: 0, FAILED: 1 } as const;

/** What became of a publish; of several, these are added bit by bit. */
export const TAKEN = { YES: 0, REFUSED: 1, UNROUTABLE: 2 } as const;

/** Whether a consumer has room, and where it stands in line: at the end, or in front (a batch). */
export const WANTS = { NO: 0, IN_TURN: 1, AT_ONCE: 2 } as const;

/** What a message carries besides its order. */
export interface Props {
	/** Its routing key, an index of `sim.keys`, +1; 0: the name of the target. */
	readonly key: number;
	/** The exchange it came through, +1; 0: the default one. */
	readonly via: number;
	readonly priority: number;
	/** Its own time to live, microseconds; -1: none. */
	readonly ttl: number;
	/** The history of dead-lettering to copy, +1; 0: none. */
	readonly death: number;
	/** When it was first published; -1: now. */
	readonly published: number;
}
export const PLAIN: Props = { key: 0, via: 0, priority: 0, ttl: -1, death: 0, published: -1 };

/** A node of a run under way: all that is looked up of it is at hand here. */
export interface Node<State = NodeState, Spec = NodeSpec> {
	readonly index: number;
	readonly id: string;
	/** What it can be asked. */
	readonly does: NodeKind;
	/** Queues alone follow one. */
	readonly profile: Profile | undefined;
	/** These two belong to the run's state. */
	readonly state: State;
	readonly meter: NodeMeter;
	/** What the scenario says of it now, and where it leads. */
	spec: Spec;
	links: Links;
}

/**
 * What every kind of node can be asked. A kind is one file that has the functions it needs; the
 * kernel knows no kind by name. A consumer's name is its node's index × 2¹⁶ + its number there.
 */
export interface NodeKind<N extends Node = Node> {
	/** Whether it goes down with the broker. */
	readonly isOfBroker?: true;
	/** Where it leads by what the scenario says of it now. */
	leads?(sim: Sim, node: N): Links;
	/** Before anything has happened: puts the first entries on the agenda. */
	begin?(sim: Sim, node: N): void;
	/** An entry of this node's is due. */
	wake?(sim: Sim, node: N, op: number, a: number, b: number): void;
	/** What can be seen of it beyond what every view has. */
	see?(sim: Sim, node: N): View['others'];
	/** The scenario has another value somewhere in this node. */
	changed?(sim: Sim, node: N): void;

	/** A reader's action on this node. */
	publishByHand?(sim: Sim, node: N): void;
	/** Goes down, or one consumer of it (`part` from 0, -1: all of it), until then (-1: until told). */
	crash?(sim: Sim, node: N, part: number, backAt: number): void;
	recover?(sim: Sim, node: N, part: number): void;
	pause?(sim: Sim, node: N, isPaused: boolean): void;
	slow?(sim: Sim, node: N, factor: number): void;
	/** Consumer: acknowledges (`ack`), gives back or refuses messages that it holds. */
	settleByHand?(
		sim: Sim,
		node: N,
		messages: readonly number[],
		how: 'ack' | 'nack' | 'reject',
	): void;
	/** Queue of dead letters: sends its messages back to where they came from. */
	redrive?(sim: Sim, node: N): void;
	/** Service: reads its log again from the start. Log: lets this service do so. */
	rewind?(sim: Sim, node: N, service: number): void;

	/** Producer: the call of this order has ended. */
	answered?(sim: Sim, node: N, order: OrderRow, outcome: number): void;
	/** Queue, exchange, log: takes a message for this order; see TAKEN. */
	publish?(sim: Sim, node: N, order: OrderRow, props: Props): number;
	/** Outbox: takes a row for this order. */
	store?(sim: Sim, node: N, order: OrderRow): void;
	/** Queue, log: a consumer is there from now on, with room or not. */
	subscribe?(sim: Sim, node: N, consumer: number): void;
	/** Queue, log: a consumer is gone. */
	unsubscribe?(sim: Sim, node: N, consumer: number): void;
	/** Queue, log: a consumer has room; what it gets, it gets at once. */
	credit?(sim: Sim, node: N, consumer: number): void;
	/** Queue: a consumer no longer stands in line for more. */
	leave?(sim: Sim, node: N, consumer: number): void;
	/** Queue, log: a delivery is done; false when that came too late. */
	ack?(sim: Sim, node: N, message: number, delivery: number, consumer: number): boolean;
	/** Queue: a delivery comes back undone, or is refused for good; `flush` must follow. */
	giveBack?(
		sim: Sim,
		node: N,
		message: number,
		delivery: number,
		refused: boolean,
		service: number,
	): void;
	/** Queue: hands out what can be handed out, and keeps to its limits. */
	flush?(sim: Sim, node: N): void;
	/** Queue: a message that cannot stay goes on to the dead-letter target. */
	deadLetter?(sim: Sim, node: N, message: MessageRow, reason: number): void;
	/** Histories of dead-lettering, see deaths.ts: what a queue with such a target knows of them. */
	isCircle?(sim: Sim, death: number, target: number): boolean;
	copyDeaths?(sim: Sim, death: number): number;
	forgetDeaths?(sim: Sim, death: number): void;
	/** Queue: a consumer asks for as much time again. */
	extend?(sim: Sim, node: N, message: number, delivery: number): void;
	/** Service: opens a session for this order. */
	call?(sim: Sim, node: N, order: OrderRow): void;
	/** Service: the caller of this session has gone; `leaves` the line, or is only not there. */
	abandon?(sim: Sim, node: N, session: SessionRow, leaves: boolean): void;
	/** Queue, log: whether anything could be handed out now. */
	hasReady?(sim: Sim, node: N): boolean;
	/** Service: is handed a message or record; whether it wants another, see WANTS. */
	deliver?(sim: Sim, node: N, consumer: number, message: MessageRow, delivery: number): number;
	/** Service: the queue has closed this consumer's channel and has taken everything back. */
	closed?(sim: Sim, node: N, consumer: number): void;
	/** Capacity: asks for a slot; false: stands in line and is `granted` one later. */
	acquire?(sim: Sim, node: N, who: number): boolean;
	/** Capacity: gives a slot back, or leaves the line. */
	release?(sim: Sim, node: N, who: number): void;
	/** Service: has a slot of the capacity it waited for. */
	granted?(sim: Sim, node: N, slot: number): void;
}

/** A consumer's or a slot's name among all nodes. */
export function nameOf({ index }: Node, part: number): number {
	return (index << 16) | part;
}

/** The index of the node, and the part, of a name. */
export function ownerOf(name: number): number {
	return name >>> 16;
}
export function partOf(name: number): number {
	return name & 0xffff;
}
