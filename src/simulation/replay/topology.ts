import type { Exchange, Producer, Queue, Scenario, Service } from '#schemas';
import { type Line, NotModelled, textOf, verbOf } from './trace.ts';

/** A script as a scenario: what each of its lines stands for. */
export interface Stage {
	readonly scenario: Scenario;
	/** The names in the script, by the ids in the scenario: queues and exchanges. */
	readonly names: ReadonlyMap<string, string>;
	/** By line number: the producer of a publish, the service of a subscribe or a drain. */
	readonly actors: ReadonlyMap<number, string>;
	/** Ids of the queues, by their names in the script. */
	readonly queues: ReadonlyMap<string, string>;
	/** Which consumers of the script get a message and forget it. */
	readonly automatic: ReadonlySet<string>;
}

const NEVER = Number.MAX_SAFE_INTEGER;
const MS = 1_000;
/** An exchange without bindings: where a publish goes whose queue is not there. */
const NOWHERE = 'nowhere';

type Args = Readonly<Record<string, unknown>>;

/** What of a queue's arguments the model knows. */
const ARGUMENTS = [
	'x-queue-type',
	'x-max-length',
	'x-overflow',
	'x-message-ttl',
	'x-dead-letter-exchange',
	'x-dead-letter-routing-key',
	'x-delivery-limit',
	'x-max-priority',
	'x-single-active-consumer',
];

/** Makes a scenario of a script's lines; throws NotModelled for what there is no model of. */
export function stageOf(version: string, lines: readonly Line[]): Stage {
	if (!version.startsWith('4.0')) throw new NotModelled(`RabbitMQ ${version}; 4.0 is`);
	const queues = new Map<string, string>();
	const exchanges = new Map<string, { id: string; type: string }>();
	const bindings: { queue: string; to: string; key: string; line: number }[] = [];
	/** The line that declares a queue; before it what is published there has nowhere to go. */
	const declared = new Map<string, number>();
	for (const type of ['direct', 'fanout', 'topic']) {
		exchanges.set(`amq.${type}`, { id: `x${exchanges.size}`, type });
	}
	lines.forEach((line, i) => {
		const verb = verbOf(line);
		const args = Object.keys((verb !== 'declare' && (line['args'] ?? line['arguments'])) || {});
		if (args.length > 0) throw new NotModelled(`the argument ${args[0]}`);
		if (verb === 'declare') {
			const name = textOf(line, 'declare');
			if (!queues.has(name)) queues.set(name, `q${queues.size}`);
			if (!declared.has(name)) declared.set(name, i);
		} else if (verb === 'exchange') {
			const id = `x${exchanges.size}`;
			exchanges.set(textOf(line, 'exchange'), { id, type: textOf(line, 'type') });
		} else if (verb === 'bind') {
			const to = textOf(line, 'to').replace(/^exchange:/, '');
			bindings.push({ queue: textOf(line, 'bind'), to, key: keyOf(line) ?? '', line: i });
		}
	});
	const names = new Map([...queues].map(([name, id]) => [id, name]));
	const made: Record<string, Exchange> = {};
	/** The exchange with the bindings that it has at a line; it holds nothing, so each moment has one. */
	const exchangeAt = (name: string, line: number): string => {
		const it = exchanges.get(name);
		if (!it) throw new NotModelled(`an exchange “${name}” that is not declared`);
		const type = (['direct', 'fanout', 'topic'] as const).find((known) => known === it.type);
		if (!type) throw new NotModelled(`an exchange of type ${it.type}`);
		const then = bindings.filter((binding) => binding.to === name && binding.line < line);
		const id = `${it.id}-${then.length}`;
		names.set(id, name);
		made[id] = {
			label: name,
			type,
			bindings: then.map(({ queue, key }) => ({
				to: queues.get(queue) ?? exchangeAt(queue.replace(/^exchange:/, ''), line),
				key,
			})),
		};
		return id;
	};
	const producers: Record<string, Producer> = {};
	const services: Record<string, Service> = {};
	const actors = new Map<number, string>();
	const automatic = new Set<string>();
	const queueOf = (name: string): string => {
		const id = queues.get(name);
		if (id === undefined) throw new NotModelled(`a queue “${name}” that is not declared`);
		return id;
	};
	lines.forEach((line, i) => {
		const verb = verbOf(line);
		if (verb === 'publish') {
			const id = `p${i}`;
			const to = textOf(line, 'to');
			const isExchange = to.startsWith('exchange:');
			const isThere = isExchange || (declared.get(to) ?? Infinity) < i;
			if (!isThere) made[NOWHERE] = { label: '', type: 'direct', bindings: [] };
			const target = isExchange ? exchangeAt(to.slice(9), i) : isThere ? queueOf(to) : NOWHERE;
			producers[id] = publisher(line, target, isExchange ? keyOf(line) : to);
			actors.set(i, id);
		} else if (verb === 'subscribe') {
			const id = `c${i}`;
			const { prefetch } = line;
			if (line['noAck'] === true) automatic.add(textOf(line, 'subscribe'));
			services[id] = consumer(
				queueOf(textOf(line, 'queue')),
				typeof prefetch === 'number' ? prefetch : 0,
				line['noAck'] === true,
			);
			actors.set(i, id);
		} else if (verb === 'drain') {
			services[`d${i}`] = consumer(queueOf(textOf(line, 'drain')), 0, true);
			actors.set(i, `d${i}`);
		}
	});
	const specs = Object.fromEntries(
		lines.flatMap((line): [string, Queue][] =>
			verbOf(line) === 'declare'
				? [
						[
							queueOf(textOf(line, 'declare')),
							queueFrom(
								textOf(line, 'declare'),
								(line['args'] ?? {}) as Args,
								(target) => (exchanges.has(target) ? exchangeAt(target, lines.length) : undefined),
								queues,
							),
						],
					]
				: [],
		),
	);
	const scenario: Scenario = {
		title: 'Replay',
		summary: '',
		profile: 'rabbitmq-classic-4.0',
		seed: 0,
		until: NEVER,
		poster: 0,
		producers,
		queues: specs,
		services,
		exchanges: made,
		faults: [],
		marks: [],
		parameters: [],
		variants: {},
		claims: [],
	};
	return { scenario, names, actors, queues, automatic };
}

