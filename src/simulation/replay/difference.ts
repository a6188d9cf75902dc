import { groupsOf } from './groups.ts';
import type { Line } from './trace.ts';

/**
 * The first difference between what was recorded and what was simulated, as a sentence; undefined
 * when they are the same. What several actors do between two script lines has no order.
 */
export function differenceOf(
	recorded: readonly Line[],
	simulated: readonly Line[],
): string | undefined {
	const [a, b] = [groupsOf(recorded), groupsOf(simulated)];
	for (let i = 0; i < Math.max(a.length, b.length); i++) {
		const [was, is] = [a[i], b[i]];
		const line = JSON.stringify(was?.line ?? is?.line ?? 'the beginning');
		if (!same(was?.line, is?.line)) {
			return `recorded ${JSON.stringify(was?.line)}, simulated ${JSON.stringify(is?.line)}`;
		}
		for (const actor of new Set([...(was?.actors.keys() ?? []), ...(is?.actors.keys() ?? [])])) {
			const [theirs, ours] = [was?.actors.get(actor) ?? [], is?.actors.get(actor) ?? []];
			const at = Array.from({ length: Math.max(theirs.length, ours.length) }, (_, k) => k).find(
				(k) => !same(theirs[k], ours[k]),
			);
			if (at === undefined) continue;
			const said = (it: Line | undefined) => (it ? JSON.stringify(it) : 'nothing more');
			return `after ${line}, ${actor}: recorded ${said(theirs[at])}, simulated ${said(ours[at])}`;
		}
	}
	return undefined;
}

/** Fields that brokers add and that say nothing about what happens to the message. */
const INCIDENTAL = [
	'original-expiration',
	'time',
	'replyCode',
	'replyText',
	'exchange',
	'key',
	'confirm',
];

/** Equal, as far as the recording says something; a `returned` is known by its message. */
function same(recorded: unknown, simulated: unknown): boolean {
	if (Array.isArray(recorded)) {
		if (!Array.isArray(simulated) || recorded.length !== simulated.length) return false;
		return recorded.every((it, i) => same(it, simulated[i]));
	}
	if (typeof recorded !== 'object' || recorded === null) return recorded === simulated;
	if (typeof simulated !== 'object' || simulated === null) return false;
	const [a, b] = [recorded as Line, simulated as Line];
	return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
		(key) =>
			(INCIDENTAL.includes(key) && (a[key] === undefined || b[key] === undefined)) ||
			same(a[key], b[key]),
	);
}
