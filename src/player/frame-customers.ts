import type { Scenario } from '#schemas';
import type { ProducerView, View } from '#simulation';
import type { Frame } from './frame.ts';
import type { Layout } from './layout.ts';
import type { Topology } from './topology.ts';
import { duration } from './words.ts';

/** Customers on the floor, and what is said of those who wait and of those who left. */
export function lineOf(
	producer: ProducerView,
	view: View,
	topology: Topology,
	{ line }: Layout,
): Pick<Frame, 'pawns' | 'line'> {
	const direct = topology.mode === 'synchronous';
	const shown = direct ? producer.customers.slice(0, line.capacity) : [];
	const service = view.services[topology.rows[0]?.counters[0]?.service ?? -1];
	const limit = service?.sessionLimit;
	return {
		pawns: shown.map((customer, i) => ({
			key: `c${customer.order}`,
			x: line.x + i * line.step,
			first: i === 0,
		})),
		line: {
			count: producer.open,
			notShown: producer.open - shown.length,
			longest: duration(producer.oldestWait),
			gaveUp: producer.gaveUp,
			timedOut: producer.timedOut,
			failed: producer.failed,
			answer: producer.answered > 0 ? duration(producer.lastWait) : '',
			load:
				!direct || limit === undefined || !service
					? ''
					: `${service.sessions} of ${limit} calls open`,
		},
	};
}

/** How fast orders come, under the shop. */
export function rateWords(producer: ProducerView, spec: Scenario, small: boolean): string {
	const kind = spec.producers[producer.id]?.arrivals.kind;
	if (producer.rate !== undefined) {
		const rate =
			producer.rate % 1 === 0 || producer.rate >= 1
				? producer.rate.toFixed(1)
				: String(producer.rate);
		return small ? `${rate} / s` : `${rate} orders / s`;
	}
	if (kind === 'by-hand' && producer.arrived === 0) return small ? 'open' : 'open for orders';
	const { arrived } = producer;
	return small ? `${arrived} so far` : `${arrived} ${arrived === 1 ? 'order' : 'orders'} so far`;
}

/** How long a customer waits, under the shop. */
export function waitWords(producer: ProducerView, queued: boolean, small: boolean): string {
	const wait = queued || producer.open === 0 ? producer.lastWait : producer.oldestWait;
	if (wait === 0) return small ? 'no wait' : 'nobody has to wait';
	return small ? `wait ${duration(wait)}` : `customer waits ${duration(wait)}`;
}
