import type { Fault } from '#schemas';
import { CLASS, schedule } from './agenda.ts';
import { SimulationError } from './errors.ts';
import type { Sim } from './kernel.ts';
import { nodeNamed } from './links.ts';
import type { Node } from './nodes/kind.ts';
import { ln } from './pinned-math.ts';
import { keyed, seedOf } from './random.ts';

/** The node of agenda entries that belong to no node. */
export const FAULTS = -1;
const OP = { AT: 0, OVER: 1, AGAIN: 2 } as const;

/** Whom a name means: nodes, and the part of them from 0 (-1: all of it). */
export function targetsOf(sim: Sim, name: string): { nodes: readonly Node[]; part: number } {
	if (name === 'broker') {
		return { nodes: sim.nodes.filter(({ does }) => does.isOfBroker), part: -1 };
	}
	const [id, part = 0] = name.split('.');
	const node = nodeNamed(sim, id);
	if (node === undefined) throw new SimulationError(`there is no “${name}”`, 'the name of a node');
	return { nodes: [node], part: Number(part) - 1 };
}

/** Puts the faults of the scenario on the agenda. */
export function beginFaults(sim: Sim): void {
	sim.spec.faults.forEach((fault, i) => {
		if ('every' in fault) again(sim, i, 0, fault.every, 0);
		else schedule(sim.state.agenda, fault.at, CLASS.CRASH, FAULTS, OP.AT, i, 0);
	});
}

/** The next of the crashes that come at random, from a moment on. */
function again(sim: Sim, i: number, from: number, mean: number, count: number): void {
	const base = seedOf(sim.resolved.seed, `faults.${i}`);
	const delay = Math.max(1, Math.round(-ln(keyed(base, count, 0)) * mean));
	schedule(sim.state.agenda, from + delay, CLASS.CRASH, FAULTS, OP.AGAIN, i, count + 1);
}

/** A fault is due, or over. */
export function wakeFault(sim: Sim, op: number, i: number, count: number): void {
	const fault = sim.spec.faults[i] as Fault;
	const { agenda, t } = sim.state;
	const end = t + fault.for;
	if ('crash' in fault) {
		const { nodes, part } = targetsOf(sim, fault.crash);
		for (const node of nodes) node.does.crash?.(sim, node, part, end);
		if ('every' in fault) again(sim, i, end, fault.every, count);
		return;
	}
	const isOver = op === OP.OVER;
	const node = nodeNamed(sim, 'slow' in fault ? fault.slow : fault.pause) as Node;
	if ('slow' in fault) node.does.slow?.(sim, node, isOver ? 1 : fault.by);
	else node.does.pause?.(sim, node, !isOver);
	if (!isOver) schedule(agenda, end, CLASS.RECOVER, FAULTS, OP.OVER, i, 0);
}
