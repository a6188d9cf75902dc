import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
	differenceOf,
	inGroups,
	type Line,
	NotModelled,
	replay,
	type Trace,
} from '#simulation/replay';

const trace = JSON.parse(
	readFileSync(new URL('../../fixtures/traces/rabbitmq-4.0.5.json', import.meta.url), 'utf8'),
) as Trace;
const recorded = Object.entries(trace.scenarios).map(([name, it]) => [name, it.trace] as const);

/** What the model answers to a script: its lines without those of the script. */
function answers(script: readonly Line[]): readonly Line[] {
	return replay('4.0.5', script).filter(
		(line) => 'deliver' in line || 'returned' in line || 'drain' in line || 'depth' in line,
	);
}

function confirms(script: readonly Line[]): readonly unknown[] {
	return replay('4.0.5', script).flatMap((line) => ('confirm' in line ? [line['confirm']] : []));
}

const publish = (id: string, to: string, more: Line = {}): Line => ({
	publish: id,
	to,
	confirm: 'ack',
	...more,
});
const declare = (name: string, args: Line = {}): Line => ({ declare: name, args });
const subscribe = (name: string, queue: string, prefetch: number): Line => ({
	subscribe: name,
	queue,
	prefetch,
});
const ids = (lines: readonly Line[]) =>
	lines.flatMap((line) =>
		'drain' in line
			? (line['messages'] as { id: string }[]).map(({ id }) => id)
			: [`${String(line['to'])}:${String(line['deliver'])}`],
	);

test('there are 22 recordings, each with answers to compare', () => {
	expect(recorded).toHaveLength(22);
	for (const [, lines] of recorded) {
		expect(lines.some((line) => 'deliver' in line || 'drain' in line)).toBe(true);
	}
});

test.each(recorded)('%s: the model answers as the broker did', (_name, lines) => {
	expect(differenceOf(lines, replay(trace.broker.version, lines))).toBeUndefined();
});

test.each(recorded)('%s: an answer that is another is found', (_name, lines) => {
	const at = lines.findIndex((line) => 'deliver' in line || 'drain' in line);
	const changed = lines.with(at, { ...lines[at], deliver: 'm99', to: 'A' });
	expect(differenceOf(changed, replay(trace.broker.version, lines))).toMatch(/m99/);
	expect(differenceOf(lines.toSpliced(at, 1), replay(trace.broker.version, lines))).toBeDefined();
});

test('a difference says where it is and what each side has', () => {
	const [, lines] = recorded[0] as (typeof recorded)[number];
	const at = lines.findIndex((line) => line['deliver'] === 'm4');
	const changed = lines.with(at, { ...lines[at], redelivered: true });
	expect(differenceOf(changed, replay('4.0.5', lines))).toBe(
		'after {"cmd":{"ack":"m2","by":"B"}}, B: recorded {"deliver":"m4","to":"B","redelivered":true}, simulated {"deliver":"m4","to":"B","redelivered":false}',
	);
});

