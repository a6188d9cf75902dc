import { describe, expect, test } from 'vitest';
import type { Scenario } from '#schemas';
import { type Action, nearest, resolve, SimulationError, valueAt, withValue } from '#simulation';
import { flawsOf } from '#simulation/study';
import { counters, scenario } from '../../fixtures/scenarios.ts';

/** A shop with one of everything, some of it written wrong. */
const shop = (parts: Record<string, unknown> = {}) =>
	scenario({
		producers: {
			web: {
				label: 'Web',
				arrivals: { kind: 'every', rate: '1/s' },
				plan: 'queued',
				plans: {
					queued: [{ work: '1ms' }, { publish: 'orders' }],
					sorted: [{ publish: ['sorter', 'tape'] }, { call: 'desk' }, { store: 'box' }],
				},
			},
		},
		queues: { orders: { label: 'Orders', deadLetter: { to: 'dead' } }, dead: { label: 'Dead' } },
		services: {
			desk: { label: 'Desk', slots: 2, work: '1s', consumes: 'orders', needs: 'post' },
			reader: { label: 'Reader', work: '1s', reads: { log: 'tape' }, publishes: 'dead' },
		},
		exchanges: { sorter: { label: 'Sorter', type: 'fanout', bindings: [{ to: 'orders' }] } },
		logs: { tape: { label: 'Tape' } },
		outboxes: { box: { label: 'Box', publishes: ['orders', 'tape'] } },
		capacities: { post: { label: 'Post', slots: 1 } },
		...parts,
	});
const told = (of: Scenario) =>
	flawsOf(of).map(({ path, message, hint }) => `${path.join('.')}: ${message}. ${hint}`);
const queue = (it: Record<string, unknown>) => ({ orders: { label: 'Orders', ...it } });
const desk = (it: Record<string, unknown>) => ({ desk: { label: 'Desk', work: '1s', ...it } });
const small = (queues: Record<string, unknown>, services: Record<string, unknown> = {}) =>
	scenario({
		producers: {
			web: {
				label: 'Web',
				arrivals: { kind: 'by-hand' },
				plan: 'p',
				plans: { p: [{ work: '1s' }] },
			},
		},
		queues,
		services,
	});

