import { describe, expect, test } from 'vitest';
import {
	advance,
	EVENT_NAMES,
	measureRun,
	metricOf,
	observe,
	type Resolved,
	type Sink,
	start,
} from '#simulation';
import { chain, counters, outage, run, scenario } from '../../fixtures/scenarios.ts';

/** The events as a log a person can read: seconds, kind, order. */
function log(resolved: Resolved, until: number, kinds?: readonly string[]): string[] {
	const lines: string[] = [];
	const sink: Sink = {
		event(t, _n, kind, _node, _message, order, value) {
			const name = EVENT_NAMES[kind] as string;
			if (kinds && !kinds.includes(name)) return;
			lines.push(`${t / 1e6} ${name} ${order + 1}${name === 'REDELIVERED' ? ` ×${value}` : ''}`);
		},
	};
	advance(start(resolved), until, sink);
	return lines;
}

function metric(resolved: Resolved, path: string, at?: number): number {
	return metricOf(measureRun(resolved, at), path);
}

/** One counter of one second; orders at the given moments, over a rail or by direct call. */
function desk(times: readonly string[], extra: Record<string, unknown> = {}, service = {}) {
	return scenario({
		producers: {
			shop: {
				label: 'Shop',
				arrivals: { kind: 'at', times },
				plan: 'queued',
				plans: { queued: [{ publish: 'orders' }], direct: [{ call: 'desk' }] },
				...extra,
			},
		},
		queues: { orders: { label: 'Orders' } },
		services: { desk: { label: 'Desk', work: '1s', consumes: 'orders', ...service } },
	});
}

describe('a queue', () => {
	test('hands tickets out in order, and the customer has an answer at once', () => {
		expect(log(run(desk(['1s', '1.2s'])), 5e6)).toEqual([
			'1 ARRIVED 1',
			'1 PUBLISHED 1',
			'1 DELIVERED 1',
			'1 STARTED 1',
			'1 ANSWERED 1',
			'1.2 ARRIVED 2',
			'1.2 PUBLISHED 2',
			'1.2 ANSWERED 2',
			'2 FINISHED 1',
			'2 ACKED 1',
			'2 COMPLETED 1',
			'2 DELIVERED 2',
			'2 STARTED 2',
			'3 FINISHED 2',
			'3 ACKED 2',
			'3 COMPLETED 2',
		]);
	});

	test('gives a ticket again when its consumer crashes before the acknowledgement', () => {
		const crashing = scenario({
			...desk(['1s', '1.1s']),
			...plain(desk(['1s', '1.1s'])),
			faults: [{ at: '1.5s', crash: 'desk', for: '2s' }],
		});
		expect(
			log(run(crashing), 8e6, ['CRASHED', 'RETURNED', 'REDELIVERED', 'DELIVERED', 'ACKED']),
		).toEqual([
			'1 DELIVERED 1',
			'1.5 CRASHED 0',
			'1.5 RETURNED 1',
			'3.5 REDELIVERED 1 ×2',
			'4.5 ACKED 1',
			'4.5 DELIVERED 2',
			'5.5 ACKED 2',
		]);
	});

	test('serves returned tickets in order of return (quorum) or at their old place (classic)', () => {
		const two = (profile: string) =>
			run(
				scenario({
					...plain(desk(['1s', '1.1s', '1.2s', '1.3s'], {}, { slots: 2 })),
					profile,
					faults: [{ at: '1.5s', crash: 'desk', for: '1s' }],
				}),
			);
		for (const profile of ['rabbitmq-quorum-4.0', 'rabbitmq-classic-4.0']) {
			expect(log(two(profile), 6e6, ['REDELIVERED', 'DELIVERED']).slice(2)).toEqual([
				'2.5 REDELIVERED 1 ×2',
				'2.5 REDELIVERED 2 ×2',
				'3.5 DELIVERED 3',
				'3.5 DELIVERED 4',
			]);
		}
	});

	test('gives the next ticket to whoever acknowledges, after one round in turn', () => {
		const of = desk(['1s', '1.1s', '1.2s', '1.3s', '1.4s'], {}, { slots: 3, work: '1s' });
		const started: string[] = [];
		advance(start(run(of)), 4e6, {
			event: (t, _n, kind, _node, _m, order, value) => {
				if (EVENT_NAMES[kind] === 'STARTED')
					started.push(`${t / 1e6}: ${order + 1} at ${'ABC'[value]}`);
			},
		});
		expect(started).toEqual([
			'1: 1 at A',
			'1.1: 2 at B',
			'1.2: 3 at C',
			'2: 4 at A',
			'2.1: 5 at B',
		]);
	});

	test('is gone through in four minutes after one minute of outage at 80 % load', () => {
		const mailer = scenario({
			until: '10m',
			producers: {
				shop: {
					label: 'Shop',
					arrivals: { kind: 'every', rate: '0.8/s' },
					plan: 'queued',
					plans: { queued: [{ publish: 'mail' }] },
				},
			},
			queues: { mail: { label: 'Mail' } },
			services: { mailer: { label: 'Mailer', work: '1s', consumes: 'mail' } },
			faults: [{ at: '60s', crash: 'mailer', for: '60s' }],
		});
		const emptyAt = metric(run(mailer), 'queues.mail.emptyAt');
		expect(emptyAt).toBeGreaterThan(350e6);
		expect(emptyAt).toBeLessThan(362e6);
	});

	test('forgets a ticket that has come back more often than a quorum queue bears', () => {
		const faults = Array.from({ length: 21 }, (_, i) => ({
			at: `${2 * i + 2}500ms`.replace('500ms', '.5s'),
			crash: 'desk',
			for: '1s',
		}));
		const of = scenario({ ...plain(desk(['1s'], {}, { work: '30s' })), until: '2m', faults });
		expect(metric(run(of), 'queues.orders.lost')).toBe(1);
		expect(metric(run(of), 'queues.orders.delivered')).toBe(21);
	});
});

