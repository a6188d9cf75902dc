import { EVENT, REASON } from '../events.ts';
import { remove, unshift } from '../fifo.ts';
import { advance, type Sim, start } from '../kernel.ts';
import { peek } from '../ledger.ts';
import { deathsOf } from '../nodes/deaths.ts';
import { type Node, nameOf } from '../nodes/kind.ts';
import type { QueueState } from '../nodes/queue-state.ts';
import { readyIn } from '../nodes/queue-order.ts';
import type { MessageRow } from '../rows.ts';
import type { Action, Resolved } from '../types.ts';
import { stageOf } from './topology.ts';
import { type Line, NotModelled, textOf, verbOf } from './trace.ts';

const REASONS: Readonly<Record<number, string>> = {
	[REASON.REJECTED]: 'rejected',
	[REASON.EXPIRED]: 'expired',
	[REASON.MAXLEN]: 'maxlen',
	[REASON.DELIVERY_LIMIT]: 'delivery_limit',
};

/** Runs a script's lines through the model: the same lines, with the model's answers. */
export function replay(version: string, lines: readonly Line[]): Line[] {
	const script = lines.filter((line) => verbOf(line) !== undefined);
	const stage = stageOf(version, script);
	const actions: Action[] = [];
	const resolved: Resolved = { spec: stage.scenario, seed: 0, actions };
	const sim = start(resolved);
	const out: Line[] = [];
	/** What the script calls the messages, by order. */
	const called = new Map<number, string>();
	/** Which copy a consumer of the script holds under a name. */
	const held = new Map<string, number>();
	/** The consumers of the script, by service and the other way: one may hear several queues. */
	const nameOfService = new Map<number, string>();
	const servicesOf = new Map<string, string[]>();
	/** The publish under way: whether it is refused, and whether it is on its way out of a queue again. */
	let publishing: { id: string; order: number; refused: boolean; dying: boolean } | undefined;
	let drained: Line[] | undefined;

	const sink = {
		event(
			_t: number,
			_n: number,
			kind: number,
			node: number,
			message: number,
			order: number,
			value: number,
		) {
			if (kind === EVENT.ARRIVED && publishing) {
				called.set(order, publishing.id);
				publishing.order = order;
			} else if (publishing?.order === order && kind === EVENT.DEAD_LETTERED) {
				publishing.dying = true;
			} else if (publishing?.order === order && kind === EVENT.REJECTED) {
				// A dead-letter queue that is full is no concern of the publisher's.
				publishing.refused ||= !publishing.dying;
				publishing.dying = false;
			} else if (publishing?.order === order && kind === EVENT.PUBLISHED) {
				publishing.dying = false;
			} else if (kind === EVENT.UNROUTABLE && value === 1)
				out.push({ returned: called.get(order) });
			else if (kind === EVENT.DELIVERED || kind === EVENT.REDELIVERED)
				delivered(node, message, order);
		},
	};

	function delivered(queue: number, message: number, order: number): void {
		const row = peek(sim.state.messages, message) as MessageRow;
		const service = Math.floor((row.owner - 1) / 65_536);
		const id = called.get(order) ?? '';
		if (drained) return void drained.push({ id, ...marksOf(sim, queue, row), ...shortDeaths(row) });
		const to = nameOfService.get(service) ?? '';
		// What comes again is the latest.
		held.delete(`${to} ${id}`);
		held.set(`${to} ${id}`, message);
		const marks = stage.automatic.has(to) ? { noAck: true } : marksOf(sim, queue, row);
		out.push({ deliver: id, to, ...marks, ...longDeaths(row) });
	}

	function shortDeaths(message: MessageRow): Line {
		const deaths = deathsOf(sim, message);
		if (deaths.length === 0) return {};
		return {
			'x-death': deaths.map(({ count, reason, queue }) => ({
				count,
				reason: REASONS[reason],
				queue: said(queue),
			})),
		};
	}

	function longDeaths(message: MessageRow): Line {
		const deaths = deathsOf(sim, message);
		const [last] = deaths;
		const first = deaths.find((it) => it.first);
		if (!last || !first) return {};
		const exchange = (via: number) => (via < 0 ? '' : said(via));
		return {
			'x-death': deaths.map(({ count, reason, queue, via, key }) => ({
				count,
				reason: REASONS[reason],
				queue: said(queue),
				exchange: exchange(via),
				'routing-keys': [sim.keys[key] ?? said(queue)],
			})),
			'x-first-death-exchange': exchange(first.via),
			'x-first-death-queue': said(first.queue),
			'x-first-death-reason': REASONS[first.reason],
			'x-last-death-exchange': exchange(last.via),
			'x-last-death-queue': said(last.queue),
			'x-last-death-reason': REASONS[last.reason],
		};
	}

	function said(node: number): string {
		return stage.names.get(sim.ids[node] ?? '') ?? '';
	}

	function queueNamed(name: string): QueueState {
		const node = sim.indexOf(stage.queues.get(name) ?? '');
		if (node < 0) throw new NotModelled(`a queue “${name}” that is not declared`);
		return sim.state.nodes[node] as QueueState;
	}

	type Doing = Action extends infer A ? (A extends Action ? Omit<A, 'at'> : never) : never;
	function perform(action: Doing): void {
		actions.push({ ...action, at: sim.state.t } as Action);
		advance(sim, sim.state.t, sink);
	}

	function command(cmd: Line): void {
		const [verb] = Object.keys(cmd);
		if (verb === 'crash' || verb === 'closeChannel') {
			for (const target of theirs(textOf(cmd, verb))) perform({ do: 'crash', target });
			return;
		}
		if (verb !== 'ack' && verb !== 'nack' && verb !== 'reject' && verb !== 'nackAll') {
			throw new NotModelled(`the command ${JSON.stringify(cmd)}`);
		}
		const by = typeof cmd['by'] === 'string' ? cmd['by'] : textOf(cmd, verb);
		const services = theirs(by);
		const requeues = cmd['requeue'] !== false;
		const how = verb === 'ack' ? 'ack' : requeues ? 'nack' : 'reject';
		const holds = [...held].flatMap(([name, message]) => {
			const target = name.startsWith(`${by} `) ? ownerOf(message) : undefined;
			return target !== undefined && services.includes(target) ? [{ name, message, target }] : [];
		});
		const named = held.get(`${by} ${String(cmd[verb])}`);
		const upTo = holds.findIndex(({ message }) => message === named);
		const all = verb === 'nackAll' && upTo < 0;
		const several = all || verb === 'nackAll' || cmd['multiple'] === true;
		const chosen = all ? holds : several ? holds.slice(0, upTo + 1) : holds.slice(upTo, upTo + 1);
		if (chosen.length === 0) throw new NotModelled(`${by} holds no ${String(cmd[verb])}`);
		for (const { name } of chosen) held.delete(name);
		for (const target of new Set(chosen.map((it) => it.target))) {
			const mine = chosen.filter((it) => it.target === target);
			perform({ do: how, target, message: mine.map(({ message }) => message) });
		}
	}

	function theirs(consumer: string): string[] {
		const found = servicesOf.get(consumer);
		if (found === undefined) throw new NotModelled(`a consumer “${consumer}”`);
		return found;
	}

	/** The service that holds a message unacknowledged. */
	function ownerOf(message: number): string | undefined {
		const row = peek(sim.state.messages, message);
		return row && sim.ids[Math.floor((row.owner - 1) / 65_536)];
	}

	script.forEach((line, i) => {
		const actor = stage.actors.get(i) ?? '';
		switch (verbOf(line)) {
			case 'publish': {
				publishing = { id: textOf(line, 'publish'), order: -1, refused: false, dying: false };
				const before = out.length;
				perform({ do: 'publish', target: actor });
				const confirm = publishing.refused ? 'nack' : 'ack';
				out.splice(before, 0, { ...line, confirm });
				publishing = undefined;
				return;
			}
			case 'subscribe': {
				const name = textOf(line, 'subscribe');
				nameOfService.set(sim.indexOf(actor), name);
				servicesOf.set(name, [...(servicesOf.get(name) ?? []), actor]);
				out.push(line);
				return perform({ do: 'recover', target: actor });
			}
			case 'cmd':
				out.push(line);
				return command(line['cmd'] as Line);
			case 'drain': {
				const { subscribers } = queueNamed(textOf(line, 'drain'));
				const asks = nameOf(sim.nodes[sim.indexOf(actor)] as Node, 0);
				drained = [];
				// Who asks is given, whoever is the single active consumer.
				unshift(subscribers, asks);
				perform({ do: 'recover', target: actor });
				perform({ do: 'crash', target: actor });
				remove(subscribers, asks);
				out.push({ drain: line['drain'], messages: drained });
				drained = undefined;
				return;
			}
			case 'depth': {
				const queue = queueNamed(textOf(line, 'depth'));
				const consumers = queue.subscribers.size;
				return void out.push({ depth: line['depth'], ready: readyIn(queue), consumers });
			}
			case 'wait':
				out.push(line);
				return advance(sim, sim.state.t + Number(line['wait']) * 1_000, sink);
			default:
				out.push(line);
		}
	});
	return out;
}

/** Whether a delivery is marked, and how often a quorum queue says it came back. */
function marksOf(sim: Sim, queue: number, { returns, deliveries }: MessageRow): Line {
	const isQuorum = sim.nodes[queue]?.profile?.returnedFirst === true;
	return {
		redelivered: deliveries > 1,
		...(isQuorum && returns > 0 ? { 'x-delivery-count': returns } : {}),
	};
}