describe('by what the documentation says, beyond the recordings', () => {
	test('several refused together come back together, in order, before anybody is served', () => {
		const script = [
			declare('q', { 'x-queue-type': 'quorum' }),
			subscribe('A', 'q', 3),
			...['m1', 'm2', 'm3', 'm4'].map((id) => publish(id, 'q')),
			{ cmd: { nackAll: 'A', requeue: true } },
		];
		expect(ids(answers(script))).toEqual(['A:m1', 'A:m2', 'A:m3', 'A:m1', 'A:m2', 'A:m3']);
	});

	test('a full classic queue refuses exactly, and takes again when one has gone', () => {
		const script = [
			declare('q', { 'x-max-length': 2, 'x-overflow': 'reject-publish' }),
			publish('m1', 'q'),
			publish('m2', 'q'),
			publish('m3', 'q'),
			subscribe('A', 'q', 1),
			publish('m4', 'q'),
			publish('m5', 'q'),
		];
		expect(confirms(script)).toEqual(['ack', 'ack', 'nack', 'ack', 'nack']);
	});

	test('the length limit counts what waits, and is kept again when a message comes back', () => {
		const script = [
			declare('q', { 'x-max-length': 2 }),
			subscribe('A', 'q', 1),
			publish('m1', 'q'),
			publish('m2', 'q'),
			publish('m3', 'q'),
			{ depth: 'q' },
			{ cmd: { crash: 'A' } },
			{ drain: 'q' },
		];
		expect(answers(script).slice(1)).toEqual([
			{ depth: 'q', ready: 2, consumers: 1 },
			{
				drain: 'q',
				messages: [
					{ id: 'm2', redelivered: false },
					{ id: 'm3', redelivered: false },
				],
			},
		]);
	});

	test('a quorum queue takes two high ones, then one of the others', () => {
		const levels = [1, 1, 1, 7, 7, 7, 7];
		const script = [
			declare('q', { 'x-queue-type': 'quorum' }),
			...levels.map((priority, i) => publish(`m${i + 1}`, 'q', { priority })),
			{ drain: 'q' },
		];
		expect(ids(answers(script))).toEqual(['m4', 'm5', 'm1', 'm6', 'm7', 'm2', 'm3']);
	});

	test('a topic exchange sorts by pattern; what nobody wants comes back when it must', () => {
		const script = [
			declare('eu'),
			declare('all'),
			{ exchange: 'events', type: 'topic' },
			{ bind: 'eu', to: 'exchange:events', key: 'order.*.eu' },
			{ bind: 'all', to: 'exchange:events', key: 'order.#' },
			publish('m1', 'exchange:events', { key: 'order.new.eu' }),
			publish('m2', 'exchange:events', { key: 'order' }),
			publish('m3', 'exchange:events', { key: 'refund', mandatory: true }),
			publish('m4', 'exchange:events', { key: 'refund' }),
			{ drain: 'eu' },
			{ drain: 'all' },
		];
		const said = answers(script);
		expect(said.filter((line) => 'returned' in line)).toEqual([{ returned: 'm3' }]);
		expect(ids(said.filter((line) => 'drain' in line))).toEqual(['m1', 'm1', 'm2']);
		expect(confirms(script)).toEqual(['ack', 'ack', 'ack', 'ack']);
	});

	test('what is bound later gets nothing that was published before', () => {
		const script = [
			declare('late'),
			{ exchange: 'x', type: 'fanout' },
			publish('m1', 'exchange:x'),
			{ bind: 'late', to: 'exchange:x' },
			publish('m2', 'exchange:x'),
			{ drain: 'late' },
		];
		expect(ids(answers(script))).toEqual(['m2']);
	});

	test('a second death keeps the first, and says which exchange and key led there', () => {
		const script = [
			declare('parked'),
			declare('failed', { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'parked' }),
			declare('work', { 'x-dead-letter-exchange': 'dead' }),
			{ exchange: 'dead', type: 'direct' },
			{ bind: 'failed', to: 'exchange:dead', key: 'work' },
			subscribe('A', 'work', 1),
			subscribe('B', 'failed', 1),
			publish('m1', 'work'),
			{ cmd: { nack: 'm1', by: 'A', requeue: false } },
			{ cmd: { nack: 'm1', by: 'B', requeue: false } },
			subscribe('C', 'parked', 1),
		];
		expect(answers(script).at(-1)).toEqual({
			deliver: 'm1',
			to: 'C',
			redelivered: false,
			'x-death': [
				{
					count: 1,
					reason: 'rejected',
					queue: 'failed',
					exchange: 'dead',
					'routing-keys': ['work'],
				},
				{ count: 1, reason: 'rejected', queue: 'work', exchange: '', 'routing-keys': ['work'] },
			],
			'x-first-death-exchange': '',
			'x-first-death-queue': 'work',
			'x-first-death-reason': 'rejected',
			'x-last-death-exchange': 'dead',
			'x-last-death-queue': 'failed',
			'x-last-death-reason': 'rejected',
		});
	});

	test('time to live nought: handed out at once, or gone', () => {
		const script = [
			declare('q'),
			subscribe('A', 'q', 1),
			publish('m1', 'q', { expiration: '0' }),
			publish('m2', 'q', { expiration: '0' }),
			{ depth: 'q' },
		];
		expect(answers(script)).toEqual([
			{ deliver: 'm1', to: 'A', redelivered: false },
			{ depth: 'q', ready: 0, consumers: 1 },
		]);
	});

	test('a single active consumer that leaves is the last in line when it comes again', () => {
		const script = [
			declare('q', { 'x-single-active-consumer': true }),
			subscribe('A', 'q', 1),
			subscribe('B', 'q', 1),
			publish('m1', 'q'),
			{ cmd: { closeChannel: 'A' } },
			subscribe('A', 'q', 1),
			publish('m2', 'q'),
			{ cmd: { ack: 'm1', by: 'B' } },
		];
		expect(ids(answers(script))).toEqual(['A:m1', 'B:m1', 'B:m2']);
	});
});