describe('a direct call', () => {
	const direct = { set: { 'producers.shop.plan': 'direct' } };

	test('makes the customer wait for the work, in line with the others', () => {
		expect(log(run(desk(['1s', '1.2s']), direct), 5e6, ['ANSWERED', 'STARTED'])).toEqual([
			'1 STARTED 1',
			'2 STARTED 2',
			'2 ANSWERED 1',
			'3 ANSWERED 2',
		]);
	});

	test('is left by a customer in the line whose patience ends, and nothing is worked for nobody', () => {
		const of = desk(['1s', '1.2s', '1.3s'], { patience: '1.5s' });
		expect(
			log(run(of, direct), 9e6, ['ANSWERED', 'GAVE_UP', 'WITHDRAWN', 'WASTED', 'ABANDONED']),
		).toEqual([
			'2 ANSWERED 1',
			'2.7 ABANDONED 2',
			'2.7 GAVE_UP 2',
			'2.8 WITHDRAWN 3',
			'2.8 GAVE_UP 3',
			'3 WASTED 2',
		]);
	});

	test('to several at once is given up at all that have not answered, whoever has', () => {
		const service = (work: string) => ({ label: work, work, consumes: 'orders' });
		const of = scenario({
			producers: {
				shop: {
					label: 'Shop',
					arrivals: { kind: 'at', times: ['1s'] },
					patience: '2s',
					plan: 'direct',
					plans: { direct: [{ call: ['one', 'two', 'three'] }] },
				},
			},
			queues: { orders: { label: 'Orders' } },
			services: { one: service('3s'), two: service('1s'), three: service('4s') },
		});
		expect(log(run(of), 9e6, ['FINISHED', 'ABANDONED', 'GAVE_UP', 'WASTED'])).toEqual([
			'2 FINISHED 1',
			'3 ABANDONED 1',
			'3 ABANDONED 1',
			'3 GAVE_UP 1',
			'4 WASTED 1',
			'5 WASTED 1',
		]);
	});

	test('that timed out is worked on all the same: the service does not know', () => {
		const of = desk(['1s', '1.2s'], {
			plans: { queued: [{ publish: 'orders' }], direct: [{ call: 'desk', timeout: '1.5s' }] },
		});
		expect(log(run(of, direct), 9e6, ['ANSWERED', 'TIMED_OUT', 'WASTED'])).toEqual([
			'2 ANSWERED 1',
			'2.7 TIMED_OUT 2',
			'3 WASTED 2',
		]);
	});

	test('too many crashes the service: all inside are lost, and callers are refused until it is back', () => {
		const of = desk(
			['1s', '1.1s', '1.2s', '2s', '4.5s'],
			{},
			{ sessions: { limit: 2, back: '3s' } },
		);
		expect(
			log(run(of, direct), 9e6, ['CRASHED', 'FAILED', 'REFUSED', 'RECOVERED', 'ANSWERED']),
		).toEqual([
			'1.2 CRASHED 0',
			'1.2 FAILED 1',
			'1.2 FAILED 2',
			'1.2 FAILED 3',
			'2 REFUSED 4',
			'2 FAILED 4',
			'4.2 RECOVERED 0',
			'5.5 ANSWERED 5',
		]);
	});

	test('under a limit waits in the caller, so the service never has more sessions than that', () => {
		const limited = (limit: number) =>
			run(
				scenario({
					producers: {
						shop: {
							label: 'Shop',
							arrivals: { kind: 'poisson', rate: '3/s' },
							plan: 'direct',
							plans: { direct: [{ call: 'desk', limit }] },
						},
					},
					services: {
						desk: { label: 'Desk', slots: 2, work: '1s', sessions: { limit: 4, back: '5s' } },
					},
				}),
			);
		expect(metric(limited(4), 'services.desk.crashes')).toBe(0);
		expect(metric(limited(4), 'services.desk.line.max')).toBe(2);
		expect(metric(limited(5), 'services.desk.crashes')).toBeGreaterThan(0);
	});

	test('under a limit frees its place when it times out, though the service goes on with it', () => {
		const metrics = measureRun(run(chain));
		expect(metricOf(metrics, 'services.mailer.wasted')).toBeGreaterThan(0);
		expect(metricOf(metrics, 'services.mailer.crashes')).toBeGreaterThan(0);
	});
});