describe('a scenario in which', () => {
	test('all names lead somewhere has no flaws', () => {
		expect(told(shop())).toEqual([]);
		const faults = ['web', 'orders', 'desk', 'desk.1', 'desk.2', 'tape', 'box', 'broker'].map(
			(crash) => ({ at: '1s', crash, for: '1s' }),
		);
		const slow = { at: '1s', slow: 'desk', by: 2, for: '1s' };
		const pause = { at: '1s', pause: 'reader', for: '1s' };
		expect(told(shop({ faults: [...faults, slow, pause] }))).toEqual([]);
	});

	test('a step of a plan leads nowhere is told where', () => {
		const of = shop({
			producers: {
				web: {
					label: 'Web',
					arrivals: { kind: 'by-hand' },
					plan: 'queed',
					plans: {
						queued: [{ publish: ['ordrs', 'tape'] }, { call: ['desk', 'orders'] }],
						stored: [{ work: '1s' }, { store: 'boxx' }],
					},
				},
			},
		});
		expect(told(of)).toEqual([
			'producers.web.plan: there is no plan “queed”. Did you mean “queued”?',
			'producers.web.plans.queued.0.publish: there is no queue or exchange or log “ordrs”. Did you mean “orders”?',
			'producers.web.plans.queued.1.call: there is no service “orders”. Write one of: desk, reader.',
			'producers.web.plans.stored.1.store: there is no outbox “boxx”. Did you mean “box”?',
		]);
	});

	test('there is nothing yet to lead to says so', () => {
		const of = small(queue({ deadLetter: { to: 'orders' } }), desk({ needs: 'post' }));
		expect(told(of)).toEqual([
			'services.desk.needs: there is no capacity “post”. There is none yet.',
		]);
	});

	test('queues, services, exchanges and outboxes lead nowhere', () => {
		const of = shop({
			queues: {
				...queue({ deadLetter: { to: 'sortr' } }),
				dead: { label: 'Dead', deadLetter: { to: 'tape' } },
			},
			services: {
				desk: { label: 'Desk', work: '1s', consumes: 'tape', needs: 'mail' },
				reader: {
					label: 'Reader',
					work: '1s',
					reads: { log: 'orders' },
					publishes: ['tape', 'sorter', 'desk'],
				},
			},
			exchanges: { sorter: { label: 'Sorter', type: 'fanout', bindings: [{ to: 'dead' }, { to: 'box' }] } }, // prettier-ignore
			outboxes: { box: { label: 'Box', publishes: ['orders', 'reader'] } },
		});
		expect(told(of)).toEqual([
			'queues.orders.deadLetter.to: there is no queue or exchange “sortr”. Did you mean “sorter”?',
			'queues.dead.deadLetter.to: there is no queue or exchange “tape”. Write one of: orders, dead, sorter.',
			'services.desk.consumes: there is no queue “tape”. Write one of: orders, dead.',
			'services.desk.needs: there is no capacity “mail”. Write one of: post.',
			'services.reader.reads.log: there is no log “orders”. Write one of: tape.',
			'services.reader.publishes: there is no queue or exchange or log “desk”. Did you mean “dead”?',
			'exchanges.sorter.bindings.1.to: there is no queue or exchange or log “box”. Write one of: orders, dead, sorter, tape.',
			'outboxes.box.publishes: there is no queue or exchange or log “reader”. Write one of: orders, dead, sorter, tape.',
		]);
	});

	test('a service takes from a queue and from a log', () => {
		const of = shop({
			services: desk({ consumes: 'orders', reads: { log: 'tape' } }),
		});
		expect(told(of)).toEqual([
			'services.desk.reads: a service takes from a queue or from a log, not from both. Make it two services.',
		]);
	});

	test('a fault happens to nobody', () => {
		const forms = [
			{ at: '1s', slow: 'orders', by: 2, for: '1s' },
			{ at: '1s', pause: 'web', for: '1s' },
			{ at: '1s', crash: 'sorter', for: '1s' },
			{ every: '1s', crash: 'checkouts', for: '1s' },
			{ at: '1s', crash: 'desk.0', for: '1s' },
			{ at: '1s', crash: 'desk.3', for: '1s' },
			{ at: '1s', crash: 'desk.x', for: '1s' },
			{ at: '1s', crash: 'desk.1.5', for: '1s' },
			{ at: '1s', crash: 'desk.1e0', for: '1s' },
			{ at: '1s', crash: 'orders.1', for: '1s' },
		];
		const nodes = 'web, orders, dead, desk, reader, tape, box';
		expect(told(shop({ faults: forms }))).toEqual([
			'faults.0.slow: there is no service “orders”. Write one of: desk, reader.',
			'faults.1.pause: there is no service “web”. Write one of: desk, reader.',
			`faults.2.crash: there is no producer or queue or service or log or outbox “sorter”. Write one of: ${nodes}.`,
			`faults.3.crash: there is no producer or queue or service or log or outbox “checkouts”. Write one of: ${nodes}.`,
			'faults.4.crash: desk has no slot “0”. A number from 1 to 2.',
			'faults.5.crash: desk has no slot “3”. A number from 1 to 2.',
			'faults.6.crash: desk has no slot “x”. A number from 1 to 2.',
			'faults.7.crash: desk has no slot “1.5”. A number from 1 to 2.',
			'faults.8.crash: desk has no slot “1e0”. A number from 1 to 2.',
			'faults.9.crash: there is no service “orders”. Write one of: desk, reader.',
		]);
	});
});

