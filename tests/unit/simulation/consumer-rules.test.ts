import { describe, expect, test } from 'vitest';
import { type Action, advance, EVENT_NAMES, measureRun, metricOf, start } from '#simulation';
import { run, scenario } from '../../fixtures/scenarios.ts';

/** Orders at the given moments over one rail to one counter of two seconds with the effect “mail”. */
function shop(
	times: readonly string[],
	service: object = {},
	queue: object = {},
	more: object = {},
) {
	return scenario({
		producers: {
			web: {
				label: 'Web',
				arrivals: { kind: 'at', times },
				plan: 'queued',
				plans: { queued: [{ publish: 'orders' }], direct: [{ call: 'desk' }] },
			},
		},
		queues: { orders: { label: 'Orders', ...queue }, dead: { label: 'Dead' } },
		services: {
			desk: { label: 'Desk', work: '2s', consumes: 'orders', effect: 'mail', ...service },
		},
		...more,
	});
}
type Shop = ReturnType<typeof shop>;

/** What happens: seconds, kind, order and value where it says more. */
function log(of: Shop, kinds: string, actions: readonly Action[] = [], set = {}): string[] {
	const wanted = kinds.split(' ');
	const lines: string[] = [];
	advance(start(run(of, { actions, set })), of.until, {
		event(t, _n, kind, _node, _message, order, value) {
			const name = EVENT_NAMES[kind] as string;
			if (!wanted.includes(name)) return;
			const who = order < 0 ? '' : ` ${order + 1}`;
			const more = ['STARTED', 'RESIZED', 'JOB_FAILED', 'STALE_ACK', 'CONSUMER_CRASHED'].includes(name); // prettier-ignore
			lines.push(`${t / 1e6} ${name}${who}${more ? ` (${value})` : ''}`);
		},
	});
	return lines;
}
const metric = (of: Shop, path: string) => metricOf(measureRun(run(of)), path);
const sqs = { profile: 'sqs-standard' };

describe('holding a message longer than it may be held', () => {
	const held = (more: object) => shop(['1s'], { poll: {}, work: '5s', ...more }, { ...sqs, ackTimeout: '2s' }); // prettier-ignore

	test('lets it come back, and the acknowledgement is too late', () => {
		expect(log(held({}), 'STARTED RETURNED REDELIVERED STALE_ACK ACKED').slice(0, 4)).toEqual([
			'1 STARTED 1 (0)',
			'3 RETURNED 1',
			'6 STALE_ACK (1)',
			'6 REDELIVERED 1',
		]);
	});

	test('is allowed to who asks for more time, again and again', () => {
		for (const every of ['1s', '1.9s']) {
			expect(log(held({ extends: every }), 'STARTED RETURNED STALE_ACK ACKED')).toEqual([
				'1 STARTED 1 (0)',
				'6 ACKED 1',
			]);
		}
		expect(log(held({ extends: '2.1s' }), 'RETURNED')[0], 'too late').toBe('3 RETURNED 1');
	});

	test('ends when nobody asks for more, the time that was given last being up', () => {
		const falls = { ...held({ extends: '1s' }), faults: [{ at: 2_500_000, crash: 'desk', for: 90_000_000 }] }; // prettier-ignore
		expect(log(falls, 'STARTED CRASHED RETURNED READY')).toEqual([
			'1 STARTED 1 (0)',
			'2.5 CRASHED',
			'4 RETURNED 1',
		]);
	});

	test('is not asked for by who has finished, nor for a call', () => {
		const two = shop(['1s', '9s'], { poll: {}, work: '1s', extends: '300ms' }, { ...sqs, ackTimeout: '2s' }); // prettier-ignore
		expect(log(two, 'ACKED RETURNED')).toEqual(['2 ACKED 1', '10 ACKED 2']);
		const called = shop(['1s'], { extends: '300ms' });
		expect(log(called, 'ANSWERED', [], { 'producers.web.plan': 'direct' })).toEqual([
			'3 ANSWERED 1',
		]);
	});
});

