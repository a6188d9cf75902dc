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
 * The kinds there are. The three that every page needs stand here; more.ts adds the others, so that
 * a page whose scenario does without them does not load them.
 */
const kinds: Partial<Record<Part, Kind>> = {
	producers: { create: createProducer, does: producer },
	queues: { create: createQueue, profileOf, does: queue },
	services: { create: createService, does: service },
};

/** Adds kinds to those that there are. */
export function addKinds(more: Partial<Record<Part, Kind>>): void {
	Object.assign(kinds, more);
}

/** The kind of a part. Which scripts a page needs is settled when it is built. */
export function kindNamed(part: Part): Kind {
	const kind = kinds[part];
	if (kind === undefined) throw new Error(`#simulation/more is not loaded, which has “${part}”`);
	return kind;
}