describe('a queue asks for what its broker does not have:', () => {
	const backoff = { kind: 'fixed', base: '1s' };

	test('RabbitMQ 4.0', () => {
		const wrong = { retry: backoff, duplicates: 0.1, deliveryLimit: 3, priorities: 3, durable: false }; // prettier-ignore
		const consumer = desk({ consumes: 'orders', extends: '1s' });
		const classic = small(queue({ ...wrong, profile: 'rabbitmq-classic-4.0' }), consumer);
		const name = 'rabbitmq-classic-4.0';
		expect(told(classic)).toEqual([
			`queues.orders.deliveryLimit: ${name} has no “deliveryLimit”. Classic queues have no delivery limit; quorum queues have.`,
			`queues.orders.retry: ${name} has no “retry”. RabbitMQ 4.0 delays nothing by itself; use a queue with ttl and deadLetter.`,
			`queues.orders.duplicates: ${name} has no “duplicates”. RabbitMQ hands out a message again only after it came back.`,
			`services.desk.extends: ${name} has no “extends”. RabbitMQ’s acknowledgement timeout cannot be extended.`,
		]);
		const quorum = 'rabbitmq-quorum-4.0';
		expect(told(small(queue({ priorities: 3, durable: false })))).toEqual([
			`queues.orders.priorities: ${quorum} has no “priorities”. Quorum queues have two priorities, always: below 5, and 5 or more.`,
			`queues.orders.durable: ${quorum} has no “durable”. Quorum queues are always durable.`,
		]);
		const right = { ack: 'automatic', fails: { chance: 0.5, does: 'reject' } };
		expect(told(small(queue({ deliveryLimit: 3 }), desk({ consumes: 'orders', ...right })))).toEqual([]); // prettier-ignore
	});

	test('SQS', () => {
		const sqs = { profile: 'sqs-standard' };
		const all = { max: 3, overflow: 'drop-oldest', priorities: 2, singleActive: true, durable: true }; // prettier-ignore
		const taker = { consumes: 'orders', ack: 'automatic', fails: { does: 'reject' } };
		expect(told(small(queue({ ...sqs, ...all }), desk(taker)))).toEqual([
			'queues.orders.max: sqs-standard has no “max”. SQS stores any number of messages.',
			'queues.orders.overflow: sqs-standard has no “overflow”. SQS stores any number of messages.',
			'queues.orders.priorities: sqs-standard has no “priorities”. SQS has no priorities.',
			'queues.orders.singleActive: sqs-standard has no “singleActive”. Every poller of an SQS queue gets messages.',
			'queues.orders.durable: sqs-standard has no “durable”. SQS always stores messages.',
			'services.desk.ack: sqs-standard has no “automatic”. SQS forgets a message only when it is deleted; use ack: before.',
			'services.desk.fails.does: sqs-standard has no “reject”. SQS cannot refuse a message; let it come back until the limit.',
			'services.desk: sqs-standard has no “prefetch”. SQS pushes nothing; use poll.',
		]);
		const right = { consumes: 'orders', poll: {}, extends: '1s', fails: { does: 'crash' } };
		const own = { retry: backoff, duplicates: 0.1, deliveryLimit: 3 };
		const other = { label: 'Other', work: '1s' };
		expect(told(small(queue({ ...sqs, ...own }), { ...desk(right), other }))).toEqual([]);
	});
});

/** What is wrong with it and what to write instead. */
function errorOf(does: () => unknown): string {
	try {
		does();
	} catch (error) {
		if (error instanceof SimulationError) return `${error.message}: ${error.hint}`;
		throw error;
	}
	return 'no error';
}

