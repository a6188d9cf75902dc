import type { z } from 'astro/zod';
import { nearest } from '#simulation';
import type { Problem } from './problem.ts';
import { type Path, type Source, valueAtPath } from './source.ts';

/** A validated value, or what is wrong with it. */
export interface Parsed<T> {
	readonly value: T | undefined;
	readonly problems: readonly Problem[];
}

/** The gate: every piece of content comes in here, and its mistakes leave as lines that say what to write. */
export function parse<S extends z.ZodType>(source: Source, schema: S): Parsed<z.output<S>> {
	if (source.problems.length > 0) return { value: undefined, problems: source.problems };
	const result = schema.safeParse(source.value ?? {});
	if (result.success) return { value: result.data, problems: [] };
	const issues = result.error.issues.flatMap((issue) => flatten(issue, []));
	return { value: undefined, problems: issues.map((issue) => problemOf(issue, source, schema)) };
}

interface Issue {
	readonly code: string;
	readonly path: Path;
	readonly message: string;
	readonly [extra: string]: unknown;
}

/** A union’s issue is that of the branch that got furthest, when one did. */
function flatten(issue: z.core.$ZodIssue, prefix: Path): Issue[] {
	const path = [...prefix, ...(issue.path as Path)];
	if (issue.code === 'invalid_union' && issue.errors.length > 0) {
		const [best] = [...issue.errors]
			.map((issues) => issues.flatMap((inner) => flatten(inner, path)))
			.filter((issues) => issues.some((inner) => inner.path.length > path.length))
			.sort((a, b) => a.length - b.length);
		const wrongKind = best?.some(
			({ code, path: p }) => code === 'unrecognized_keys' && p.length === path.length,
		);
		if (best && !wrongKind) return best;
	}
	if (issue.code === 'unrecognized_keys') {
		// One problem a field, so that nobody has to check again after each.
		return issue.keys.map((key) => ({ ...(issue as unknown as Issue), keys: [key], path }));
	}
	return [{ ...(issue as unknown as Issue), path }];
}

function problemOf(issue: Issue, source: Source, schema: z.ZodType): Problem {
	const { path } = issue;
	const field = path.join('.') || 'the file';
	const found = valueAtPath(source.value, path);
	const base = { file: source.file, rule: 'schema' };
	if (issue.code === 'unrecognized_keys') {
		const key = (issue['keys'] as string[])[0] as string;
		const known = keysAt(schema, path);
		const near = nearest(key, known);
		return {
			...base,
			...source.keyPlace([...path, key]),
			message: `${path.length > 0 ? `${field} has` : 'there is'} no field “${key}”`,
			fix: near ? `Did you mean “${near}”?` : `Fields here: ${known.join(', ') || 'none'}.`,
		};
	}
	if (found === undefined) {
		const missing = path.at(-1) ?? 'content';
		return {
			...base,
			...source.place(path.slice(0, -1)),
			message: `${path.length > 1 ? `${path.slice(0, -1).join('.')} lacks` : 'the file lacks'} the field “${missing}”`,
			fix: `Add it: ${expectation(issue)}.`,
		};
	}
	return {
		...base,
		...(issue.code === 'invalid_key' ? source.keyPlace(path) : source.place(path)),
		message: `${field} cannot be ${quoted(issue.code === 'invalid_key' ? path.at(-1) : found)}`,
		fix: fixOf(issue, found),
	};
}

function fixOf(issue: Issue, found: unknown): string {
	const words = allowed(issue);
	if (words) {
		const near = typeof found === 'string' ? nearest(found, words) : undefined;
		return near ? `Did you mean “${near}”?` : `Write one of: ${words.join(', ')}.`;
	}
	return `Write ${expectation(issue)}.`;
}

function allowed(issue: Issue): string[] | undefined {
	if (issue.code === 'invalid_value') return (issue['values'] as unknown[]).map(String);
	if (issue.code === 'invalid_union' && Array.isArray(issue['options']))
		return issue['options'].map(String);
	return undefined;
}

const NOUNS: Readonly<Record<string, string>> = {
	string: 'a text',
	number: 'a number',
	int: 'a whole number',
	boolean: 'true or false',
	array: 'a list (lines that begin with -)',
	object: 'fields (name: value)',
	record: 'names with their values (name: value)',
};

/** What is wanted here, as a noun. */
function expectation(issue: Issue): string {
	const words = allowed(issue);
	if (words) return `one of: ${words.join(', ')}`;
	if (issue.code === 'invalid_key') return inner(issue) ?? issue.message;
	const isOurs = !/^(?:Invalid|Too |Unrecognized|Expected)/.test(issue.message);
	if (isOurs) return issue.message;
	const noun = NOUNS[String(issue['expected'] ?? issue['origin'] ?? '')] ?? 'another value';
	if (issue.code === 'too_small') return `${noun} of at least ${String(issue['minimum'])}`;
	if (issue.code === 'too_big') return `${noun} of at most ${String(issue['maximum'])}`;
	return noun;
}

function inner(issue: Issue): string | undefined {
	const issues = issue['issues'] as { message: string }[] | undefined;
	return issues?.[0]?.message;
}

function quoted(value: unknown): string {
	if (typeof value === 'string') return `“${value.length > 60 ? `${value.slice(0, 57)}…` : value}”`;
	if (Array.isArray(value)) return `a list of ${value.length}`;
	if (typeof value === 'object' && value !== null) return 'a group of fields';
	return String(value);
}

/** The fields a schema knows at a path, through unions, lists, records and defaults. */
function keysAt(schema: z.ZodType, path: Path): string[] {
	let here: z.core.$ZodType[] = [schema];
	for (const part of path)
		here = here.flatMap((type) => unwrap(type)).flatMap((type) => into(type, part));
	const keys = here
		.flatMap((type) => unwrap(type))
		.flatMap((type) => Object.keys(shapeOf(type) ?? {}));
	return [...new Set(keys)];
}

type Def = { readonly type: string; readonly [part: string]: unknown };

function defOf(type: z.core.$ZodType): Def {
	return type._zod.def as unknown as Def;
}

function shapeOf(type: z.core.$ZodType): Record<string, z.core.$ZodType> | undefined {
	const def = defOf(type);
	return def.type === 'object' ? (def['shape'] as Record<string, z.core.$ZodType>) : undefined;
}

/** Through what is only wrapped around a type. */
function unwrap(type: z.core.$ZodType): z.core.$ZodType[] {
	const def = defOf(type);
	if (def.type === 'union') return (def['options'] as z.core.$ZodType[]).flatMap(unwrap);
	if (def.type === 'pipe') return unwrap(def['in'] as z.core.$ZodType);
	const within = def['innerType'] as z.core.$ZodType | undefined;
	return within ? unwrap(within) : [type];
}

function into(type: z.core.$ZodType, part: string | number): z.core.$ZodType[] {
	const def = defOf(type);
	const next =
		def.type === 'object'
			? shapeOf(type)?.[part]
			: def.type === 'array'
				? (def['element'] as z.core.$ZodType)
				: def.type === 'record'
					? (def['valueType'] as z.core.$ZodType)
					: undefined;
	return next ? [next] : [];
}