test.each([
	['an argument', [declare('q', { 'x-expires': 5 })], 'the argument x-expires'],
	['a kind of queue', [declare('q', { 'x-queue-type': 'stream' })], 'a queue of type stream'],
	['a command', [{ cmd: { purge: 'q' } }], 'the command {"purge":"q"}'],
	['a queue', [subscribe('A', 'q', 1)], 'a queue “q” that is not declared'],
	['a queue to drain', [{ drain: 'q' }], 'a queue “q” that is not declared'],
	['a queue to look into', [{ depth: 'q' }], 'a queue “q” that is not declared'],
	['an overflow', [declare('q', { 'x-overflow': 'reject-publish-dlx' })], 'x-overflow reject-publish-dlx'], // prettier-ignore
	['an exchange', [publish('m1', 'exchange:x')], 'an exchange “x” that is not declared'],
	[
		'a kind of exchange',
		[{ exchange: 'x', type: 'headers' }, publish('m1', 'exchange:x')],
		'an exchange of type headers',
	],
	['an exchange without a type', [{ exchange: 'x' }], 'type undefined'],
	[
		'an argument of an exchange',
		[{ exchange: 'x', type: 'fanout', args: { 'alternate-exchange': 'y' } }],
		'the argument alternate-exchange',
	],
	[
		'an argument of a subscription',
		[declare('q'), { ...subscribe('A', 'q', 1), arguments: { 'x-priority': 5 } }],
		'the argument x-priority',
	],
	['a consumer', [{ cmd: { crash: 'A' } }], 'a consumer “A”'],
	['a consumer who acknowledges', [{ cmd: { ack: 'm1', by: 'A' } }], 'a consumer “A”'],
	[
		'a message in nobody’s hand',
		[declare('q'), subscribe('A', 'q', 1), { cmd: { ack: 'm1', by: 'A' } }],
		'A holds no m1',
	],
	[
		'a message that was acknowledged',
		[
			declare('q'),
			subscribe('A', 'q', 1),
			publish('m1', 'q'),
			{ cmd: { ack: 'm1', by: 'A' } },
			{ cmd: { reject: 'm1', by: 'A' } },
		],
		'A holds no m1',
	],
	['a name that is no text', [{ declare: 5 }], 'declare 5'],
] as const)('%s that is not modelled is named', (_what, script, said) => {
	expect(() => replay('4.0.5', script)).toThrow(new NotModelled(said));
});

test('another version of the broker is not taken for this one', () => {
	expect(() => replay('4.3.0', [])).toThrow(new NotModelled('RabbitMQ 4.3.0; 4.0 is'));
});

