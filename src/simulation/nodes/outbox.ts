import type { Outbox } from '#schemas';
import { CLASS } from '../agenda.ts';
import { EVENT } from '../events.ts';
import { at, type Fifo, fifo, push, shift } from '../fifo.ts';
import { emit, settle, type Sim, wakeAt, wakeIn } from '../kernel.ts';
import { rowOf } from '../ledger.ts';
import { nodesNamed, NONE } from '../links.ts';
import { type Node, type NodeKind, PLAIN, TAKEN } from './kind.ts';
import { comeUp, goDown } from './outage.ts';

/** Rows that wait to be published, oldest first, and the relay that does it. */
export interface OutboxState {
	readonly kind: 'outbox';
	rows: Fifo;
	up: boolean;
	backAt: number;
	crash: number;
	/** Rows published and not marked yet. */
	sent: number;
	isAwake: boolean;
}

const OP = { LOOK: 0, MARK: 1, RECOVER: 2 } as const;

type OutboxNode = Node<OutboxState, Outbox>;

/** The state of an outbox at t = 0. */
export function createOutbox(): OutboxState {
	return { kind: 'outbox', rows: fifo(), up: true, backAt: -1, crash: 0, sent: 0, isAwake: false };
}

/** The outbox's functions. */
export const outbox: NodeKind<OutboxNode> = {
	leads(sim, { spec }) {
		return { ...NONE, targets: nodesNamed(sim, spec.publishes) };
	},

	see(_sim, node) {
		const { rows, up, sent } = node.state;
		const { label } = node.spec;
		const head = Array.from({ length: Math.min(24, rows.size) }, (_, i) => at(rows, i) + 1);
		const { id } = node;
		return [{ kind: 'outbox', id, label, up, waiting: rows.size, sent, head }];
	},

	store(sim, node, order) {
		const s = node.state;
		push(s.rows, order.id);
		order.jobs++;
		emit(sim, EVENT.STORED, node, -1, order.id, s.rows.size);
		look(sim, node, s);
	},

	wake(sim, node, op, a) {
		const s = node.state;
		if (op === OP.RECOVER) {
			if (a === s.crash) this.recover?.(sim, node, -1);
		} else if (a === s.crash && s.up) {
			if (op === OP.LOOK) relay(sim, node, s);
			else mark(sim, node, s);
		}
	},

	crash(sim, node, _part, backAt) {
		const s = node.state;
		if (!goDown(s, backAt)) return;
		s.sent = 0;
		s.isAwake = false;
		emit(sim, EVENT.DOWN, node, -1, -1, s.rows.size);
		wakeAt(sim, node, backAt, CLASS.RECOVER, OP.RECOVER, s.crash, 0);
	},

	recover(sim, node) {
		if (comeUp(sim, node)) look(sim, node, node.state);
	},
};

/** The relay looks at each whole multiple of its interval, while there is something to do. */
function look(sim: Sim, node: OutboxNode, s: OutboxState): void {
	if (s.isAwake || !s.up || s.rows.size === 0) return;
	s.isAwake = true;
	const { every } = node.spec;
	const next = (Math.floor(sim.state.t / every) + 1) * every;
	wakeAt(sim, node, next, CLASS.FINISH, OP.LOOK, s.crash, 0);
}

function relay(sim: Sim, node: OutboxNode, s: OutboxState): void {
	const { batch, mark: delay } = node.spec;
	const { targets } = node.links;
	s.sent = 0;
	while (s.sent < Math.min(batch, s.rows.size)) {
		const order = rowOf(sim.state.orders, at(s.rows, s.sent));
		const refused = targets.some(
			(target) => target.does.publish?.(sim, target, order, PLAIN) === TAKEN.REFUSED,
		);
		if (refused) break;
		s.sent++;
	}
	wakeIn(sim, node, delay, CLASS.FINISH, OP.MARK, s.crash, 0);
}

function mark(sim: Sim, node: OutboxNode, s: OutboxState): void {
	const { orders } = sim.state;
	for (; s.sent > 0; s.sent--) {
		const order = rowOf(orders, shift(s.rows));
		order.jobs--;
		emit(sim, EVENT.MARKED, node, -1, order.id, s.rows.size);
		settle(sim, order);
	}
	s.isAwake = false;
	look(sim, node, s);
}
