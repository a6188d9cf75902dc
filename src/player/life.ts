import { type Resolved, SimulationError } from '#simulation';
import { lifeOf, tell } from '#simulation/study';
import type { Happening } from './path.ts';
import { exactly, ticketNumber } from './words.ts';

export { type Happening, type Places, type Stop, stopsOf, wallPlaces } from './path.ts';

/** One thing that happened to an order; its time in microseconds. */
export interface LifeLine extends Happening {
	readonly sentence: string;
}

/** The story of the order with this number until a moment; empty when it has not arrived by then. */
export function lifeLines(resolved: Resolved, number: number, until: number): readonly LifeLine[] {
	const { producers, queues, services, exchanges = {}, logs = {} } = resolved.spec;
	const nodes: Readonly<Record<string, { readonly label?: string }>> = {
		...producers,
		...queues,
		...services,
		...exchanges,
		...logs,
	};
	const ticket = `ticket ${ticketNumber(number)}`;
	try {
		return lifeOf(resolved, number, until).events.map((event) => {
			const node = event.node === undefined ? undefined : (nodes[event.node]?.label ?? event.node);
			const sentence = tell({ ...event, node }, exactly).replace(/message \d+/gi, (word) =>
				word.startsWith('M') ? ticket.replace('t', 'T') : ticket,
			);
			const { t, node: id, value } = event;
			return { t, event: event.event, node: id, value, sentence };
		});
	} catch (error) {
		if (error instanceof SimulationError) return [];
		throw error;
	}
}