describe('the words of a script', () => {
	test('a key goes by any of its usual names, and an exchange may lead to another', () => {
		const names = ['key', 'routingKey', 'routing-key', 'routing_key', 'pattern'];
		const script = [
			declare('q'),
			{ exchange: 'inner', type: 'direct' },
			{ exchange: 'outer', type: 'fanout' },
			{ bind: 'exchange:inner', to: 'exchange:outer' },
			...names.map((name, i) => ({ bind: 'q', to: 'exchange:inner', [name]: `k${i}` })),
			...names.map((name, i) => publish(`m${i}`, 'exchange:outer', { [name]: `k${i}` })),
			publish('m9', 'exchange:outer', { key: 'other' }),
			{ drain: 'q' },
		];
		expect(ids(answers(script))).toEqual(['m0', 'm1', 'm2', 'm3', 'm4']);
	});

	test('the exchanges that every broker has are there', () => {
		const script = [
			declare('q'),
			...['direct', 'fanout', 'topic'].flatMap((type) => [
				{ bind: 'q', to: `exchange:amq.${type}`, key: 'k' },
				publish(type, `exchange:amq.${type}`, { key: 'k' }),
			]),
			{ drain: 'q' },
		];
		expect(ids(answers(script))).toEqual(['direct', 'fanout', 'topic']);
	});

	test('who needs not acknowledge is told so, and holds nothing', () => {
		const script = [
			declare('q'),
			{ ...subscribe('A', 'q', 0), noAck: true },
			publish('m1', 'q'),
			{ cmd: { crash: 'A' } },
			{ depth: 'q' },
		];
		expect(answers(script)).toEqual([
			{ deliver: 'm1', to: 'A', noAck: true },
			{ depth: 'q', ready: 0, consumers: 0 },
		]);
	});

	test('without a prefetch a consumer gets all there is', () => {
		const script = [
			declare('q'),
			{ subscribe: 'A', queue: 'q' },
			...['m1', 'm2', 'm3'].map((id) => publish(id, 'q')),
		];
		expect(ids(answers(script))).toEqual(['A:m1', 'A:m2', 'A:m3']);
	});

	test('reject is nack of one; what is not said to come back comes back', () => {
		const script = (cmd: Line) => [
			declare('dead'),
			declare('q', { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'dead' }),
			subscribe('A', 'q', 2),
			publish('m1', 'q'),
			publish('m2', 'q'),
			{ cmd: { ...cmd, by: 'A' } },
			{ drain: 'dead' },
		];
		const after = (cmd: Line) => ids(answers(script(cmd))).slice(2);
		expect(after({ reject: 'm2', requeue: false })).toEqual(['m2']);
		expect(after({ reject: 'm2', requeue: true })).toEqual(['A:m2']);
		expect(after({ nack: 'm1' })).toEqual(['A:m1']);
		expect(after({ nack: 'm2', requeue: false, multiple: true })).toEqual(['m1', 'm2']);
		expect(after({ nackAll: 'm1', requeue: false })).toEqual(['m1']);
	});

	test('times are in milliseconds', () => {
		const script = (wait: number) => [
			declare('late'),
			declare('q', {
				'x-message-ttl': 100,
				'x-dead-letter-exchange': '',
				'x-dead-letter-routing-key': 'late',
			}),
			publish('m1', 'q'),
			publish('m2', 'q', { expiration: '50' }),
			{ wait },
			{ depth: 'late' },
		];
		const late = (wait: number) => answers(script(wait)).at(-1)?.['ready'];
		expect([late(49), late(99), late(100)]).toEqual([0, 0, 2]);
	});

	test('a dead letter without a key goes by the name of the queue that it leaves', () => {
		const script = [
			declare('q', { 'x-dead-letter-exchange': '', 'x-max-length': 0 }),
			declare('gone', { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'nobody', 'x-max-length': 0 }), // prettier-ignore
			publish('m1', 'q'),
			publish('m2', 'gone'),
			{ depth: 'q' },
			{ depth: 'gone' },
		];
		expect(answers(script).map((line) => line['ready'])).toEqual([0, 0]);
	});
});

