import type { Scenario } from '#schemas';
import type { NodeKind } from './nodes/kind.ts';
import { producer } from './nodes/producer.ts';
import { createProducer } from './nodes/producer-state.ts';
import { queue } from './nodes/queue.ts';
import { createQueue } from './nodes/queue-state.ts';
import { service } from './nodes/service.ts';
import { createService } from './nodes/service-state.ts';
import type { PARTS } from './parts.ts';
import { PROFILES } from './profiles.ts';
import type { NodeState } from './state.ts';

/** What the kernel needs of one part of a scenario: how its nodes begin and act. */
export interface Kind {
	create(spec: Scenario, id: string, seed: number): NodeState;
	readonly does: NodeKind;
}

type Part = (typeof PARTS)[number];

/**
 * The kinds there are. The three that every page needs stand here; more.ts adds the others, so that
 * a page whose scenario does without them does not load them.
 */
const kinds: Partial<Record<Part, Kind>> = {
	producers: {
		create: (spec, id, seed) => createProducer(of(spec.producers, id), id, seed),
		does: producer,
	},
	queues: {
		create(spec, id, seed) {
			const it = of(spec.queues, id);
			return createQueue(it, id, seed, PROFILES[it.profile ?? spec.profile]);
		},
		does: queue,
	},
	services: {
		create: (spec, id, seed) => createService(of(spec.services, id), id, seed),
		does: service,
	},
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

/** What a record has at an id that is known to be there. */
export function of<T>(all: Readonly<Record<string, T>>, id: string): T {
	return all[id] as T;
}