test('without a word about it a message may be held for half a minute at SQS, for half an hour at RabbitMQ', () => {
	const of = (queue: object, poll: object) =>
		log(shop(['1s'], { work: '3h', ...poll }, queue, { until: '2h', poster: '1s' }), 'RETURNED')[0];
	expect(of(sqs, { poll: {} })).toBe('31 RETURNED 1');
	expect(of({}, {})).toBe('1801 RETURNED 1');
});

test('an effect is expected from the step on that commits, or from the answer where none does', () => {
	const expected = (plan: readonly object[]) => {
		const of = shop(['1s', '1s'], {}, {}, { faults: [{ at: '0s', crash: 'desk', for: '90s' }] });
		const web = { ...of.producers['web'], plan: 'p', plans: { p: plan } };
		return metric({ ...of, producers: { web } } as unknown as Shop, 'effects.mail.expected');
	};
	const work = { kind: 'fixed', mean: 1000 };
	const call = { call: ['desk'], fails: 'stop' };
	expect(expected([{ work, commits: true }, call]), 'in the books, and then an error').toBe(2);
	expect(expected([{ work }, call]), 'never in the books').toBe(0);
	expect(expected([{ work }, { publish: ['orders'] }]), 'answered').toBe(2);
});

describe('an effect', () => {
	/** Falls over after the effect, so that the job is done again two seconds later. */
	const again = (service: object, back = '2s') =>
		shop(['1s'], { effectAt: '500ms', ...service }, {}, { faults: [{ at: '2s', crash: 'desk', for: back }] }); // prettier-ignore

	test('is done twice when a job is, unless somebody looks', () => {
		expect(log(again({}), 'EFFECT SKIPPED ACKED')).toEqual(['1.5 EFFECT 1', '4.5 EFFECT 1', '6 ACKED 1']); // prettier-ignore
		for (const how of ['transaction', 'check-first']) {
			expect(log(again({ idempotent: { how } }), 'EFFECT SKIPPED ACKED')).toEqual([
				'1.5 EFFECT 1',
				'4.5 SKIPPED 1',
				'6 ACKED 1',
			]);
		}
		expect(log(again({ idempotent: { how: 'no' } }), 'SKIPPED')).toEqual([]);
	});

	test('is remembered for as long as its key is kept', () => {
		const skipped = (how: string, window: string) =>
			log(again({ idempotent: { how, window } }), 'SKIPPED').length;
		expect(skipped('transaction', '3s'), 'done at 1.5 s, looked for at 4.5 s').toBe(1);
		expect(skipped('transaction', '2.999s')).toBe(0);
		expect(skipped('check-first', '2.5s'), 'looked for at 4 s').toBe(1);
		expect(skipped('check-first', '2.499s')).toBe(0);
	});

	test('is done at the end of a job that ends before its moment', () => {
		expect(log(shop(['1s'], { effectAt: '2s' }), 'EFFECT FINISHED')).toEqual(['3 FINISHED 1', '3 EFFECT 1']); // prettier-ignore
		expect(log(shop(['1s'], { effectAt: '1.999s' }), 'EFFECT')).toEqual(['2.999 EFFECT 1']);
		expect(log(shop(['1s'], { effectAt: '0s' }), 'EFFECT STARTED')).toEqual(['1 STARTED 1 (0)', '1 EFFECT 1']); // prettier-ignore
	});
});

