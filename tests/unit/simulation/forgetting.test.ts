import { expect, test } from 'vitest';
import { type Action, advance, EVENT, start } from '#simulation';
import { isOpen } from '../../../src/simulation/ledger.ts';
import { run, scenario } from '../../fixtures/scenarios.ts';

/** Ten orders within a second, by any of several plans. */
function shop(parts: Record<string, unknown> = {}) {
	const { orders = {}, desk = {}, plan = [{ publish: 'orders' }], web = {}, ...rest } = parts as Record<string, object>; // prettier-ignore
	return scenario({
		producers: {
			web: {
				label: 'Web',
				arrivals: { kind: 'exactly', windows: [{ count: 10, from: '0s', to: '1s' }] },
				plan: 'p',
				plans: { p: plan },
				...web,
			},
		},
		queues: { orders: { label: 'Orders', ...orders }, dead: { label: 'Dead', ttl: '1s' } },
		services: {
			desk: { label: 'Desk', work: '700ms', consumes: 'orders', effect: 'mail', ...desk },
		},
		...rest,
	});
}

/** How many orders of a run came; which of them, of messages and of deaths are kept at its end. */
function leftOver(of: ReturnType<typeof shop>, actions: readonly Action[] = []) {
	const sim = start(run(of, { actions }));
	const [orders, messages, deaths] = [new Set<number>(), new Set<number>(), new Set<number>()];
	advance(sim, of.until, {
		event(_t, _n, kind, _node, message, order) {
			if (kind === EVENT.DEAD_LETTERED) deaths.add(deaths.size);
			if (order >= 0) orders.add(order);
			if (message >= 0) messages.add(message);
		},
	});
	return {
		came: orders.size,
		orders: [...orders].filter((id) => isOpen(sim.state.orders, id)),
		messages: [...messages].filter((id) => isOpen(sim.state.messages, id)),
		deaths: [...deaths].filter((id) => isOpen(sim.state.deaths, id)),
	};
}
const NOTHING = { came: 10, orders: [], messages: [], deaths: [] };
const crash = (target: string, at = '2s') => ({ faults: [{ at, crash: target, for: '1s' }] });
const direct = [{ call: 'desk' }];
const log = {
	logs: { tape: { label: 'Tape', retention: '20s' } },
	plan: [{ publish: 'tape' }],
};
const reader = (more: object = {}, reads: object = {}) => ({
	desk: { consumes: undefined, reads: { log: 'tape', ...reads }, ...more },
});

test.each<[string, Record<string, unknown>]>([
	['acknowledged', {}],
	['acknowledged before the work', { desk: { ack: 'before' } }],
	['acknowledged when they are sent', { desk: { ack: 'automatic' } }],
	['held by a service that falls over', { desk: { prefetch: 5 }, ...crash('desk') }],
	['held by a consumer that falls over', { desk: { prefetch: 5, slots: 2 }, ...crash('desk.1') }],
	['in hand though acknowledged, at a fall', { desk: { ack: 'before' }, ...crash('desk') }],
	['in hand though acknowledged, at a consumer’s fall', { desk: { ack: 'automatic', slots: 2 }, ...crash('desk.1') }], // prettier-ignore
	['cut off by a queue that falls over', { desk: { prefetch: 5 }, ...crash('orders') }],
	['cut off by a queue, though acknowledged', { desk: { ack: 'before', prefetch: 5 }, ...crash('orders') }], // prettier-ignore
	['lost with a queue', { orders: { profile: 'rabbitmq-classic-4.0', durable: false }, ...crash('orders') }], // prettier-ignore
	['given back too often', { orders: { deliveryLimit: 1 }, desk: { fails: { chance: 1 } } }],
	['refused', { desk: { fails: { chance: 1, does: 'reject' } } }],
	['refused to a dead letter queue that forgets', { orders: { deadLetter: { to: 'dead' } }, desk: { fails: { chance: 1, does: 'reject' } } }], // prettier-ignore
	['expired', { orders: { ttl: '1s' } }],
	['pushed out', { orders: { max: 1 } }],
	['not taken', { orders: { max: 1, overflow: 'reject-publish' } }],
	['received too often', { orders: { profile: 'sqs-standard', deliveryLimit: 2, ackTimeout: '1s' }, desk: { poll: {}, work: '5s', slots: 4 } }], // prettier-ignore
	['polled for by who falls over', { orders: { profile: 'sqs-standard', ackTimeout: '3s' }, desk: { poll: { batch: 5 } }, ...crash('desk') }], // prettier-ignore
	['called for', { plan: direct }],
	['called for where nobody answers', { plan: direct, ...crash('desk', '0s') }],
	['called for inside a service that falls over', { plan: direct, ...crash('desk') }],
	['called for at a consumer that falls over', { plan: direct, desk: { slots: 2 }, ...crash('desk.2') }], // prettier-ignore
	['called for too late', { plan: [{ call: 'desk', timeout: '2s' }] }],
	['called for again', { plan: [{ call: 'desk', timeout: '2s', retry: { attempts: 3, delay: { kind: 'fixed', base: '1s', jitter: 'none' } } }] }], // prettier-ignore
	['called for under a limit', { plan: [{ call: 'desk', limit: 1, timeout: '2s' }] }],
	['called for by who has no patience', { plan: direct, web: { patience: '1500ms' } }],
	['turned away', { plan: direct, desk: { refuses: { above: 1, cost: '50ms' } } }],
	['called for at one session too many', { plan: direct, desk: { sessions: { limit: 3, back: '1s' } } }], // prettier-ignore
	['called for at several at once', { plan: [{ call: ['desk', 'other'], timeout: '3s' }], services: { desk: { label: 'Desk', work: '700ms', consumes: 'orders' }, other: { label: 'Other', work: '400ms' } } }], // prettier-ignore
	[
		'stored',
		{ plan: [{ store: 'box' }], outboxes: { box: { label: 'Box', publishes: 'orders' } } },
	],
	['read from a log', { ...log, ...reader() }],
	['read from a log by who falls over', { ...log, ...reader(), ...crash('desk') }],
	['read from a log and refused', { ...log, ...reader({ fails: { poison: [2, 5], does: 'reject' } }) }], // prettier-ignore
])('orders that are %s are forgotten in the end', (_how, parts) => {
	expect(leftOver(shop(parts))).toEqual(NOTHING);
});

test('orders that are settled by hand are forgotten in the end', () => {
	for (const what of ['ack', 'reject'] as const) {
		const message = Array.from({ length: 10 }, (_, i) => i);
		const actions: Action[] = [{ at: 30_000_000, do: what, target: 'desk', message }];
		expect(leftOver(shop({ desk: { ack: 'by-hand', prefetch: 0 } }), actions)).toEqual(NOTHING);
	}
});

test('orders that a counter held when it closed are forgotten in the end', () => {
	const actions: Action[] = [{ at: 2_000_000, do: 'set', target: 'services.desk.slots', value: 1 }];
	expect(leftOver(shop({ desk: { slots: 3, prefetch: 3 } }), actions)).toEqual(NOTHING);
});
