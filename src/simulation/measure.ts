import { nearest, SimulationError } from './errors.ts';
import { EVENT } from './events.ts';
import { advance, type Sim, start } from './kernel.ts';
import { areaAt, type EffectMeter, IN, type NodeMeter } from './meters.ts';
import { spreadOf } from './spread.ts';
import type { NodeState } from './state.ts';
import type { Resolved, Spread } from './types.ts';

/** Numbers of a run by name; times in microseconds. See `metricUnit` for the units. */
export interface Metrics {
	readonly [name: string]: number | Metrics;
}

/** Plays a run to a moment (its end when absent) and measures it there. */
export function measureRun(resolved: Resolved, at?: number): Metrics {
	const sim = start(resolved);
	advance(sim, at ?? resolved.spec.until);
	return measure(sim);
}

/** Everything that is measured, at the moment the run stands at. */
export function measure(sim: Sim): Metrics {
	const parts: Record<string, Record<string, Metrics>> = {
		producers: {},
		queues: {},
		services: {},
	};
	const { t } = sim.state;
	sim.state.nodes.forEach((node, i) => {
		const meter = sim.state.meters.nodes[i] as NodeMeter;
		const part = node.kind === 'outbox' ? 'outboxes' : `${node.kind}s`;
		const metrics = metricsOf(meter, t, node);
		if (metrics) (parts[part] ??= {})[sim.ids[i] as string] = metrics;
	});
	const effects: Record<string, Metrics> = {};
	sim.effects.forEach((id, i) => {
		const { delay, ...counts } = sim.state.meters.effects[i] as EffectMeter;
		effects[id] = { ...counts, delay: spread(spreadOf(delay)) };
	});
	return { ...parts, effects };
}

function metricsOf(m: NodeMeter, t: number, node: NodeState): Metrics | undefined {
	switch (node.kind) {
		case 'producer':
			return producerMetrics(m);
		case 'queue':
			return queueMetrics(m, t);
		case 'service':
			return serviceMetrics(m, t, node.lostInside);
		case 'exchange':
			return { unroutable: of(m, EVENT.UNROUTABLE) };
		case 'log':
			return {
				appended: of(m, EVENT.APPENDED),
				read: of(m, EVENT.READ),
				committed: of(m, EVENT.COMMITTED),
				trimmed: of(m, EVENT.TRIMMED),
				rejected: of(m, EVENT.REJECTED),
			};
		case 'outbox':
			return {
				stored: of(m, EVENT.STORED),
				marked: of(m, EVENT.MARKED),
				waiting: node.rows.size,
				crashes: of(m, EVENT.DOWN),
			};
		case 'capacity':
			return undefined;
	}
}

function producerMetrics(m: NodeMeter): Metrics {
	return {
		arrived: of(m, EVENT.ARRIVED),
		answered: of(m, EVENT.ANSWERED),
		gaveUp: of(m, EVENT.GAVE_UP),
		timedOut: of(m, EVENT.TIMED_OUT),
		failed: of(m, EVENT.FAILED),
		completed: of(m, EVENT.COMPLETED),
		retried: of(m, EVENT.RETRIED),
		confirmsLost: of(m, EVENT.CONFIRM_LOST),
		returned: of(m, EVENT.UNROUTABLE),
		open: of(m, IN.LEVEL),
		wait: spread(spreadOf(m.wait)),
		completion: spread(spreadOf(m.whole)),
	};
}

function queueMetrics(m: NodeMeter, t: number): Metrics {
	return {
		published: of(m, EVENT.PUBLISHED),
		delivered: of(m, EVENT.DELIVERED) + of(m, EVENT.REDELIVERED),
		redelivered: of(m, EVENT.REDELIVERED),
		acked: of(m, EVENT.ACKED),
		returned: of(m, EVENT.RETURNED) + of(m, EVENT.DELAYED),
		deadLettered: of(m, EVENT.DEAD_LETTERED),
		expired: of(m, EVENT.EXPIRED),
		dropped: of(m, EVENT.DROPPED),
		rejected: of(m, EVENT.REJECTED),
		redriven: of(m, EVENT.REDRIVEN),
		overtaken: of(m, IN.OVERTAKEN),
		lost: of(m, EVENT.LOST) + of(m, EVENT.EXPIRED) + of(m, EVENT.DROPPED),
		ready: of(m, IN.LEVEL),
		unacked: of(m, IN.SECOND),
		delayed: of(m, IN.THIRD),
		emptyAt: of(m, IN.EMPTY),
		depth: { mean: t > 0 ? areaAt(m, IN.LEVEL, t) / t : 0, max: of(m, IN.MOST) },
		wait: spread(spreadOf(m.wait)),
		sojourn: spread(spreadOf(m.whole)),
	};
}

function serviceMetrics(m: NodeMeter, t: number, lostInside: number): Metrics {
	const offered = areaAt(m, IN.THIRD, t);
	return {
		handled: of(m, EVENT.FINISHED) + of(m, EVENT.WASTED),
		wasted: of(m, EVENT.WASTED),
		failed: of(m, EVENT.JOB_FAILED),
		refused: of(m, EVENT.REFUSED) + of(m, EVENT.TURNED_AWAY),
		skipped: of(m, EVENT.SKIPPED),
		staleAcks: of(m, EVENT.STALE_ACK),
		crashes: of(m, EVENT.CRASHED) + of(m, EVENT.CONSUMER_CRASHED),
		lostInside,
		utilisation: offered > 0 ? areaAt(m, IN.SECOND, t) / offered : 0,
		line: { mean: t > 0 ? areaAt(m, IN.LEVEL, t) / t : 0, max: of(m, IN.MOST) },
	};
}

function of(m: NodeMeter, kind: number): number {
	return m.values[kind] as number;
}

function spread({ count, mean, p50, p95, p99, max }: Spread): Metrics {
	return { count, mean, p50, p95, p99, max };
}

/** The number at a path such as queues.mail.wait.p95; throws SimulationError for an unknown one. */
export function metricOf(metrics: Metrics, path: string): number {
	const parts = path.split('.');
	let here: Metrics | number | undefined = metrics;
	for (const [i, part] of parts.entries()) {
		const known: string[] = typeof here === 'object' ? Object.keys(here) : [];
		if (typeof here !== 'object' || !known.includes(part)) {
			const near = nearest(part, known);
			const before = parts.slice(0, i).join('.');
			throw new SimulationError(
				`there is no metric “${path}”`,
				near
					? `did you mean “${[...parts.slice(0, i), near].join('.')}”?`
					: known.length > 0
						? `after “${before || 'the start'}” comes one of: ${known.join(', ')}`
						: `“${before}” is a number already`,
			);
		}
		here = here[part];
	}
	if (typeof here === 'number') return here;
	throw new SimulationError(
		`“${path}” is not one number`,
		`go on to one of: ${Object.keys(here ?? {}).join(', ')}`,
	);
}

const TIMES = /\.(?:wait|sojourn|completion|delay)\.(?:mean|p50|p95|p99|max)$|\.emptyAt$/;

/** What a metric counts in; `time` is microseconds, `share` is 0 to 1. */
export function metricUnit(path: string): 'time' | 'count' | 'share' {
	if (TIMES.test(path)) return 'time';
	return path.endsWith('.utilisation') ? 'share' : 'count';
}
