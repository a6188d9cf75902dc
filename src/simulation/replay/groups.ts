import { type Line, verbOf } from './trace.ts';

/** What one actor did between two script lines, in order. */
type Actors = Map<string, Line[]>;

/** A script line other than a publish, and what followed it until the next. */
export interface Group {
	readonly line: Line | undefined;
	/** The publisher, what came back to it, each consumer: between them there is no order. */
	readonly actors: Actors;
}

/** The lines of a recording in groups: a script line that is no publish begins another. */
export function groupsOf(lines: readonly Line[]): Group[] {
	const groups: Group[] = [{ line: undefined, actors: new Map() }];
	for (const line of lines) {
		const verb = verbOf(line);
		if (verb !== undefined && verb !== 'publish') {
			groups.push({ line, actors: new Map() });
			continue;
		}
		const actor = actorOf(line);
		const { actors } = groups.at(-1) as Group;
		actors.set(actor, [...(actors.get(actor) ?? []), line]);
	}
	return groups;
}

function actorOf(line: Line): string {
	if (Object.hasOwn(line, 'deliver')) return String(line['to']);
	return Object.hasOwn(line, 'returned') ? 'what came back' : 'the publisher';
}

/** The same lines with each group's in the order of the recordings: publishes first, then by actor. */
export function inGroups(lines: readonly Line[]): Line[] {
	return groupsOf(lines).flatMap(({ line, actors }) => {
		const { 'the publisher': published = [], ...others } = Object.fromEntries(actors);
		return [...(line ? [line] : []), ...published, ...Object.values(others).flat()];
	});
}
