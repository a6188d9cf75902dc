import { describe, expect, test } from 'vitest';
import { type Action, advance, EVENT_NAMES, observe, type Sim, start, step } from '#simulation';
import { targetsOf } from '../../../src/simulation/faults.ts';
import { counters, run, scenario, web } from '../../fixtures/scenarios.ts';

/** Orders at the given moments on a rail whose counter refuses them all; a rail for dead letters. */
function shop(times: readonly string[], more: Record<string, unknown> = {}) {
	const {
		orders = {},
		dead = {},
		desk = {},
		publish = {},
		...rest
	} = more as Record<string, object>;
	return scenario({
		producers: web(times, { publish: 'orders', ...publish }),
		queues: {
			orders: { label: 'Orders', deadLetter: { to: 'dead' }, ...orders },
			dead: { label: 'Dead', ...dead },
		},
		services: {
			desk: {
				label: 'Desk',
				work: '1s',
				consumes: 'orders',
				fails: { chance: 1, does: 'reject' },
				...desk,
			},
		},
		...rest,
	});
}

/** What happens of some kinds: seconds, kind, order and queue. */
function log(
	of: ReturnType<typeof shop>,
	kinds: string,
	actions: readonly Action[] = [],
): string[] {
	const wanted = kinds.split(' ');
	const lines: string[] = [];
	const sim = start(run(of, { actions }));
	advance(sim, of.until, {
		event(t, _n, kind, node, _message, order) {
			const name = EVENT_NAMES[kind] as string;
			if (!wanted.includes(name)) return;
			lines.push(`${t / 1e6} ${name}${order < 0 ? '' : ` ${order + 1}`} ${sim.ids[node] ?? ''}`);
		},
	});
	return lines;
}
const act = (at: number, what: 'redrive' | 'crash' | 'recover', target: string): Action => ({ at: at * 1e6, do: what, target }); // prettier-ignore

describe('sending dead letters back', () => {
	const KINDS = 'DEAD_LETTERED REDRIVEN STARTED';

	test('brings them where they came from, in their order, to be tried again', () => {
		expect(log(shop(['1s', '1s']), KINDS, [act(10, 'redrive', 'dead')])).toEqual([
			'1 STARTED 1 desk',
			'2 DEAD_LETTERED 1 orders',
			'2 STARTED 2 desk',
			'3 DEAD_LETTERED 2 orders',
			'10 REDRIVEN 1 dead',
			'10 STARTED 1 desk',
			'10 REDRIVEN 2 dead',
			'11 DEAD_LETTERED 1 orders',
			'11 STARTED 2 desk',
			'12 DEAD_LETTERED 2 orders',
		]);
	});

	test('is counted on both sides', () => {
		const sim = start(run(shop(['1s', '1s']), { actions: [act(10, 'redrive', 'dead')] }));
		advance(sim, 10_500_000);
		const [orders, dead] = observe(sim).queues;
		expect([orders?.ready, orders?.unacked, orders?.published, dead?.ready, dead?.redriven]).toEqual([1, 1, 4, 0, 2]); // prettier-ignore
		advance(sim, 30_000_000);
		expect(observe(sim).queues.map((it) => it.ready)).toEqual([0, 2]);
	});

	test('stops where there is no room, and leaves alone what never was elsewhere', () => {
		const full = shop(['1s', '1s', '1s', '9.5s', '9.6s'], { orders: { max: 2, overflow: 'reject-publish', profile: 'rabbitmq-classic-4.0' } }); // prettier-ignore
		expect(log(full, 'REDRIVEN', [act(9.7, 'redrive', 'dead')])).toEqual(['9.7 REDRIVEN 1 dead']);
		expect(log(shop(['1s']), 'REDRIVEN', [act(1.5, 'redrive', 'orders')])).toEqual([]);
		expect(log(shop(['1s'], { desk: { opens: '9s' } }), 'REDRIVEN', [act(2, 'redrive', 'orders')])).toEqual([]); // prettier-ignore
	});

	test('does nothing while the queue is down', () => {
		const actions = [act(5, 'crash', 'dead'), act(6, 'redrive', 'dead'), act(7, 'recover', 'dead')];
		expect(log(shop(['1s']), 'REDRIVEN', actions)).toEqual([]);
		expect(log(shop(['1s']), 'REDRIVEN', [...actions, act(8, 'redrive', 'dead')])).toEqual(['8 REDRIVEN 1 dead']); // prettier-ignore
	});

	test('keeps key and priority', () => {
		const of = shop(['1s', '1s'], { orders: { profile: 'rabbitmq-classic-4.0', priorities: 9 }, publish: { priority: 7, key: 'k' } }); // prettier-ignore
		expect(log(of, 'REDRIVEN STARTED', [act(10, 'redrive', 'dead')]).slice(2)).toEqual([
			'10 REDRIVEN 1 dead',
			'10 STARTED 1 desk',
			'10 REDRIVEN 2 dead',
			'11 STARTED 2 desk',
		]);
	});
});

