import { duration, ticketNumber } from '#player';
import {
	compareRuns,
	type Comparison,
	type FateGroup,
	fateWords,
	type NamedEvent,
	tell,
} from '#simulation/study';
import { dataOf } from './events.ts';
import type { Output } from './output.ts';
import type { Subject } from './subject.ts';
import { table, valueText, WIDTH, wrapped } from './text.ts';
import { titleData, titleLines } from './title.ts';

/** Two runs side by side: where they part, whose fate differs, which numbers differ. */
export function comparison(first: Subject, second: Subject, json: boolean, out: Output): void {
	const found = compareRuns(first.resolved, second.resolved, first.until);
	if (json) out.line(JSON.stringify(dataFor(first, second, found), undefined, 2));
	else for (const line of linesFor(first, second, found)) out.line(line);
}

function dataFor(first: Subject, second: Subject, found: Comparison): object {
	const side = ({ variant, set }: Subject, hash: string) => ({ variant, set: set.values, hash });
	const { scenario, title, profile, edition, seed, until } = titleData(first);
	const { parting, orders, metrics, hashes } = found;
	return {
		...{ scenario, title, profile, edition, seed, until },
		first: side(first, hashes[0]),
		second: side(second, hashes[1]),
		parting: parting
			? { t: parting.t, first: eventData(parting.first), second: eventData(parting.second) }
			: null,
		orders,
		metrics: Object.fromEntries(
			metrics.map((it) => [it.path, { first: it.first ?? null, second: it.second ?? null }]),
		),
	};
}

function eventData(event: NamedEvent | undefined): object | null {
	return event ? { ...dataOf(event), sentence: tell(event, duration) } : null;
}

function linesFor(first: Subject, second: Subject, found: Comparison): string[] {
	const { parting, orders, metrics, hashes } = found;
	const seed = `seed ${first.seed}`;
	const lines = [
		...titleLines(first, seed, hashes[0], WIDTH - 3).map(beside('A  ')),
		...titleLines(second, seed, hashes[1], WIDTH - 3).map(beside('B  ')),
		'',
	];
	if (!parting) return [...lines, 'The two runs are the same, event for event.'];
	return [
		...lines,
		`They part at ${(parting.t / 1e6).toFixed(3)} s`,
		`  A  ${eventText(parting.first)}`,
		`  B  ${eventText(parting.second)}`,
		'',
		'Orders',
		...orderLines(orders),
		'',
		'Numbers that differ',
		...(metrics.length === 0
			? ['  none']
			: table(
					['', 'A', 'B'],
					metrics.map(({ path, ...it }) => [
						`  ${path}`,
						...[it.first, it.second].map((value) =>
							value === undefined ? '-' : valueText(path, value),
						),
					]),
				)),
	];
}

const beside = (name: string) => (line: string, i: number) => (i === 0 ? name : '   ') + line;

function eventText(event: NamedEvent | undefined): string {
	if (!event) return 'nothing more happens';
	const order = event.order === undefined ? '' : `order ${ticketNumber(event.order)}: `;
	return `${(event.t / 1e6).toFixed(3)} s  ${order}${tell(event, duration)}`;
}

function orderLines({
	inBoth,
	different,
	onlyFirst,
	onlySecond,
	groups,
}: Comparison['orders']): string[] {
	const counts = [
		`  ${inBoth} in both`,
		`${different} of them with another fate`,
		...(onlyFirst > 0 ? [`${onlyFirst} only in A`] : []),
		...(onlySecond > 0 ? [`${onlySecond} only in B`] : []),
	];
	return [...wrapped(counts, ', ', '  '), ...groups.flatMap(groupLines)];
}

/** So many of a group's orders are named; --json names all. */
const NAMED = 10;

function groupLines({ first, second, orders, inSecond }: FateGroup): string[] {
	const effects = [...Object.keys(first.effects), ...Object.keys(second.effects)];
	const names = orders.slice(0, NAMED).map((number, i) => {
		const other = inSecond[i] as number;
		return other === number
			? ticketNumber(number)
			: `${ticketNumber(number)} (B: ${ticketNumber(other)})`;
	});
	const more = orders.length > NAMED ? [`and ${orders.length - NAMED} more`] : [];
	return [
		`  ${orders.length}  A ${fateWords(first, effects)}`,
		`  ${' '.repeat(String(orders.length).length)}  B ${fateWords(second, effects)}`,
		...wrapped([`     ${names[0]}`, ...names.slice(1), ...more], ', ', '     '),
	];
}
