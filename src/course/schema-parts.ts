import type { z } from 'astro/zod';

/** Any schema, as its library describes itself. */
export type Schema = z.core.$ZodType;

type Def = { readonly type: string } & Readonly<Record<string, unknown>>;

/** The definition of a schema. */
export function defOf(schema: Schema): Def {
	return schema._zod.def as unknown as Def;
}

/** The schema of what an author writes, without what is only wrapped around it. */
export function innerOf(schema: Schema): Schema {
	const next = within(schema);
	return next ? innerOf(next) : schema;
}

function within(schema: Schema): Schema | undefined {
	const def = defOf(schema);
	if (def.type === 'lazy') return (def['getter'] as () => Schema)();
	if (def.type !== 'pipe') return def['innerType'] as Schema | undefined;
	// A preprocessing step takes anything: what comes after it says what is meant.
	const first = def['in'] as Schema;
	return defOf(first).type === 'transform' ? (def['out'] as Schema) : first;
}

/** The sentence about a schema, from its outermost layer that has one; '' without one. */
export function descriptionOf(schema: Schema): string {
	const { description } = schema as Schema & { readonly description?: string };
	if (description) return description;
	const next = within(schema);
	return next ? descriptionOf(next) : '';
}

/** What a field has when it is left out, as an author would write it; '' for nothing. */
export function defaultOf(schema: Schema): string {
	const def = defOf(schema);
	if (def.type === 'default' || def.type === 'prefault') return written(def['defaultValue']);
	const next = within(schema);
	return next ? defaultOf(next) : '';
}

function written(value: unknown): string {
	if (typeof value === 'object' && value !== null) {
		return Object.keys(value).length === 0 ? '' : JSON.stringify(value);
	}
	return value === undefined ? '' : String(value);
}

/** What may be written, in words; a schema's own words for a mistake are the best there are. */
export function wordsOf(schema: Schema): string {
	const own = ownWords(schema);
	if (own) return own;
	const def = defOf(innerOf(schema));
	const { least, most, whole } = limitsOf(def);
	switch (def.type) {
		case 'string':
			return `a text${most === undefined ? '' : ` of ${most.text} characters`}`;
		case 'number': {
			const limits = [least, most].flatMap((limit) => limit?.text ?? []);
			return [whole ? 'a whole number' : 'a number', ...limits].join(', ');
		}
		case 'boolean':
			return 'true or false';
		case 'literal':
			return listed((def['values'] as unknown[]).map(word));
		case 'enum':
			return listed(Object.values(def['entries'] as object).map(word));
		case 'array':
			return `a list${least ? ` of ${least.text}` : ''}; each is ${wordsOf(def['element'] as Schema)}`;
		case 'record':
			return `names of your own; each is ${wordsOf(def['valueType'] as Schema)}`;
		case 'union':
			return unionWords(def['options'] as Schema[]);
		case 'object':
			return 'a group of fields';
		default:
			return 'anything';
	}
}

/** A value or a list of such values is one thing in two forms. */
function unionWords(options: readonly Schema[]): string {
	const plain = options.filter((option) => defOf(innerOf(option)).type !== 'array');
	const known = plain.map(wordsOf);
	const lists = options
		.filter((option) => !plain.includes(option))
		.map((option) => {
			const element = defOf(innerOf(option))['element'] as Schema;
			return known.includes(wordsOf(element)) ? 'a list of such' : wordsOf(option);
		});
	return listed([...new Set([...known, ...lists])]);
}

function word(value: unknown): string {
	return value === '' ? '""' : String(value);
}

/** The words that a schema brings for what it wants: its error, or that of the form of its text. */
function ownWords(schema: Schema): string | undefined {
	const def = defOf(schema);
	const said = saying(def['error']);
	if (said) return said;
	if (def.type === 'string') {
		for (const check of (def['checks'] as Schema[] | undefined) ?? []) {
			const form = saying(defOf(check)['error']);
			if (form) return form;
		}
	}
	const next = within(schema);
	return next ? ownWords(next) : undefined;
}

/** The text of an error that is always the same; one that looks at the mistake has none. */
function saying(error: unknown): string | undefined {
	if (typeof error !== 'function') return undefined;
	try {
		const text: unknown = (error as (issue: unknown) => unknown)({
			code: 'custom',
			input: undefined,
		});
		return typeof text === 'string' ? text : undefined;
	} catch {
		return undefined;
	}
}

interface Limit {
	readonly value: number;
	/** “at least 1”, “below 10”. */
	readonly text: string;
}

/** The tightest limits that a number, a text's or a list's length is checked for. */
function limitsOf(def: Def): { least?: Limit; most?: Limit; whole: boolean } {
	const found: { least?: Limit; most?: Limit; whole: boolean } = { whole: false };
	for (const check of (def['checks'] as Schema[] | undefined) ?? []) {
		const its = check._zod.def as unknown as Readonly<Record<string, unknown>>;
		if (String(its['format'] ?? '').includes('int')) found.whole = true;
		const value = its['value'] ?? its['minimum'] ?? its['maximum'];
		if (typeof value !== 'number') continue;
		const exact = its['inclusive'] !== false;
		if (its['check'] === 'greater_than' || its['check'] === 'min_length') {
			const text = `${exact ? 'at least' : 'above'} ${value}`;
			if (!found.least || value > found.least.value) found.least = { value, text };
		} else if (its['check'] === 'less_than' || its['check'] === 'max_length') {
			const text = `${exact ? 'at most' : 'below'} ${value}`;
			if (!found.most || value < found.most.value) found.most = { value, text };
		}
	}
	return found;
}

/** “a”, “a or b”, “a, b or c”. */
function listed(words: readonly string[]): string {
	if (words.length < 2) return words.join('');
	return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
