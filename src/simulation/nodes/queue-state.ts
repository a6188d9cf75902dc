import type { Queue, Scenario } from '#schemas';
import { type Fifo, fifo } from '../fifo.ts';
import { type Profile, profileOf } from '../profiles.ts';
import { seedOf, stream, type Stream } from '../random.ts';
import type { Node } from './kind.ts';
import { levelsOf } from './queue-order.ts';

/** A queue: messages wait in order, consumers with room wait in turn. */
export interface QueueState {
	readonly kind: 'queue';
	up: boolean;
	/** Whether it has been declared. */
	isThere: boolean;
	/** When the broker comes back; -1: when somebody recovers it. Which crash is the latest. */
	backAt: number;
	crash: number;
	/** New messages by priority, the lowest first. */
	levels: Fifo[];
	/** Those that came back, served first. */
	returned: Fifo;
	/** Where the turns between two priorities stand. */
	turn: number;
	/** Everybody who has subscribed, in order, and those of them with room, the next one first. */
	subscribers: Fifo;
	consumers: Fifo;
	/** Whether something came back that has not been looked at. */
	hasReturns: boolean;
	/** Whether publishers are refused until the queue is shorter. */
	isBlocked: boolean;
	/** Deliveries by age, as pairs (message, delivery); those that are over are passed over. */
	held: Fifo;
	isTimed: boolean;
	/** Whether any message may expire, and when the agenda looks at the head; Infinity: never. */
	hasExpiry: boolean;
	expiryAt: number;
	/** Chance: loose order and jitter, duplicates. */
	readonly draws: Stream;
	readonly jitterBase: number;
}

/** A queue of a run: it follows the rules of a profile. */
export type QueueNode = Node<QueueState, Queue> & { readonly profile: Profile };

/** The state of a queue at t = 0. */
export function createQueue(spec: Queue, id: string, seed: number, scenario: Scenario): QueueState {
	return {
		kind: 'queue',
		up: true,
		isThere: spec.opens === undefined,
		backAt: -1,
		crash: 0,
		levels: Array.from({ length: levelsOf(profileOf(spec, scenario), spec.priorities) }, fifo),
		returned: fifo(),
		turn: 0,
		subscribers: fifo(),
		consumers: fifo(),
		hasReturns: false,
		isBlocked: false,
		held: fifo(),
		isTimed: false,
		hasExpiry: false,
		expiryAt: Infinity,
		draws: stream(seed, `queue.${id}`),
		jitterBase: seedOf(seed, `jitter.${id}`),
	};
}
