import type { Backoff, Queue, Scenario, Service, Value } from '#schemas';
import { nearest, SimulationError } from './errors.ts';
import { replaced } from './paths.ts';
import { PROFILES } from './profiles.ts';

const PROFILE_IDS = Object.keys(PROFILES);

/** What a `set` may reach: things that can change while a run goes on. */
const ROOTS = ['producers', 'queues', 'services'];

/** The value at a path such as services.counters.slots; an error names the part that is wrong. */
export function valueAt(spec: Scenario, path: string): Value {
	const parts = path.split('.');
	let here: unknown = spec;
	let known: readonly string[] = ROOTS;
	for (const [i, part] of parts.entries()) {
		if (!isRecord(here) || !known.includes(part) || !Object.hasOwn(here, part)) {
			throw unknownPart(path, parts.slice(0, i).join('.'), part, known);
		}
		here = here[part];
		known = isRecord(here) ? Object.keys(here) : [];
	}
	if (typeof here !== 'number' && typeof here !== 'string' && typeof here !== 'boolean') {
		throw new SimulationError(
			`“${path}” is not a single value`,
			`go on to one of its parts: ${known.map((word) => `${path}.${word}`).join(', ') || 'it has none that can be set'}`,
		);
	}
	return here;
}

/** The same scenario with another value at a path; all else is shared with the old one. */
export function withValue(spec: Scenario, path: string, value: Value): Scenario {
	const old = valueAt(spec, path);
	if (typeof old !== typeof value) {
		throw new SimulationError(
			`“${path}” cannot be ${JSON.stringify(value)}`,
			`it is a ${typeof old}, now ${JSON.stringify(old)}`,
		);
	}
	if (typeof value === 'number' && !(value >= 0 && Number.isFinite(value))) {
		throw new SimulationError(`“${path}” cannot be ${value}`, 'a number of at least 0');
	}
	checkKnownWords(spec, path, value);
	return replaced(spec, path, value);
}

/** The words that a field may be set to, by its name; other texts cannot be set. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
	profile: PROFILE_IDS,
	overflow: words<NonNullable<Queue['overflow']>>('drop-oldest', 'reject-publish'),
	jitter: words<Backoff['jitter']>('none', 'full', 'equal', 'decorrelated'),
	ack: words<NonNullable<Service['ack']>>('after', 'before', 'automatic', 'by-hand'),
	how: words<NonNullable<Service['idempotent']>['how']>('no', 'transaction', 'check-first'),
	does: words<NonNullable<Service['fails']>['does']>('requeue', 'reject', 'crash'),
	when: words<NonNullable<Service['fails']>['when']>('before-effect', 'after-effect'),
	commit: words<NonNullable<Service['reads']>['commit']>('after', 'before'),
	from: words<NonNullable<Service['reads']>['from']>('start', 'end'),
};

function words<T extends string>(...all: T[]): readonly string[] {
	return all;
}

function checkKnownWords(spec: Scenario, path: string, value: Value): void {
	const [root, id, ...fields] = path.split('.');
	const field = fields.at(-1) ?? '';
	if (typeof value === 'string') {
		const known =
			root === 'producers' && field === 'plan' && fields.length === 1
				? Object.keys(spec.producers[id as string]?.plans ?? {})
				: WORDS[field];
		if (!known) {
			throw new SimulationError(
				`“${path}” cannot be set`,
				`numbers can, the name of a plan, and ${Object.keys(WORDS).join(', ')}`,
			);
		}
		if (!known.includes(value)) {
			const near = nearest(value, known);
			throw new SimulationError(
				`“${path}” cannot be “${value}”`,
				near ? `did you mean “${near}”?` : `one of: ${known.join(', ')}`,
			);
		}
	}
	if (field === 'slots' && (!Number.isInteger(value) || (value as number) < 1)) {
		throw new SimulationError(`“${path}” cannot be ${String(value)}`, 'a whole number from 1');
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unknownPart(
	path: string,
	before: string,
	part: string,
	known: readonly string[],
): SimulationError {
	const near = nearest(part, known);
	const lead = before ? `${before}.` : '';
	return new SimulationError(
		`“${path}” does not exist`,
		near
			? `did you mean “${lead}${near}”?`
			: known.length > 0
				? `after “${before || 'the start'}” comes one of: ${known.join(', ')}`
				: `“${before}” has no parts`,
	);
}
