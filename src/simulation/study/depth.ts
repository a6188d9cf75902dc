import type { Sim } from '../kernel.ts';
import { levelOf, type NodeMeter } from '../meters.ts';
import type { Sink } from '../types.ts';

/** How many messages waited on a queue in each of equal stretches of a run. */
export interface Depth {
	readonly queue: string;
	/** The most that waited at once in each stretch. */
	readonly most: readonly number[];
}

/**
 * A sink that takes down the depth of every queue in so many stretches from 0 to `until`. It reads
 * the run's own meters, so whatever changes a depth is seen.
 */
export function depthOf(
	sim: Sim,
	until: number,
	stretches: number,
): Sink & { depths(): readonly Depth[] } {
	const queues = sim.state.nodes.flatMap((node, i) => (node.kind === 'queue' ? [i] : []));
	const rows = new Map(queues.map((node) => [node, { most: [] as number[], now: 0 }]));
	/** Brings a queue up to the stretch: where nothing happened, as many waited as before. */
	const upTo = (row: { most: number[]; now: number }, stretch: number) => {
		while (row.most.length <= stretch) row.most.push(row.now);
	};
	return {
		event(t, _n, _kind, node) {
			const row = rows.get(node);
			if (!row) return;
			const stretch = Math.min(stretches - 1, Math.floor((t / until) * stretches) || 0);
			upTo(row, stretch);
			row.now = levelOf(sim.state.meters.nodes[node] as NodeMeter);
			row.most[stretch] = Math.max(row.most[stretch] as number, row.now);
		},
		depths: () =>
			[...rows].map(([node, row]) => {
				upTo(row, stretches - 1);
				return { queue: sim.ids[node] as string, most: [...row.most] };
			}),
	};
}