describe('a run', () => {
	const shopOf = shop({
		variants: {
			calm: { label: 'Calm', finding: 'f', set: { 'services.desk.slots': 1 } },
			busy: { label: 'Busy', finding: 'f', set: { 'services.desk.slots': 3 } },
		},
	});
	const resolved = (parts: Record<string, unknown>) =>
		resolve(shopOf, { scenario: 's', edition: 'e', seed: 1, set: {}, actions: [], ...parts });
	const doing = (it: Record<string, unknown>, variant = 'calm') =>
		errorOf(() => resolved({ variant, actions: [{ at: 1, ...it } as Action] }));

	test('is of the first variant when it names none; what it sets comes after that', () => {
		const slots = (parts: Record<string, unknown>) => resolved(parts).spec.services['desk']?.slots;
		expect(slots({})).toBe(1);
		expect(slots({ variant: 'busy' })).toBe(3);
		expect(slots({ variant: 'busy', set: { 'services.desk.slots': 5 } })).toBe(5);
	});

	test('of a variant that is not there', () => {
		expect(errorOf(() => resolved({ variant: 'bussy' }))).toBe(
			'there is no variant “bussy”: did you mean “busy”?',
		);
		expect(errorOf(() => resolved({ variant: 'constructor' }))).toBe(
			'there is no variant “constructor”: one of: calm, busy',
		);
		expect(errorOf(() => resolve(shop({ variants: {} }), { scenario: 's', edition: 'e', seed: 1, set: {}, actions: [] }))).toBe('no error'); // prettier-ignore
	});

	test('sets only what can be set, in the variant and over it', () => {
		const wrong = shop({ variants: { a: { label: 'A', finding: 'f', set: { 'services.desc.slots': 1 } } } }); // prettier-ignore
		const plain = { scenario: 's', edition: 'e', seed: 1, set: {}, actions: [] };
		expect(errorOf(() => resolve(wrong, plain))).toBe(
			'“services.desc.slots” does not exist: did you mean “services.desk”?',
		);
		expect(errorOf(() => resolved({ set: { 'services.desk.slots': 0 } }))).toBe(
			'“services.desk.slots” cannot be 0: a whole number from 1',
		);
	});

	test('has actions in order of time, at whole microseconds', () => {
		const at = (...times: number[]) =>
			errorOf(() => resolved({ actions: times.map((t) => ({ at: t, do: 'publish', target: 'web' })) })); // prettier-ignore
		expect(at(0, 5, 5, 7)).toBe('no error');
		expect(at(5, 4)).toBe(
			'an action at 4 µs: whole microseconds, not before the action ahead of it (5 µs)',
		);
		expect(at(-1)).toContain('an action at -1 µs');
		expect(at(0.5)).toContain('an action at 0.5 µs');
	});

	test('does what can be done to what it is done to', () => {
		for (const [what, targets] of [
			['publish', ['web']],
			['redrive', ['orders', 'dead']],
			['rewind', ['reader']],
			['pause', ['desk', 'reader']],
			['resume', ['desk', 'reader']],
			['crash', ['web', 'orders', 'desk', 'tape', 'box', 'broker', 'desk.1', 'reader.1']],
			['recover', ['web', 'orders', 'desk', 'tape', 'box', 'broker', 'desk.1', 'reader.1']],
		] as const) {
			for (const target of targets) expect(doing({ do: what, target }), target).toBe('no error');
		}
		expect(doing({ do: 'ack', target: 'desk', message: 1 })).toBe('no error');
		expect(doing({ do: 'set', target: 'services.desk.slots', value: 2 })).toBe('no error');
		expect(doing({ do: 'crash', target: 'desk.3' }, 'busy')).toBe('no error');
	});

	test('says to whom else it can be done', () => {
		expect(doing({ do: 'publish', target: 'wbe' })).toBe(
			'nothing to publish called “wbe”: did you mean “web”?',
		);
		expect(doing({ do: 'redrive', target: 'everything' })).toBe(
			'nothing to redrive called “everything”: one of: orders, dead',
		);
		expect(doing({ do: 'rewind', target: 'checkouts' })).toBe(
			'nothing to rewind called “checkouts”: one of: reader',
		);
		expect(doing({ do: 'pause', target: 'checkouts' })).toBe(
			'nothing to pause called “checkouts”: one of: desk, reader',
		);
		expect(doing({ do: 'crash', target: 'warehouses' })).toBe(
			'nothing to crash called “warehouses”: one of: web, orders, dead, desk, reader, tape, box, broker, desk.1, reader.1',
		);
		expect(doing({ do: 'set', target: 'services.desk.slots', value: 'two' })).toBe(
			'“services.desk.slots” cannot be "two": it is a number, now 1',
		);
	});
});

