import type { Scenario } from '#schemas';
import type { View } from '#simulation';

/** A counter by its place in a view. */
export interface CounterRef {
	readonly service: number;
	readonly slot: number;
}

/** One line of the wall: a rail with those who take from it, or those who are called directly. */
export interface Row {
	/** Index in `view.queues`; undefined for direct calls. */
	readonly queue: number | undefined;
	readonly counters: readonly CounterRef[];
	/** Counters beyond those that are drawn. */
	readonly notShown: number;
}

/** What there is to draw, without a word on where. */
export interface Topology {
	/** Index in `view.producers`. */
	readonly producer: number;
	/** Whether customers wait for the work (`synchronous`) or take a number (`queued`). */
	readonly mode: 'synchronous' | 'queued';
	readonly rows: readonly Row[];
}

/** So many counters fit side by side. */
export const MAX_COUNTERS = 6;

/** What there is to draw at a moment: the plan that is followed decides, and the open counters. */
export function topologyOf(spec: Scenario, view: View): Topology {
	const services = Object.values(spec.services);
	const producer = view.producers[0];
	const steps = Object.values(spec.producers)[0]?.plans[producer?.plan ?? ''] ?? [];
	const rails = steps.flatMap((step) => ('publish' in step ? railsOf(spec, step.publish) : []));
	const called = steps.flatMap((step) => ('call' in step ? step.call : []));
	const rows: Row[] = [];
	for (let i = 0; i < rails.length; i++) {
		const id = rails[i] as string;
		const queue = view.queues.findIndex((it) => it.id === id);
		const takers = services.flatMap((it, k) => (it.consumes === id ? [k] : []));
		rows.push({ queue, ...countersOf(view, takers) });
		const next = takers.flatMap((k) => railsOf(spec, services[k]?.publishes ?? []));
		rails.push(...next.filter((it) => !rails.includes(it)));
	}
	if (rails.length > 0) return { producer: 0, mode: 'queued', rows };
	const readers = services.flatMap((it, k) => (it.reads ? [k] : []));
	const callees =
		called.length > 0 ? called.map((id) => view.services.findIndex((it) => it.id === id)) : readers;
	return {
		producer: 0,
		mode: 'synchronous',
		rows: [{ queue: undefined, ...countersOf(view, callees) }],
	};
}

/** The queues that a publish ends in, those behind exchanges included. */
function railsOf(
	spec: Scenario,
	targets: readonly string[],
	seen: readonly string[] = [],
): string[] {
	return targets.flatMap((id) => {
		if (seen.includes(id)) return [];
		if (Object.hasOwn(spec.queues, id)) return [id];
		const bound = spec.exchanges?.[id]?.bindings.map(({ to }) => to) ?? [];
		return railsOf(spec, bound, [...seen, id]);
	});
}

function countersOf(view: View, services: readonly number[]): Omit<Row, 'queue'> {
	const all = services.flatMap((service) =>
		(view.services[service]?.slots ?? []).map((_, slot) => ({ service, slot })),
	);
	return { counters: all.slice(0, MAX_COUNTERS), notShown: Math.max(0, all.length - MAX_COUNTERS) };
}
