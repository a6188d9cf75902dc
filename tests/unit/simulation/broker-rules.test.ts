import { describe, expect, test } from 'vitest';
import { type Line, replay } from '#simulation/replay';

/**
 * Scripts in the format of the recordings whose answers follow from what RabbitMQ documents of its
 * version 4.0; each rule that the recordings alone would not show.
 */
const declare = (name: string, args: Line = {}): Line => ({ declare: name, args });
const quorum = (name: string, args: Line = {}) =>
	declare(name, { 'x-queue-type': 'quorum', ...args });
const subscribe = (name: string, queue: string, prefetch = 1): Line => ({ subscribe: name, queue, prefetch }); // prettier-ignore
const publish = (id: string, to: string, more: Line = {}): Line => ({ publish: id, to, confirm: 'ack', ...more }); // prettier-ignore
const several = (to: string, ...ids: readonly string[]) => ids.map((id) => publish(id, to));
const ack = (id: string, by: string): Line => ({ cmd: { ack: id, by } });
const nack = (id: string, by: string, requeue: boolean): Line => ({
	cmd: { nack: id, by, requeue },
});
const nackAll = (by: string, requeue: boolean): Line => ({ cmd: { nackAll: by, requeue } });
const crash = (by: string): Line => ({ cmd: { crash: by } });
const leadsTo = (queue: string) => ({ 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': queue }); // prettier-ignore

/** In one word each: deliveries (with * when marked), what came back, drains and depths. */
function told(script: readonly Line[]): string[] {
	return replay('4.0.5', script).flatMap((line) => {
		const marked = (it: Line) => (it['redelivered'] === true ? '*' : '');
		if ('deliver' in line)
			return [`${String(line['to'])}:${String(line['deliver'])}${marked(line)}`];
		if ('returned' in line) return [`returned ${String(line['returned'])}`];
		if ('depth' in line) return [`${String(line['ready'])} ready`];
		if (!('drain' in line)) return [];
		const all = line['messages'] as Line[];
		return [
			`${String(line['drain'])}[${all.map((it) => `${String(it['id'])}${marked(it)}`).join(' ')}]`,
		];
	});
}
const confirms = (script: readonly Line[]) =>
	replay('4.0.5', script).flatMap((line) => ('publish' in line ? [line['confirm']] : []));
/** The history of what was drained last: queue, reason and count, the latest first. */
function deaths(script: readonly Line[]): string[] {
	const drained = replay('4.0.5', script).findLast((line) => 'drain' in line);
	return (drained?.['messages'] as Line[]).flatMap((it) =>
		((it['x-death'] ?? []) as Line[]).map((death) =>
			[death['queue'], death['reason'], death['count']].join(' '),
		),
	);
}

describe('what comes back', () => {
	test('stands in a classic queue where it stood, in a quorum queue before all others', () => {
		const script = (queue: Line) => [
			queue,
			subscribe('A', 'q', 4),
			...several('q', 'm1', 'm2', 'm3', 'm4', 'm5'),
			{ cmd: { closeChannel: 'A' } },
			subscribe('A', 'q', 3),
			nack('m2', 'A', true),
			crash('A'),
			{ drain: 'q' },
		];
		expect(told(script(declare('q'))).at(-1)).toBe('q[m1* m2* m3* m4* m5]');
		expect(told(script(quorum('q'))).at(-1)).toBe('q[m2* m1* m3* m4* m5]');
	});

	test('is shared in turn between those with room, whoever gave it back the last of them', () => {
		const script = (queue: Line) => [
			queue,
			subscribe('A', 'q', 2),
			...several('q', 'm1', 'm2'),
			subscribe('B', 'q', 2),
			nackAll('A', true),
		];
		for (const queue of [declare('q'), quorum('q')]) {
			expect(told(script(queue))).toEqual(['A:m1', 'A:m2', 'B:m1*', 'A:m2*']);
		}
	});

	test('counts against a classic queue’s length before it is handed out, a quorum queue’s after', () => {
		const script = (queue: Line) => [
			queue,
			subscribe('A', 'q', 1),
			...several('q', 'm1', 'm2', 'm3'),
			nack('m1', 'A', true),
			{ depth: 'q' },
		];
		expect(told(script(declare('q', { 'x-max-length': 2 })))).toEqual(['A:m1', 'A:m2', '1 ready']);
		expect(told(script(quorum('q', { 'x-max-length': 2 })))).toEqual(['A:m1', 'A:m1*', '2 ready']);
	});

	test('has expired, when its time is up, whoever has room', () => {
		const script = [
			declare('late'),
			declare('q', { 'x-message-ttl': 100, ...leadsTo('late') }),
			subscribe('A', 'q', 1),
			publish('m1', 'q'),
			{ wait: 200 },
			nack('m1', 'A', true),
			{ drain: 'late' },
		];
		expect(told(script)).toEqual(['A:m1', 'late[m1]']);
		expect(deaths(script)).toEqual(['q expired 1']);
	});

	test('goes to the dead letters in order when a crash is one too many for all that was held', () => {
		const script = [
			declare('dead'),
			quorum('q', { 'x-delivery-limit': 1, ...leadsTo('dead') }),
			...several('q', 'm1', 'm2', 'm3', 'm4'),
			subscribe('A', 'q', 3),
			crash('A'),
			subscribe('A', 'q', 2),
			crash('A'),
			{ drain: 'dead' },
			{ drain: 'q' },
		];
		expect(told(script)).toEqual([
			'A:m1',
			'A:m2',
			'A:m3',
			'A:m1*',
			'A:m2*',
			'dead[m1 m2]',
			'q[m3* m4]',
		]);
	});

	test('comes back from a classic queue as often as it likes', () => {
		const again = Array.from({ length: 21 }, () => nack('m1', 'A', true));
		const script = [declare('q', { 'x-delivery-limit': 2 }), subscribe('A', 'q'), publish('m1', 'q'), ...again]; // prettier-ignore
		expect(told(script)).toHaveLength(22);
		const limited = [quorum('q'), ...script.slice(1)];
		expect(told(limited), 'the default limit: 20 returns, 21 deliveries').toHaveLength(21);
		const free = [quorum('q', { 'x-delivery-limit': -1 }), ...script.slice(1)];
		expect(told(free)).toHaveLength(22);
	});
});

describe('acknowledging', () => {
	test('several at once frees as much room', () => {
		const script = [
			quorum('q'),
			subscribe('A', 'q', 3),
			...several('q', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6'),
			{ cmd: { ack: 'm2', by: 'A', multiple: true } },
		];
		expect(told(script)).toEqual(['A:m1', 'A:m2', 'A:m3', 'A:m4', 'A:m5']);
	});

	test('refusing several at once sends them on in the order of their delivery', () => {
		const script = (queue: Line) => [
			declare('dead'),
			queue,
			subscribe('A', 'q', 0),
			...several('q', 'm1', 'm2', 'm3'),
			nackAll('A', false),
			{ drain: 'dead' },
		];
		expect(told(script(declare('q', leadsTo('dead')))).at(-1)).toBe('dead[m1 m2 m3]');
		expect(told(script(quorum('q', leadsTo('dead')))).at(-1)).toBe('dead[m1 m2 m3]');
	});
});

describe('dead letters', () => {
	// The second may have the reason of the first: they are two deaths all the same.
	test.each([
		['maxlen', { 'x-max-length': 0 }],
		['expired', { 'x-message-ttl': 50 }],
	])('keep their history along a chain, the latest first: %s', (reason, second) => {
		const script = [
			declare('third'),
			declare('second', { ...second, ...leadsTo('third') }),
			declare('first', { 'x-message-ttl': 50, ...leadsTo('second') }),
			publish('m1', 'first'),
			{ wait: 120 },
			{ drain: 'third' },
		];
		expect(deaths(script)).toEqual([`second ${reason} 1`, 'first expired 1']);
	});

	test('that run in a circle nobody refuses in are dropped', () => {
		const script = [
			declare('a', { 'x-message-ttl': 50, ...leadsTo('b') }),
			declare('b', { 'x-message-ttl': 50, ...leadsTo('a') }),
			publish('m1', 'a'),
			{ wait: 60 },
			{ depth: 'b' },
			{ wait: 500 },
			{ depth: 'a' },
			{ depth: 'b' },
		];
		expect(told(script)).toEqual(['1 ready', '0 ready', '0 ready']);
	});

	test('go round as long as somebody refuses them, and are counted', () => {
		const round = [nack('m1', 'A', false), { wait: 60 }];
		const script = [
			declare('wait', { 'x-message-ttl': 50, ...leadsTo('q') }),
			quorum('q', leadsTo('wait')),
			subscribe('A', 'q'),
			publish('m1', 'q'),
			...[1, 2, 3].flatMap(() => round),
			crash('A'),
			{ drain: 'q' },
		];
		expect(told(script)).toEqual(['A:m1', 'A:m1', 'A:m1', 'A:m1', 'q[m1*]']);
		expect(deaths(script)).toEqual(['wait expired 3', 'q rejected 3']);
	});

	test('lose their own time to live, and keep their priority', () => {
		const script = [
			declare('dead', { 'x-max-priority': 5 }),
			declare('q', leadsTo('dead')),
			publish('m1', 'q', { expiration: '100', priority: 1 }),
			publish('m2', 'q', { expiration: '100', priority: 4 }),
			{ wait: 200 },
			{ wait: 1000 },
			{ drain: 'dead' },
		];
		expect(told(script)).toEqual(['dead[m2 m1]']);
	});

	test('find their way through an exchange by the key they came with, and get lost without one', () => {
		const script = [
			declare('eu'),
			declare('q', { 'x-dead-letter-exchange': 'dead' }),
			declare('lost', { 'x-dead-letter-exchange': 'nowhere' }),
			{ exchange: 'in', type: 'topic' },
			{ exchange: 'dead', type: 'topic' },
			{ bind: 'q', to: 'exchange:in', key: 'order.#' },
			{ bind: 'lost', to: 'exchange:in', key: '#' },
			{ bind: 'eu', to: 'exchange:dead', key: '*.eu' },
			subscribe('A', 'q', 0),
			subscribe('B', 'lost', 0),
			publish('m1', 'exchange:in', { key: 'order.eu' }),
			publish('m2', 'exchange:in', { key: 'order.us' }),
			nackAll('A', false),
			nackAll('B', false),
			{ drain: 'eu' },
		];
		expect(told(script).slice(-1)).toEqual(['eu[m1]']);
	});

	test('that find the next queue full are gone, and their publisher hears nothing of it', () => {
		const script = [
			declare('dead', { 'x-max-length': 1, 'x-overflow': 'reject-publish' }),
			declare('q', { 'x-max-length': 1, ...leadsTo('dead') }),
			...several('q', 'm1', 'm2', 'm3', 'm4'),
			{ drain: 'dead' },
			{ drain: 'q' },
		];
		expect(told(script)).toEqual(['dead[m1]', 'q[m4]']);
		expect(confirms(script)).toEqual(['ack', 'ack', 'ack', 'ack']);
	});
});

describe('publishing', () => {
	test('what no queue takes comes back when it must, and is confirmed all the same', () => {
		const script = [
			publish('m1', 'nobody', { mandatory: true }),
			declare('nobody'),
			publish('m2', 'nobody', { mandatory: true }),
			publish('m3', 'exchange:amq.topic', { key: 'a.b', mandatory: true }),
			publish('m4', 'exchange:amq.topic', { key: 'a.b' }),
			{ drain: 'nobody' },
		];
		expect(told(script)).toEqual(['returned m1', 'returned m3', 'nobody[m2]']);
		expect(confirms(script)).toEqual(['ack', 'ack', 'ack', 'ack']);
	});

	test('is refused when one of several queues refuses, though the others have it', () => {
		const script = [
			declare('full', { 'x-max-length': 0, 'x-overflow': 'reject-publish' }),
			declare('free'),
			{ exchange: 'x', type: 'direct' },
			{ bind: 'full', to: 'exchange:x', key: 'k' },
			{ bind: 'free', to: 'exchange:x', key: 'k' },
			publish('m1', 'exchange:x', { key: 'k' }),
			{ drain: 'free' },
		];
		expect(confirms(script)).toEqual(['nack']);
		expect(told(script)).toEqual(['free[m1]']);
	});

	test('a quorum queue that was one too full takes again at four fifths', () => {
		const script = [
			quorum('q', { 'x-max-length': 5, 'x-overflow': 'reject-publish' }),
			...several('q', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7'),
			subscribe('A', 'q', 1),
			publish('m8', 'q'),
			ack('m1', 'A'),
			publish('m9', 'q'),
		];
		expect(confirms(script)).toEqual([...'ack ack ack ack ack ack nack nack ack'.split(' ')]);
	});

	test('the empty key has no words: # takes it, * does not', () => {
		const script = [
			declare('any'),
			declare('one'),
			{ exchange: 'x', type: 'topic' },
			{ bind: 'any', to: 'exchange:x', key: '#' },
			{ bind: 'one', to: 'exchange:x', key: '*' },
			publish('m1', 'exchange:x', { key: '' }),
			publish('m2', 'exchange:x', { key: 'a' }),
			publish('m3', 'exchange:x', { key: 'a.b' }),
			{ drain: 'any' },
			{ drain: 'one' },
		];
		expect(told(script)).toEqual(['any[m1 m2 m3]', 'one[m2]']);
	});

	test('a queue that is declared twice is the same one', () => {
		const script = [declare('a'), declare('a'), declare('b'), publish('m1', 'a'), { drain: 'b' }, { drain: 'a' }]; // prettier-ignore
		expect(told(script)).toEqual(['b[]', 'a[m1]']);
	});
});

describe('priorities', () => {
	test('in a classic queue are clamped and strict, and a full one loses its highest', () => {
		const levels = { m1: 0, m2: 9, m3: 1 };
		const script = (max?: number) => [
			declare('q', { 'x-max-priority': 2, ...(max === undefined ? {} : { 'x-max-length': max }) }),
			...Object.entries(levels).map(([id, priority]) => publish(id, 'q', { priority })),
			publish('m4', 'q', { priority: 2 }),
			{ drain: 'q' },
		];
		expect(told(script())).toEqual(['q[m2 m4 m3 m1]']);
		expect(told(script(3))).toEqual(['q[m4 m3 m1]']);
	});

	test('in a quorum queue begin at five, and an older high one goes before an ordinary one', () => {
		const script = (...levels: readonly number[]) => [
			quorum('q'),
			...levels.map((priority, i) => publish(`m${i + 1}`, 'q', { priority })),
			{ drain: 'q' },
		];
		expect(told(script(4, 5))).toEqual(['q[m2 m1]']);
		expect(told(script(9, 9, 9, 0))).toEqual(['q[m1 m2 m3 m4]']);
		expect(told(script(0, 0, 0, 0))).toEqual(['q[m1 m2 m3 m4]']);
	});

	test('in a quorum queue count only what goes for the first time', () => {
		const script = [
			quorum('q'),
			subscribe('A', 'q', 2),
			...several('q', 'm1', 'm2'),
			nackAll('A', true),
			publish('m3', 'q', { priority: 0 }),
			publish('m4', 'q', { priority: 9 }),
			ack('m1', 'A'),
			ack('m2', 'A'),
		];
		expect(told(script)).toEqual(['A:m1', 'A:m2', 'A:m1*', 'A:m2*', 'A:m3', 'A:m4']);
	});

	test('come to nothing for what a quorum queue got back: that goes first', () => {
		const script = [
			quorum('q'),
			subscribe('A', 'q', 1),
			publish('m1', 'q', { priority: 1 }),
			publish('m2', 'q', { priority: 9 }),
			crash('A'),
			{ drain: 'q' },
		];
		expect(told(script)).toEqual(['A:m1', 'q[m1* m2]']);
	});
});

describe('a single active consumer', () => {
	test('gets everything up to its prefetch; the others wait for its end, in order', () => {
		const script = [
			declare('q', { 'x-single-active-consumer': true }),
			...['A', 'B', 'C'].map((name) => subscribe(name, 'q', 2)),
			...several('q', 'm1', 'm2', 'm3'),
			crash('B'),
			crash('A'),
			ack('m1', 'C'),
		];
		expect(told(script)).toEqual(['A:m1', 'A:m2', 'C:m1*', 'C:m2*', 'C:m3']);
	});

	test('keeps nobody from asking for single messages', () => {
		const script = [
			declare('q', { 'x-single-active-consumer': true }),
			subscribe('A', 'q', 1),
			subscribe('B', 'q', 1),
			...several('q', 'm1', 'm2', 'm3'),
			{ drain: 'q' },
			publish('m4', 'q'),
			ack('m1', 'A'),
		];
		expect(told(script)).toEqual(['A:m1', 'q[m2 m3]', 'A:m4']);
	});
});

test('one consumer can hear several queues; when its channel closes, all of them get theirs back', () => {
	const script = [
		declare('p'),
		declare('q'),
		subscribe('A', 'p', 1),
		subscribe('A', 'q', 1),
		publish('m1', 'p'),
		publish('m2', 'q'),
		crash('A'),
		{ drain: 'p' },
		{ drain: 'q' },
	];
	expect(told(script)).toEqual(['A:m1', 'A:m2', 'p[m1*]', 'q[m2*]']);
});