describe('fair comparison', () => {
	test('an order takes the same work whichever way it is asked for', () => {
		const works = (variant: string) => {
			const found = new Map<number, number>();
			advance(start(run(counters, { variant })), 4e6, {
				event: (_t, _n, kind, _node, _m, order, value) => {
					if (EVENT_NAMES[kind] === 'FINISHED') found.set(order, value);
				},
			});
			return found;
		};
		const queued = works('queued');
		const shared = [...works('synchronous')].filter(([order]) => queued.has(order));
		expect(shared.length).toBeGreaterThan(5);
		for (const [order, work] of shared) expect(queued.get(order)).toBe(work);
	});

	test('the orders of two producers are not twins', () => {
		const window = { arrivals: { kind: 'every', rate: '1/s' }, plan: 'q' };
		const of = scenario({
			producers: {
				web: { label: 'Web', plans: { q: [{ publish: 'orders' }] }, ...window },
				phone: { label: 'Phone', plans: { q: [{ publish: 'orders' }] }, ...window },
			},
			queues: { orders: { label: 'Orders' } },
			services: {
				desk: {
					label: 'Desk',
					slots: 4,
					work: { kind: 'exponential', mean: '400ms' },
					consumes: 'orders',
				},
			},
		});
		const works: number[] = [];
		advance(start(run(of)), 30e6, {
			event: (_t, _n, kind, _node, _m, _order, value) =>
				EVENT_NAMES[kind] === 'FINISHED' && works.push(value),
		});
		expect(works.length).toBeGreaterThan(40);
		expect(new Set(works).size).toBe(works.length);
	});

	test('an order placed by hand takes no draw from the others', () => {
		const arrivals = (hand: boolean) => {
			const times: number[] = [];
			const actions = hand ? [{ at: 990_000, do: 'publish', target: 'checkout' } as const] : [];
			advance(start(run(counters, { actions })), 9e6, {
				event: (t, _n, kind) => EVENT_NAMES[kind] === 'ARRIVED' && t !== 990_000 && times.push(t),
			});
			return times;
		};
		expect(arrivals(true)).toEqual(arrivals(false));
	});
});

describe('what is measured', () => {
	test('Little’s law holds to the microsecond in a run that starts and ends empty', () => {
		const of = scenario({ ...plain(desk(['1s', '1.2s', '1.7s', '9s'])), until: '30s' });
		const metrics = measureRun(run(of));
		const waiting = metricOf(metrics, 'queues.orders.depth.mean') * 30e6;
		const wait = metricOf(metrics, 'queues.orders.wait.mean') * 4;
		expect(Math.round(waiting)).toBe(Math.round(wait));
		expect(waiting).toBeGreaterThan(0);
	});

	test('a ticket is overtaken when one that came later is acknowledged before it', () => {
		const two = desk(['1s', '1s', '1s', '1s'], {}, { slots: 2 });
		expect(metric(run(two), 'queues.orders.overtaken')).toBe(0);
		const works = { work: { kind: 'uniform', from: '100ms', to: '2s' } };
		const one = desk(['1s', '1s', '1s', '1s'], {}, works);
		expect(metric(run(one), 'queues.orders.overtaken')).toBe(0);
		const both = desk(['1s', '1s', '1s', '1s'], {}, { slots: 2, ...works });
		const overtaken = [1, 2, 3, 4, 5, 6].map((seed) =>
			metric(run(both, { seed }), 'queues.orders.overtaken'),
		);
		expect(Math.max(...overtaken)).toBeGreaterThan(0);
	});

	test('effects count what was promised and what was done, along all rails', () => {
		const view = observe(advanced(run(outage), 600e6));
		const [mail, parcel] = view.effects;
		expect(mail?.expected).toBe(480);
		expect(parcel?.expected).toBe(480);
		expect(mail?.actual).toBeGreaterThan(470);
	});

	test('an order is complete when its last job is, the one behind another included', () => {
		expect(metric(run(outage), 'producers.shop.completion.max')).toBeGreaterThan(
			metric(run(outage), 'queues.goods.sojourn.max'),
		);
	});
});

function advanced(resolved: Resolved, until: number) {
	const sim = start(resolved);
	advance(sim, until);
	return sim;
}

/** The parts of a fixture as an author would write them, to build another from. */
function plain(of: ReturnType<typeof desk>): Record<string, unknown> {
	const micros = (value: unknown): unknown =>
		typeof value === 'number'
			? `${value}us`
			: Array.isArray(value)
				? value.map(micros)
				: typeof value === 'object' && value !== null
					? Object.fromEntries(
							Object.entries(value)
								.filter(([, v]) => v !== undefined)
								.map(([k, v]) => [k, /^(?:slots|prefetch|limit)$/.test(k) ? v : micros(v)]),
						)
					: value;
	return {
		producers: micros(of.producers),
		queues: of.queues,
		services: micros(of.services),
		until: '60s',
		poster: '12s',
	};
}
