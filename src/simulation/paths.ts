import type { Scenario, Value } from '#schemas';
import { nearest, SimulationError } from './errors.ts';

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
	return replace(spec, path.split('.'), value) as Scenario;
}

function checkKnownWords(spec: Scenario, path: string, value: Value): void {
	const [root, id, field, ...rest] = path.split('.');
	if (root === 'producers' && field === 'plan' && rest.length === 0) {
		const plans = Object.keys(spec.producers[id as string]?.plans ?? {});
		if (!plans.includes(String(value))) {
			const near = nearest(String(value), plans);
			throw new SimulationError(
				`“${path}” cannot be “${String(value)}”`,
				near ? `did you mean “${near}”?` : `one of: ${plans.join(', ')}`,
			);
		}
	} else if (typeof value === 'string') {
		throw new SimulationError(`“${path}” cannot be set`, 'numbers and the name of a plan can');
	}
	if (field === 'slots' && (!Number.isInteger(value) || (value as number) < 1)) {
		throw new SimulationError(`“${path}” cannot be ${String(value)}`, 'a whole number from 1');
	}
}

function replace(here: unknown, parts: readonly string[], value: Value): unknown {
	const [part, ...rest] = parts;
	if (part === undefined) return value;
	const record = here as Record<string, unknown>;
	return { ...record, [part]: replace(record[part], rest, value) };
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