describe('a job that goes wrong', () => {
	const wrong = (fails: object, service: object = {}, queue: object = {}) =>
		shop(['1s', '1.1s'], { fails: { poison: [1], ...fails }, ...service }, queue);
	const KINDS = 'JOB_FAILED EFFECT RETURNED ACKED DEAD_LETTERED DROPPED CONSUMER_CRASHED CONSUMER_RECOVERED ABORTED'; // prettier-ignore

	test('before its effect has none; one in the middle of the work goes wrong there', () => {
		const limit = { deliveryLimit: 0 };
		expect(log(wrong({}, {}, limit), KINDS)).toEqual([
			'3 JOB_FAILED 1 (0)',
			'3 DROPPED 1',
			'5 EFFECT 2',
			'5 ACKED 2',
		]);
		expect(log(wrong({}, { effectAt: '500ms' }, limit), KINDS)).toEqual([
			'1.5 JOB_FAILED 1 (0)',
			'1.5 DROPPED 1',
			'2 EFFECT 2',
			'3.5 ACKED 2',
		]);
	});

	test('after its effect has had it', () => {
		for (const effectAt of ['500ms', '2s']) {
			const lines = log(wrong({ when: 'after-effect' }, { effectAt }, { deliveryLimit: 0 }), KINDS);
			expect(lines.slice(0, 3)).toEqual([
				`${effectAt === '2s' ? 3 : 1.5} EFFECT 1`,
				'3 JOB_FAILED 1 (0)',
				'3 DROPPED 1',
			]);
		}
	});

	test('is refused for good, or takes its consumer with it', () => {
		const dead = { deadLetter: { to: 'dead' } };
		expect(log(wrong({ does: 'reject' }, {}, dead), KINDS)).toEqual([
			'3 JOB_FAILED 1 (1)',
			'3 DEAD_LETTERED 1',
			'5 EFFECT 2',
			'5 ACKED 2',
		]);
		const falls = wrong({ does: 'crash', back: '3s' }, { slots: 2 }, { ...dead, deliveryLimit: 1 });
		expect(log(falls, KINDS)).toEqual([
			'3 JOB_FAILED 1 (2)',
			'3 ABORTED 1',
			'3 CONSUMER_CRASHED (0)',
			'3 RETURNED 1',
			'3.1 EFFECT 2',
			'3.1 ACKED 2',
			'5.1 JOB_FAILED 1 (2)',
			'5.1 ABORTED 1',
			'5.1 CONSUMER_CRASHED (1)',
			'5.1 DEAD_LETTERED 1',
			'6 CONSUMER_RECOVERED',
			'8.1 CONSUMER_RECOVERED',
		]);
	});

	test('by chance does so as often as it says, and not always for the same order', () => {
		const times = Array.from({ length: 200 }, (_, i) => `${i * 100}ms`);
		const often = (chance: number) =>
			metric(shop(times, { slots: 50, work: '10ms', fails: { chance } }), 'services.desk.failed');
		expect(often(0)).toBe(0);
		expect(often(1)).toBeGreaterThan(200);
		expect(often(0.5) / 200, 'a half, and of those a half again').toBeGreaterThan(0.7);
		expect(often(0.5) / 200).toBeLessThan(1.3);
	});

	test('on a call fails the call', () => {
		const of = wrong({});
		expect(log(of, 'JOB_FAILED FAILED ANSWERED', [], { 'producers.web.plan': 'direct' })).toEqual([
			'3 JOB_FAILED 1 (0)',
			'3 FAILED 1',
			'5 ANSWERED 2',
		]);
	});
});

