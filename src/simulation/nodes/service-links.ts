import type { Service } from '#schemas';
import type { Sim } from '../kernel.ts';
import { type Links, nodeNamed, nodesNamed, NONE } from '../links.ts';
import type { Profile } from '../profiles.ts';
import type { ServiceNode } from './service-state.ts';

/** What a service takes from, needs and publishes to, and how it takes. */
export function serviceLinks(sim: Sim, { spec }: ServiceNode): Links {
	const { ack, concurrency: hands = 1, reads, work } = spec;
	const source = nodeNamed(sim, spec.consumes ?? reads?.log);
	return {
		...NONE,
		source,
		targets: nodesNamed(sim, spec.publishes ?? []),
		mean: work.kind === 'exponential' ? work.mean : 0,
		effect: sim.effects.indexOf(spec.effect ?? ''),
		needs: nodeNamed(sim, spec.needs),
		hands,
		takesStraight: hands === 1 && ack !== 'automatic',
		acksEarly: ack === 'before' || ack === 'automatic' || reads?.commit === 'before',
		isEager:
			ack === 'before' ||
			spec.idempotent?.how === 'check-first' ||
			spec.effectAt !== undefined ||
			spec.extends !== undefined,
		most: mostOf(spec, hands, source?.profile),
	};
}

/** How many messages a consumer may hold unacknowledged. */
function mostOf(
	{ ack, prefetch, reads }: Service,
	hands: number,
	profile: Profile | undefined,
): number {
	if (ack === 'automatic') return Infinity;
	const most = reads ? hands : prefetch === 0 ? Infinity : prefetch;
	return Math.min(most, profile?.prefetchCap ?? Infinity);
}
