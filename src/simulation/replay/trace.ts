/**
 * Recordings of a real broker: ordered events, one a line. A script's own lines say what was done;
 * the others, and `confirm` on a publish, are what the broker answered.
 */
export interface Trace {
	readonly broker: { readonly product: string; readonly version: string };
	readonly format: string;
	readonly scenarios: Readonly<Record<string, { readonly trace: readonly Line[] }>>;
}

/** One line: a script line or an answer, by which of its fields it has. */
export type Line = Readonly<Record<string, unknown>>;

const SCRIPT = [
	'declare',
	'exchange',
	'bind',
	'subscribe',
	'publish',
	'cmd',
	'drain',
	'depth',
	'wait',
] as const;
export type Verb = (typeof SCRIPT)[number];

/** What a script line does; undefined for an answer of the broker. */
export function verbOf(line: Line): Verb | undefined {
	return SCRIPT.find((verb) => Object.hasOwn(line, verb));
}

/** What the model of a broker cannot do, found in a script. */
export class NotModelled extends Error {}

/** A field that must be a text. */
export function textOf(line: Line, field: string): string {
	const value = line[field];
	if (typeof value === 'string') return value;
	throw new NotModelled(`${field} ${JSON.stringify(value)}`);
}