describe('when to acknowledge', () => {
	const KINDS = 'STARTED DELIVERED ACKED STALE_ACK FINISHED';

	test('before the work makes room for the next, which waits in the hand', () => {
		expect(log(shop(['1s', '1.1s'], { ack: 'before' }), KINDS)).toEqual([
			'1 DELIVERED 1',
			'1 STARTED 1 (0)',
			'1 ACKED 1',
			'1.1 DELIVERED 2',
			'3 FINISHED 1',
			'3 STARTED 2 (0)',
			'3 ACKED 2',
			'5 FINISHED 2',
		]);
	});

	test('automatically takes all there is at once, whatever the prefetch', () => {
		expect(log(shop(['1s', '1.1s', '1.2s'], { ack: 'automatic' }), 'DELIVERED ACKED')).toEqual([
			'1 DELIVERED 1',
			'1 ACKED 1',
			'1.1 DELIVERED 2',
			'1.1 ACKED 2',
			'1.2 DELIVERED 3',
			'1.2 ACKED 3',
		]);
	});

	test('by hand only: what is in the hand, or in the stack behind it', () => {
		const of = shop(['1s', '1.1s', '1.2s', '1.3s'], { ack: 'by-hand', prefetch: 3 });
		const act = (at: number, what: 'ack' | 'nack' | 'reject', ...message: number[]): Action => ({ at: at * 1e6, do: what, target: 'desk', message }); // prettier-ignore
		const kinds = 'DELIVERED REDELIVERED ACKED RETURNED DROPPED';
		expect(log(of, kinds, [act(5, 'ack', 1)]).slice(3)).toEqual(['5 ACKED 2', '5 DELIVERED 4']);
		expect(log(of, kinds, [act(5, 'reject', 0, 2)]).slice(3)).toEqual([
			'5 DROPPED 1',
			'5 DROPPED 3',
			'5 DELIVERED 4',
		]);
		expect(log(of, kinds, [act(5, 'nack', 0, 1)]).slice(3)).toEqual([
			'5 RETURNED 1',
			'5 RETURNED 2',
			'5 REDELIVERED 1',
			'5 REDELIVERED 2',
		]);
		expect(log(of, kinds, [act(5, 'ack', 77)]).slice(3), 'a message that nobody holds').toEqual([]);
		const called = shop(['1s'], { consumes: undefined });
		expect(log(called, kinds, [act(5, 'ack', 0)])).toEqual([]);
	});
});

describe('more and fewer counters', () => {
	const set = (at: number, value: number): Action => ({ at: at * 1e6, do: 'set', target: 'services.desk.slots', value }); // prettier-ignore

	test('come at once, and go when they have finished what they have in hand', () => {
		const of = shop(['1s', '1.1s', '1.2s', '1.3s', '1.4s']);
		expect(log(of, 'STARTED RESIZED', [set(1.5, 3), set(2, 1)])).toEqual([
			'1 STARTED 1 (0)',
			'1.5 RESIZED (3)',
			'1.5 STARTED 2 (1)',
			'1.5 STARTED 3 (2)',
			'2 RESIZED (1)',
			'3 STARTED 4 (0)',
			'5 STARTED 5 (0)',
		]);
	});

	test('give back what they hold beyond that, in the order of its delivery', () => {
		const of = shop(['1s', '1s', '1s', '1s', '1s', '1s'], { slots: 2, prefetch: 3 });
		expect(log(of, 'STARTED RETURNED REDELIVERED ACKED', [set(2, 1)])).toEqual([
			'1 STARTED 1 (0)',
			'1 STARTED 2 (1)',
			'2 RETURNED 4',
			'2 RETURNED 6',
			'3 ACKED 1',
			'3 REDELIVERED 4',
			'3 STARTED 3 (0)',
			'3 ACKED 2',
			'5 ACKED 3',
			'5 REDELIVERED 6',
			'5 STARTED 5 (0)',
			'7 ACKED 5',
			'7 STARTED 4 (0)',
			'9 ACKED 4',
			'9 STARTED 6 (0)',
			'11 ACKED 6',
		]);
	});

	test('may be called back while they are still going', () => {
		const of = shop(['1s', '1s', '1s', '1s'], { slots: 2 });
		expect(log(of, 'STARTED', [set(1.5, 1), set(2, 2)])).toEqual([
			'1 STARTED 1 (0)',
			'1 STARTED 2 (1)',
			'3 STARTED 3 (0)',
			'3 STARTED 4 (1)',
		]);
	});

	test('have several hands each when they can do several jobs at once', () => {
		const of = shop(['1s', '1s', '1s', '1s', '1s'], { slots: 1, concurrency: 2, prefetch: 2 });
		expect(log(of, 'STARTED RESIZED', [set(1.5, 2)])).toEqual([
			'1 STARTED 1 (0)',
			'1 STARTED 2 (1)',
			'1.5 RESIZED (4)',
			'1.5 STARTED 3 (2)',
			'1.5 STARTED 4 (3)',
			'3 STARTED 5 (0)',
		]);
	});
});