describe('a difference', () => {
	const said = (recorded: readonly Line[], simulated: readonly Line[]) => differenceOf(recorded, simulated); // prettier-ignore
	const deliver = (id: string, to: string, more: Line = {}): Line => ({ deliver: id, to, ...more });
	const begin = { wait: 5 };

	test('is none where actors only took turns another way', () => {
		const a = [begin, deliver('m1', 'A'), deliver('m2', 'B'), { returned: 'm3' }];
		expect(
			said(a, [begin, { returned: 'm3' }, deliver('m2', 'B'), deliver('m1', 'A')]),
		).toBeUndefined();
	});

	test('is what one actor has more or less', () => {
		expect(said([begin, deliver('m1', 'A')], [begin])).toBe(
			'after {"wait":5}, A: recorded {"deliver":"m1","to":"A"}, simulated nothing more',
		);
		expect(said([deliver('m1', 'A')], [deliver('m1', 'A'), { returned: 'm2' }])).toBe(
			'after "the beginning", what came back: recorded nothing more, simulated {"returned":"m2"}',
		);
		expect(said([publish('m1', 'q')], [publish('m1', 'q', { confirm: 'nack' })])).toBe(
			'after "the beginning", the publisher: recorded {"publish":"m1","to":"q","confirm":"ack"}, simulated {"publish":"m1","to":"q","confirm":"nack"}',
		);
	});

	test('is a line that only one of them has', () => {
		expect(said([begin], [{ wait: 6 }])).toBe('recorded {"wait":5}, simulated {"wait":6}');
		expect(said([begin], [])).toBe('recorded {"wait":5}, simulated undefined');
		expect(said([], [begin])).toBe('recorded undefined, simulated {"wait":5}');
	});

	test('is not in what a broker adds and only one of them says', () => {
		for (const field of [
			'original-expiration',
			'time',
			'replyCode',
			'replyText',
			'exchange',
			'key',
			'confirm',
		]) {
			// prettier-ignore
			const of = (it: Line) => [deliver('m1', 'A', { 'x-death': [it] })];
			expect(said(of({ [field]: 1 }), of({})), field).toBeUndefined();
			expect(said(of({}), of({ [field]: 1 })), field).toBeUndefined();
			expect(said(of({ [field]: 1 }), of({ [field]: 2 })), field).toBeDefined();
		}
		expect(said([deliver('m1', 'A', { redelivered: true })], [deliver('m1', 'A')])).toBeDefined();
	});

	test('is seen inside lists and parts', () => {
		const of = (it: unknown) => [deliver('m1', 'A', { it })];
		expect(said(of([{ a: 1 }, 2]), of([{ a: 1 }, 2]))).toBeUndefined();
		for (const [a, b] of [
			[[1, 2], [1]],
			[[1], [1, 2]],
			[[1], 1],
			[1, [1]],
			[{ a: 1 }, { a: 2 }],
			[{ a: 1 }, { b: 1 }],
			[{ a: 1 }, null],
			[null, { a: 1 }],
			[{ a: 1 }, 'a'],
			[[{ a: 1 }], [{ a: 2 }]],
		]) {
			expect(said(of(a), of(b)), JSON.stringify([a, b])).toBeDefined();
		}
	});

	test('is looked for in lines put in the order of recordings', () => {
		const mixed = [deliver('m1', 'B'), publish('m1', 'q'), begin, deliver('m2', 'A'), publish('m2', 'q'), deliver('m3', 'A')]; // prettier-ignore
		expect(inGroups(mixed)).toEqual([
			publish('m1', 'q'),
			deliver('m1', 'B'),
			begin,
			publish('m2', 'q'),
			deliver('m2', 'A'),
			deliver('m3', 'A'),
		]);
		expect(inGroups([begin, deliver('m2', 'A')])).toEqual([begin, deliver('m2', 'A')]);
	});
});
