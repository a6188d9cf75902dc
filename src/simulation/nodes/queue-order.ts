import { at, type Fifo, insertSorted, push, removeAt, shift } from '../fifo.ts';
import type { Profile } from '../profiles.ts';
import { uniform } from '../random.ts';
import type { MessageRow } from '../rows.ts';
import type { QueueState } from './queue-state.ts';

/** Two levels of priority: ordinary, and from this on high (quorum queues). */
const HIGH = 5;
/** After so many high ones comes an ordinary one. */
const WEIGHT = 2;

/** How many lists a queue needs for its priorities. */
export function levelsOf(profile: Profile, priorities: number | undefined): number {
	if (profile.priorities === 'two-level') return 2;
	return profile.priorities === 'none' ? 1 : (priorities ?? 0) + 1;
}

/** How many messages are ready. */
export function readyIn(s: QueueState): number {
	let ready = s.returned.size;
	for (const level of s.levels) ready += level.size;
	return ready;
}

/** The list whose head is the next message; undefined when none is ready. */
export function nextList(s: QueueState, profile: Profile): Fifo | undefined {
	if (s.returned.size > 0) return s.returned;
	const { levels } = s;
	const low = levels[0] as Fifo;
	let level = levels.length - 1;
	while (level > 0 && (levels[level] as Fifo).size === 0) level--;
	if (level === 0) return low.size > 0 ? low : undefined;
	const high = levels[level] as Fifo;
	return isLowNext(s, profile, low, high) ? low : high;
}

/** Whether an ordinary message has its turn; one that is both older and high goes first. */
function isLowNext({ turn }: QueueState, profile: Profile, low: Fifo, high: Fifo): boolean {
	if (turn < WEIGHT || profile.priorities !== 'two-level') return false;
	return low.size > 0 && at(low, 0) < at(high, 0);
}

/** Takes a message to hand out off a list that `nextList` gave. */
export function takeFrom(s: QueueState, list: Fifo, profile: Profile): number {
	if (profile.order === 'fifo') return takeFirst(s, list);
	return removeAt(list, Math.floor(uniform(s.draws) * Math.min(8, list.size)));
}

/** Takes the head of a list that `nextList` gave. */
export function takeFirst(s: QueueState, list: Fifo): number {
	if (s.levels.length === 2 && list !== s.returned) s.turn = (s.turn + 1) % (WEIGHT + 1);
	return shift(list);
}

/** Puts a new message at the end of its level. */
export function enqueue(s: QueueState, profile: Profile, message: number, priority: number): void {
	push(levelOf(s, profile, priority), message);
}

/** Puts a message back that was handed out. */
export function putBack(s: QueueState, profile: Profile, { id, priority }: MessageRow): void {
	if (profile.returnedFirst) push(s.returned, id);
	else insertSorted(levelOf(s, profile, priority), id);
}

function levelOf(s: QueueState, profile: Profile, priority: number): Fifo {
	const { levels } = s;
	if (priority === 0) return levels[0] as Fifo;
	const level = profile.priorities === 'two-level' ? (priority >= HIGH ? 1 : 0) : priority;
	return levels[Math.min(level, levels.length - 1)] as Fifo;
}