describe('who asks instead of being given', () => {
	test('at intervals takes as many as it asks for, and asks again only with empty hands', () => {
		const of = shop(['0s', '0s', '0s', '0s'], { poll: { every: '3s', batch: 2 }, work: '2s' }, sqs);
		const delivered = log(of, 'DELIVERED').map((line) => line.split(' ')[0]);
		expect(delivered).toEqual(['3', '3', '9', '9']);
	});

	test('waits for an answer when it asks for long, and is answered with what is there', () => {
		const of = shop(['1s', '1s', '1s', '8s'], { poll: { batch: 10 }, work: '1s' }, sqs);
		const delivered = log(of, 'DELIVERED').map((line) => line.split(' ')[0]);
		expect(delivered, 'the first is the answer; the others are there when it asks again').toEqual(['1', '2', '2', '8']); // prettier-ignore
	});

	test('does not ask while it is paused, or gone', () => {
		const paused: Action[] = [
			{ at: 500_000, do: 'pause', target: 'desk' },
			{ at: 20_000_000, do: 'resume', target: 'desk' },
		];
		for (const poll of [{}, { every: '3s' }]) {
			const of = shop(['1s', '2s'], { poll }, sqs);
			const first = Number(log(of, 'DELIVERED', paused)[0]?.split(' ')[0]);
			expect(first).toBeGreaterThanOrEqual(1);
			expect(log(of, 'STARTED', paused)[0]).toMatch(/^2[0-3](\.\d+)? /);
		}
		const down = shop(['4s'], { poll: { every: '3s' } }, sqs, { faults: [{ at: '1s', crash: 'desk', for: '9s' }] }); // prettier-ignore
		expect(log(down, 'DELIVERED RECOVERED')[0]).toBe('10 RECOVERED');
	});

	test('gives nothing back when it falls over: only the time that is up tells', () => {
		const of = shop(['1s'], { poll: {} }, { ...sqs, ackTimeout: '10s' }, { faults: [{ at: '2s', crash: 'desk', for: '1s' }] }); // prettier-ignore
		expect(log(of, 'CRASHED RETURNED REDELIVERED ACKED')).toEqual([
			'2 CRASHED',
			'11 RETURNED 1',
			'11 REDELIVERED 1',
			'13 ACKED 1',
		]);
	});
});

describe('a consumer that falls over', () => {
	test('gives back what it has in hand before what it holds, in the order of delivery', () => {
		const of = shop(['1s', '1s', '1s', '1s'], { slots: 2, prefetch: 2 }, {}, { faults: [{ at: '1.5s', crash: 'desk.1', for: '5s' }] }); // prettier-ignore
		expect(log(of, 'CONSUMER_CRASHED RETURNED REDELIVERED STARTED')).toEqual([
			'1 STARTED 1 (0)',
			'1 STARTED 2 (1)',
			'1.5 CONSUMER_CRASHED (0)',
			'1.5 RETURNED 1',
			'1.5 RETURNED 3',
			'3 REDELIVERED 1',
			'3 STARTED 4 (1)',
			'5 REDELIVERED 3',
			'5 STARTED 1 (1)',
			'7 STARTED 3 (1)',
		]);
	});

	test('while all of the service is down makes no difference, nor does one that is not there', () => {
		const crash = (target: string, at: number, back: number): object => ({ at: `${at}s`, crash: target, for: `${back}s` }); // prettier-ignore
		const faults = [crash('desk', 1, 4), crash('desk.1', 2, 9), crash('desk', 2, 1)];
		const of = shop(['3s'], { slots: 1 }, {}, { faults });
		expect(log(of, 'CRASHED RECOVERED CONSUMER_CRASHED CONSUMER_RECOVERED STARTED')).toEqual([
			'1 CRASHED',
			'5 RECOVERED',
			'5 STARTED 1 (0)',
		]);
	});
});
