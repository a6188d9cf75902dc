import type { Scenario } from '#schemas';
import type { ProducerView, View } from '#simulation';
import { topologyOf } from './topology.ts';
import { durationParts, ticketNumber } from './words.ts';

/** One value with what it is called and one line of context. */
export interface Figure {
	readonly name: string;
	/** The name where there is little room. */
	readonly short?: string;
	readonly value: string;
	readonly unit: string;
	readonly context: string;
	/** There is no history of it to draw. */
	readonly plain?: boolean;
}

const OLDEST = { name: 'Oldest wait', short: 'Oldest' } as const;
const LONGEST = { name: 'Longest wait', short: 'Longest' } as const;

/** The four values under a stage. The first is the one whose history is drawn. */
export function figuresOf(view: View, spec: Scenario): readonly Figure[] {
	const topology = topologyOf(spec, view);
	const producer = view.producers[topology.producer] as ProducerView;
	if (topology.mode === 'synchronous') {
		const called = view.services[topology.rows[0]?.counters[0]?.service ?? -1];
		return synchronous(view, producer, spec, called?.wasted ?? 0);
	}
	const queues = topology.rows.flatMap((row) => view.queues[row.queue ?? -1] ?? []);
	const sum = (of: 'ready' | 'peak' | 'acked' | 'lost' | 'stay'): number =>
		queues.reduce((total, queue) => total + queue[of], 0);
	const [acked, lost] = [sum('acked'), sum('lost')];
	const timeOf = (what: 'mean-time' | 'slowest'): Figure => {
		const all = (view.effects.length > 0 ? view.effects : queues).map(({ slowest }) => slowest);
		return what === 'slowest'
			? { name: 'Slowest', ...durationParts(Math.max(0, ...all)), context: 'from click to done' }
			: {
					name: 'Mean time',
					short: 'Mean',
					...durationParts(acked && sum('stay') / acked),
					context: 'shop to stamp',
				};
	};
	// A log or an exchange alone has no rail.
	const [oldest] = [...queues].sort((a, b) => b.oldestWait - a.oldestWait);
	const next = oldest?.head[0];
	const wait = durationParts(oldest?.oldestWait ?? 0);
	return [
		{ ...figure('Queue depth', sum('ready'), '', `peak ${sum('peak')}`), short: 'Waiting' },
		next
			? { ...OLDEST, ...wait, context: `ticket ${ticketNumber(next.number)}` }
			: { ...OLDEST, value: '0', unit: 's', context: 'no ticket waits' },
		figure('Served', acked, '', perSecond(acked, view.t)),
		spec.shows
			? timeOf(spec.shows)
			: figure('Lost', lost, '', lost === 0 ? 'nothing dropped' : 'returned too often'),
	];
}

function synchronous(
	view: View,
	producer: ProducerView,
	spec: Scenario,
	wasted: number,
): readonly Figure[] {
	const { arrived, open, answered, gaveUp, timedOut, failed } = producer;
	const wait = durationParts(producer.oldestWait);
	const effect = view.effects[0];
	const errors = [
		...(timedOut > 0 ? [`${timedOut} timed out`] : []),
		...(failed > 0 ? [`${failed} failed`] : []),
	].join(', ');
	const patient = spec.producers[producer.id]?.patience === undefined;
	return [
		{
			...figure(
				'Customers in line',
				open,
				'',
				open === 0 ? 'nobody waits' : `of ${arrived} so far`,
			),
			short: 'In line',
		},
		open > 0
			? { ...LONGEST, ...wait, context: 'a customer, not a ticket' }
			: { ...LONGEST, value: '0', unit: 's', context: 'nobody waits' },
		figure(
			'Served',
			answered,
			'',
			wasted > 0 ? `${wasted} done for nobody` : perSecond(answered, view.t),
		),
		patient && effect
			? figure(`Done: ${effect.id}`, effect.actual, '', missing(answered - effect.actual, arrived))
			: patient
				? figure('Errors', timedOut + failed, '', errors || 'none')
				: figure(
						'Gave up',
						gaveUp,
						'',
						errors || (gaveUp === 0 ? 'nobody has left' : 'sales lost'),
					),
	];
}

/** Whoever has been answered and has it not will never get it: nothing remembers that it is missing. */
function missing(without: number, arrived: number): string {
	return without > 0 ? `${without} served without it` : `of ${arrived} orders`;
}

function figure(name: string, value: number, unit: string, context: string): Figure {
	return { name, value: String(value), unit, context };
}

function perSecond(count: number, t: number): string {
	return `${(t > 0 ? (count * 1e6) / t : 0).toFixed(1)} per second`;
}