describe('what can be set', () => {
	const of = shop({
		queues: { ...queue({ overflow: 'drop-oldest', singleActive: true }), dead: { label: 'Dead' } },
		services: {
			...desk({ consumes: 'orders', ack: 'after', fails: { chance: 0.1 }, work: '1s' }),
			reader: { label: 'Reader', work: '1s', reads: { log: 'tape' } },
		},
	});
	const setting = (path: string, value: number | string | boolean) =>
		errorOf(() => withValue(of, path, value));

	test.each([
		['queues.orders.overflow', 'reject-publish'],
		['queues.orders.overflow', 'drop-oldest'],
		['queues.orders.singleActive', false],
		['services.desk.ack', 'before'],
		['services.desk.ack', 'after'],
		['services.desk.ack', 'automatic'],
		['services.desk.ack', 'by-hand'],
		['services.desk.fails.does', 'reject'],
		['services.desk.fails.does', 'requeue'],
		['services.desk.fails.does', 'crash'],
		['services.desk.fails.when', 'after-effect'],
		['services.desk.fails.when', 'before-effect'],
		['services.desk.fails.chance', 0],
		['services.desk.slots', 1],
		['services.reader.reads.commit', 'before'],
		['services.reader.reads.commit', 'after'],
		['services.reader.reads.from', 'end'],
		['services.reader.reads.from', 'start'],
		['producers.web.plan', 'sorted'],
	] as const)('%s to %s', (path, value) => {
		expect(setting(path, value)).toBe('no error');
		expect(valueAt(withValue(of, path, value), path)).toBe(value);
	});

	test('are the words of brokers, delays and safeguards as well', () => {
		const more = shop({
			queues: {
				...queue({ profile: 'sqs-standard', retry: { kind: 'fixed', base: '1s', jitter: 'none' } }),
				dead: { label: 'Dead' },
			},
			services: desk({ idempotent: { how: 'no' } }),
		});
		for (const [path, values] of [
			['queues.orders.profile', ['sqs-standard', 'rabbitmq-classic-4.0', 'rabbitmq-quorum-4.0']],
			['queues.orders.retry.jitter', ['none', 'full', 'equal', 'decorrelated']],
			['services.desk.idempotent.how', ['no', 'transaction', 'check-first']],
		] as const) {
			for (const value of values) expect(errorOf(() => withValue(more, path, value))).toBe('no error'); // prettier-ignore
		}
	});

	test.each([
		['services.desk.slots', 1.5, '“services.desk.slots” cannot be 1.5: a whole number from 1'],
		['services.desk.slots', -1, '“services.desk.slots” cannot be -1: a number of at least 0'],
		['services.desk.slots', NaN, '“services.desk.slots” cannot be NaN: a number of at least 0'],
		[
			'services.desk.slots',
			Infinity,
			'“services.desk.slots” cannot be Infinity: a number of at least 0',
		],
		['services.desk.ack', 'aftr', '“services.desk.ack” cannot be “aftr”: did you mean “after”?'],
		[
			'services.desk.ack',
			'whenever it likes',
			'“services.desk.ack” cannot be “whenever it likes”: one of: after, before, automatic, by-hand',
		],
		[
			'queues.orders.singleActive',
			'yes',
			'“queues.orders.singleActive” cannot be "yes": it is a boolean, now true',
		],
		[
			'queues.dead.max',
			3,
			'“queues.dead.max” does not exist: after “queues.dead” comes one of: label',
		],
		[
			'services.desk.slots.more',
			3,
			'“services.desk.slots.more” does not exist: “services.desk.slots” has no parts',
		],
		[
			'till',
			3,
			'“till” does not exist: after “the start” comes one of: producers, queues, services',
		],
		[
			'until',
			3,
			'“until” does not exist: after “the start” comes one of: producers, queues, services',
		],
		[
			'services.desk.fails',
			3,
			'“services.desk.fails” is not a single value: go on to one of its parts: services.desk.fails.chance, services.desk.fails.poison, services.desk.fails.does, services.desk.fails.when, services.desk.fails.back',
		],
		[
			'services.desk.fails.poison',
			3,
			'“services.desk.fails.poison” is not a single value: go on to one of its parts: it has none that can be set',
		],
		[
			'producers.web.plans.plan',
			'x',
			'“producers.web.plans.plan” does not exist: after “producers.web.plans” comes one of: queued, sorted',
		],
		['queues.orders.label', 'x', '“queues.orders.label” cannot be set: numbers can, the name of a plan, and profile, overflow, jitter, ack, how, does, when, commit, from'], // prettier-ignore
	] as const)('not %s to %s', (path, value, error) => {
		expect(setting(path, value)).toBe(error);
	});

	test('what is not there cannot be reached by the words that every object has', () => {
		expect(setting('services.constructor.name', 'x')).toMatch(/^“services.constructor.name” does not/); // prettier-ignore
	});
});

describe('the nearest word', () => {
	test('is the one with the fewest letters other, when there are few', () => {
		expect(nearest('servics', ['queues', 'services'])).toBe('services');
		expect(nearest('desk', ['disk', 'desks', 'desk'])).toBe('desk');
		expect(nearest('ab', ['abcd', 'abc', 'abcde'])).toBe('abc');
		expect(nearest('abc', ['bca', 'acb'])).toBe('bca');
		expect(nearest('kitten', ['mitten', 'sitten'])).toBe('mitten');
	});

	test('may be two letters away, and in long words a third of them', () => {
		expect(nearest('web', ['wbe'])).toBe('wbe');
		expect(nearest('web', ['desk'])).toBeUndefined();
		expect(nearest('abcdef', ['abcdyz'])).toBe('abcdyz');
		expect(nearest('abcdef', ['abcxyz'])).toBeUndefined();
		expect(nearest('abcdefg', ['abcdxyz'])).toBe('abcdxyz');
		expect(nearest('abcdefghijkl', ['abcdefgh'])).toBe('abcdefgh');
		expect(nearest('abcdefghijkl', ['abcdefg'])).toBeUndefined();
		expect(nearest('abcdefghijkl', ['wxyzefghijkl'])).toBe('wxyzefghijkl');
		expect(nearest('abcdefghijkl', ['vwxyzfghijkl'])).toBeUndefined();
	});

	test('is none among none', () => {
		expect(nearest('desk', [])).toBeUndefined();
	});

	test('an error has a name of its own', () => {
		expect(new SimulationError('m', 'h')).toMatchObject({ name: 'SimulationError', message: 'm', hint: 'h' }); // prettier-ignore
		expect(valueAt(counters, 'producers.checkout.plan')).toBe('queued');
	});
});