function publisher(line: Line, target: string, key: string | undefined): Producer {
	const { priority, expiration, mandatory } = line;
	return {
		label: '',
		arrivals: { kind: 'by-hand' },
		plan: 'only',
		plans: {
			only: [
				{
					publish: [target],
					mandatory: mandatory === true,
					fails: 'continue',
					...(key === undefined ? {} : { key }),
					...(typeof priority === 'number' ? { priority } : {}),
					...(expiration === undefined ? {} : { ttl: Number(expiration) * MS }),
				},
			],
		},
	};
}

function consumer(queue: string, prefetch: number, isAutomatic: boolean): Service {
	return {
		label: '',
		slots: 1,
		work: { kind: 'fixed', mean: 1 },
		opens: NEVER,
		consumes: queue,
		prefetch,
		ack: isAutomatic ? 'automatic' : 'by-hand',
	};
}

function queueFrom(
	name: string,
	args: Args,
	exchangeOf: (name: string) => string | undefined,
	queues: ReadonlyMap<string, string>,
): Queue {
	for (const field of Object.keys(args)) {
		if (!ARGUMENTS.includes(field)) throw new NotModelled(`the argument ${field}`);
	}
	const type = args['x-queue-type'] ?? 'classic';
	if (type !== 'classic' && type !== 'quorum')
		throw new NotModelled(`a queue of type ${String(type)}`);
	const overflow = args['x-overflow'] ?? 'drop-head';
	if (overflow !== 'drop-head' && overflow !== 'reject-publish') {
		throw new NotModelled(`x-overflow ${String(overflow)}`);
	}
	const number = (field: string) => {
		const value = args[field];
		return typeof value === 'number' ? value : undefined;
	};
	const limit = type === 'quorum' ? number('x-delivery-limit') : undefined;
	const ttl = number('x-message-ttl');
	const max = number('x-max-length');
	const priorities = type === 'classic' ? number('x-max-priority') : undefined;
	const dead = args['x-dead-letter-exchange'];
	const key = (args['x-dead-letter-routing-key'] as string | undefined) ?? name;
	// The default exchange leads straight to the queue of that name; without one the message is gone.
	const to =
		dead === '' ? queues.get(key) : typeof dead === 'string' ? exchangeOf(dead) : undefined;
	const ownKey = args['x-dead-letter-routing-key'] === undefined ? {} : { key };
	return {
		label: name,
		profile: type === 'quorum' ? 'rabbitmq-quorum-4.0' : 'rabbitmq-classic-4.0',
		overflow: overflow === 'drop-head' ? 'drop-oldest' : 'reject-publish',
		singleActive: args['x-single-active-consumer'] === true,
		...(max === undefined ? {} : { max }),
		...(ttl === undefined ? {} : { ttl: ttl * MS }),
		...(priorities === undefined ? {} : { priorities }),
		...(limit === undefined ? {} : { deliveryLimit: limit < 0 ? Infinity : limit }),
		...(to === undefined ? {} : { deadLetter: { to, ...ownKey } }),
	};
}

/** A routing key or pattern, whichever of its usual names it goes by. */
function keyOf(line: Line): string | undefined {
	for (const field of ['key', 'routingKey', 'routing-key', 'routing_key', 'pattern']) {
		if (typeof line[field] === 'string') return line[field];
	}
	return undefined;
}
