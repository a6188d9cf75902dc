import type { Exchange } from '#schemas';
import { EVENT } from '../events.ts';
import { emit } from '../kernel.ts';
import { nodesNamed, NONE } from '../links.ts';
import { type Node, type NodeKind, TAKEN } from './kind.ts';

/** A cabinet that copies and sorts; it holds nothing. */
export interface ExchangeState {
	readonly kind: 'exchange';
}

type ExchangeNode = Node<ExchangeState, Exchange>;

/** The exchange's functions. */
export const exchange: NodeKind<ExchangeNode> = {
	leads(sim, { spec }) {
		const to = spec.bindings.map((binding) => binding.to);
		return { ...NONE, targets: nodesNamed(sim, to) };
	},

	publish(sim, node, order, props) {
		const given = { ...props, via: node.index + 1 };
		let became: number = TAKEN.UNROUTABLE;
		for (const target of route(node, sim.keys[props.key - 1] ?? '')) {
			const taken = target.does.publish?.(sim, target, order, given);
			if (taken === TAKEN.REFUSED) became = TAKEN.REFUSED;
			else if (taken === TAKEN.YES && became === TAKEN.UNROUTABLE) became = TAKEN.YES;
		}
		if (became === TAKEN.UNROUTABLE) emit(sim, EVENT.UNROUTABLE, node, -1, order.id, 0);
		return became;
	},
};

/** The queues and logs that want a key, each once however many ways lead to it. */
function route(node: ExchangeNode, key: string): Node[] {
	const found = new Set<Node>([node]);
	// What is added to a set while it is gone through is gone through as well.
	for (const here of found) {
		if (here.does !== exchange) continue;
		const { type, bindings } = here.spec as Exchange;
		bindings.forEach((binding, i) => {
			if (wants(type, binding.key, key)) found.add(here.links.targets[i] as Node);
		});
	}
	return [...found].filter((it) => it.does !== exchange);
}

function wants(type: Exchange['type'], pattern: string, key: string): boolean {
	if (type === 'fanout') return true;
	return type === 'direct' ? pattern === key : fits(wordsOf(pattern), wordsOf(key));
}

/** The empty key has no word at all. */
function wordsOf(key: string): string[] {
	return key === '' ? [] : key.split('.');
}

/** In a pattern * stands for one word and # for any number of them, none included. */
function fits(pattern: readonly string[], words: readonly string[]): boolean {
	const [first, ...rest] = pattern;
	if (first === undefined) return words.length === 0;
	if (first === '#') {
		return fits(rest, words) || (words.length > 0 && fits(pattern, words.slice(1)));
	}
	return words.length > 0 && (first === '*' || first === words[0]) && fits(rest, words.slice(1));
}
