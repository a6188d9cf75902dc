import type { Scenario } from '#schemas';
import type { NodeKind } from './nodes/kind.ts';
import { producer } from './nodes/producer.ts';
import { createProducer } from './nodes/producer-state.ts';
import { queue } from './nodes/queue.ts';
import { createQueue } from './nodes/queue-state.ts';
import { service } from './nodes/service.ts';
import { createService } from './nodes/service-state.ts';
import type { NodeSpec, Part } from './parts.ts';
import { type Profile, profileOf } from './profiles.ts';
import type { NodeState } from './state.ts';

/** What the kernel needs of one part of a scenario: how its nodes begin and act. */
export interface Kind {
	/** The state of such a node at t = 0. */
	create(spec: NodeSpec, id: string, seed: number, scenario: Scenario): NodeState;
	/** The broker's rules that such a node follows. */
	profileOf?(spec: NodeSpec, scenario: Scenario): Profile;
	readonly does: NodeKind;
}

/**
 * The kinds there are. The three that every page needs stand here; more.ts adds the others, and
 * queues that know dead letters, so that a page whose scenario does without does not load them.
 */
const kinds: Partial<Record<Part, Kind>> = {
	producers: { create: createProducer, does: producer },
	queues: { create: createQueue, profileOf, does: queue },
	services: { create: createService, does: service },
};

/** Adds kinds to those that there are, or puts one that can do more in the place of another. */
export function addKinds(more: Partial<Record<Part, Kind>>): void {
	Object.assign(kinds, more);
}

/** The kind of a part. Which scripts a page needs is settled when it is built. */
export function kindNamed(part: Part): Kind {
	return kinds[part] ?? missing(part);
}

/** Says what is to be loaded for a scenario with such a thing in it. */
export function missing(thing: string): never {
	throw new Error(`#simulation/more is not loaded, which has “${thing}”`);
}
