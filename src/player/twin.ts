import { type Resolved } from '#simulation';
import { compareRuns, fateWords } from '#simulation/study';
import { counted, listed, moment, ticketNumber } from './words.ts';

/** Where two runs part and what it did, in sentences. */
export interface Difference {
	/** Microseconds; undefined: they are the same. */
	readonly t: number | undefined;
	readonly sentences: readonly string[];
}

/** So many groups of orders and so many orders of each are named. */
const GROUPS = 4;
const NAMED = 6;

/** Compares two runs of a scenario up to a moment; `names` are what they are called. */
export function differenceOf(
	runs: readonly [Resolved, Resolved],
	names: readonly [string, string],
	until: number,
): Difference {
	const { parting, orders } = compareRuns(...runs, until);
	if (!parting) {
		return { t: undefined, sentences: [`Until ${moment(until)} the two runs are the same.`] };
	}
	const effects = [
		...new Set(
			orders.groups.flatMap(({ first, second }) =>
				[first, second].flatMap((fate) => Object.keys(fate.effects)),
			),
		),
	];
	const groups = orders.groups.slice(0, GROUPS).map(({ first, second, orders: numbers }) => {
		const who = listed([
			...numbers.slice(0, NAMED).map(ticketNumber),
			...(numbers.length > NAMED ? [`${numbers.length - NAMED} more`] : []),
		]);
		return `${numbers.length === 1 ? 'Order' : 'Orders'} ${who}: ${fateWords(first, effects)} in ${names[0]}; ${fateWords(second, effects)} in ${names[1]}.`;
	});
	const rest = orders.groups.length - groups.length;
	return {
		t: parting.t,
		sentences: [
			`They part at ${moment(parting.t)}.`,
			orders.different === 0
				? `Until ${moment(until)} no order has fared differently in the end.`
				: `Until ${moment(until)}, ${counted(orders.different, 'order')} of ${orders.inBoth} fared differently.`,
			...groups,
			...(rest > 0 ? [`${counted(rest, 'more way')} to differ are not listed.`] : []),
		],
	};
}