describe('a queue that is down', () => {
	test('takes back what was handed out, also from who wants no more', () => {
		const slow = { desk: { work: '8s', fails: undefined, slots: 2 } };
		const actions = [act(2, 'crash', 'orders'), act(5, 'recover', 'orders')];
		expect(log(shop(['1s', '1.5s', '3s'], slow), 'DOWN UP RETURNED REDELIVERED STALE_ACK REJECTED', actions)).toEqual([
			'2 DOWN orders',
			'2 RETURNED 1 orders',
			'2 RETURNED 2 orders',
			'3 REJECTED 3 orders',
			'5 UP orders',
			'5 REDELIVERED 1 orders',
			'5 REDELIVERED 2 orders',
			'9 STALE_ACK 1 desk',
			'9.5 STALE_ACK 2 desk',
		]); // prettier-ignore
		const closing: Action[] = [
			{ at: 1_700_000, do: 'set', target: 'services.desk.slots', value: 1 },
		];
		expect(log(shop(['1s', '1.5s'], slow), 'RETURNED', [...closing, ...actions])).toEqual([
			'2 RETURNED 1 orders',
			'2 RETURNED 2 orders',
		]);
	});

	test('loses what waits when it is not durable, and nothing when it is', () => {
		const waits = (durable: boolean) =>
			log(
				shop(['1s', '1s'], { desk: { opens: '9s' }, orders: { profile: 'rabbitmq-classic-4.0', durable } }),
				'LOST STARTED',
				[act(2, 'crash', 'orders'), act(3, 'recover', 'orders')],
			); // prettier-ignore
		expect(waits(false)).toEqual(['2 LOST 1 orders', '2 LOST 2 orders']);
		expect(waits(true)).toEqual(['9 STARTED 1 desk', '10 STARTED 2 desk']);
	});
});

describe('a queue that retries', () => {
	test('shows what waits for its next attempt, soonest first, at most 24', () => {
		const retry = { kind: 'fixed', base: '30s', jitter: 'none' };
		const times = Array.from({ length: 30 }, (_, i) => `${1000 + i}ms`);
		const of = shop(times, {
			orders: { profile: 'sqs-standard', retry, deadLetter: undefined },
			desk: { slots: 30, poll: {}, fails: { chance: 1 } },
		});
		const sim = start(run(of));
		advance(sim, 5_000_000);
		const [queue] = observe(sim).queues;
		expect([queue?.delayed, queue?.later.length, queue?.ready]).toEqual([30, 24, 0]);
		const due = queue?.later.map((it) => it.due) ?? [];
		expect(due).toEqual([...due].sort((a, b) => a - b));
		expect(due[0]).toBeGreaterThanOrEqual(32_000_000);
	});
});

describe('a crowd', () => {
	test('is shown by its first 24, and counted whole', () => {
		const of = scenario({
			...{ queues: {} },
			producers: web(
				Array.from({ length: 30 }, () => '1s'),
				{ call: 'desk' },
			),
			services: { desk: { label: 'Desk', work: '10s' } },
		});
		const sim = start(run(of));
		advance(sim, 2_000_000);
		const view = observe(sim);
		expect([view.producers[0]?.customers.length, view.producers[0]?.open]).toEqual([24, 30]);
		expect(view.producers[0]?.customers.at(-1)?.number).toBe(24);
		expect(view.services[0]?.line).toBe(29);
	});
});

describe('a step', () => {
	const told = (sim: Sim, sink: (kind: string) => void) =>
		step(sim, { event: (_t, _n, kind) => sink(EVENT_NAMES[kind] as string) });

	test('goes to the next thing that happens, and nowhere when nothing does', () => {
		const sim = start(run(shop(['1s'], { desk: { fails: undefined } })));
		const seen: string[] = [];
		const stood: number[] = [];
		while (told(sim, (kind) => seen.push(kind))) stood.push(sim.state.t / 1e6);
		expect(stood).toEqual([1, 2]);
		expect(seen).toEqual(['ARRIVED', 'PUBLISHED', 'DELIVERED', 'STARTED', 'ANSWERED', 'FINISHED', 'ACKED', 'COMPLETED']); // prettier-ignore
		expect(told(sim, () => seen.push('more'))).toBe(false);
		expect(seen).toHaveLength(8);
	});

	test('by step gives the same run as all at once', () => {
		const [once, stepped] = [start(run(counters)), start(run(counters))];
		advance(once, counters.until);
		while (step(stepped));
		advance(stepped, counters.until);
		expect(observe(stepped)).toEqual(observe(once));
		expect(stepped.state.n).toBe(once.state.n);
	});

	test('passes over what is due and changes nothing', () => {
		const patient = scenario({
			producers: {
				web: {
					label: 'Web',
					arrivals: { kind: 'at', times: ['1s'] },
					patience: '3s',
					plan: 'p',
					plans: { p: [{ work: '1s' }] },
				},
			},
		});
		const sim = start(run(patient));
		const stood: number[] = [];
		while (step(sim)) stood.push(sim.state.t / 1e6);
		expect(stood, 'patience would have ended at 4 s').toEqual([1, 2]);
	});
});

test('a name means a node, a part of one, or all that belongs to the broker', () => {
	const sim = start(run(shop(['1s'])));
	const meant = (name: string) => {
		const { nodes, part } = targetsOf(sim, name);
		return { nodes: nodes.map(({ index }) => sim.ids[index]), part };
	};
	expect(meant('broker')).toEqual({ nodes: ['orders', 'dead'], part: -1 });
	expect(meant('desk')).toEqual({ nodes: ['desk'], part: -1 });
	expect(meant('desk.2')).toEqual({ nodes: ['desk'], part: 1 });
	expect(() => targetsOf(sim, 'nobody')).toThrow(
		expect.objectContaining({ message: 'there is no “nobody”', hint: 'the name of a node' }),
	);
});
