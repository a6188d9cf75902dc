import type { z } from 'astro/zod';
import { defOf, defaultOf, descriptionOf, innerOf, type Schema, wordsOf } from './schema-parts.ts';

/** One place of a format: a field, or one of several forms that a value can have. */
export interface Format {
	/** The field's name; of a form what tells it from the others, such as `kind: poisson`. */
	readonly field: string;
	/** What may stand there, in words. */
	readonly type: string;
	/** `form`: it is one way to write the field above. */
	readonly need: 'required' | 'optional' | 'form';
	/** What holds when it is left out, as an author would write it; '' when that is nothing. */
	readonly without: string;
	/** What it means; '' when the schema does not say. */
	readonly sentence: string;
	/** What stands inside; of a list or of names: of each entry. */
	readonly children: readonly Format[];
	/** The path of the place that has the same inside, when that is written out there already. */
	readonly as?: string;
}

/** A schema as plain data, for a page that an author reads. Paths are fields joined by dots. */
export function formatOf(schema: z.ZodType): readonly Format[] {
	return insideOf(schema, [], new Map()).children;
}

type Inside = Pick<Format, 'children' | 'as'>;
type Seen = Map<unknown, string>;

function fieldOf(name: string, schema: Schema, above: readonly string[], seen: Seen): Format {
	const path = [...above, name];
	return {
		field: name,
		type: wordsOf(schema),
		need: schema._zod.optin === undefined ? 'required' : 'optional',
		without: defaultOf(schema),
		sentence: descriptionOf(schema),
		...insideOf(schema, path, seen),
	};
}

/** What is written out once is only referred to from then on. */
function insideOf(schema: Schema, path: readonly string[], seen: Seen): Inside {
	const inner = innerOf(schema);
	const def = defOf(inner);
	if (def.type === 'array') return insideOf(def.element as Schema, path, seen);
	if (def.type === 'record') return insideOf(def.valueType as Schema, path, seen);
	if (def.type !== 'object' && def.type !== 'union') return { children: [] };
	const known = seen.get(def);
	if (known !== undefined) return { children: [], as: known };
	const children = def.type === 'object' ? fieldsOf(inner, path, seen) : formsOf(inner, path, seen);
	if (children.length > 0) seen.set(def, path.join('.'));
	return { children };
}

function fieldsOf(schema: Schema, path: readonly string[], seen: Seen): Format[] {
	return Object.entries(defOf(schema).shape as Readonly<Record<string, Schema>>).map(
		([name, field]) => fieldOf(name, field, path, seen),
	);
}

/** The ways to write a union that have fields; the others are in the words of its type. */
function formsOf(schema: Schema, path: readonly string[], seen: Seen): Format[] {
	const options = objectsIn(schema);
	if (options.length === 1) return fieldsOf(options[0] as Schema, path, seen);
	return options.map((option) => {
		const shape = Object.entries(defOf(option).shape as Readonly<Record<string, Schema>>);
		const fixed = shape.filter(([, field]) => defOf(innerOf(field)).type === 'literal');
		const others = options.filter((it) => it !== option).map(keysOf);
		const name =
			fixed.length > 0
				? fixed.map(([key, field]) => `${key}: ${wordsOf(field)}`).join(', ')
				: tellingOf(keysOf(option), others).join(', ');
		const rest = fieldsOf(option, [...path, name], seen).filter(
			({ field }) => !fixed.some(([key]) => key === field),
		);
		const sentence = descriptionOf(option);
		return { field: name, type: '', need: 'form', without: '', sentence, children: rest };
	});
}

function keysOf(option: Schema): string[] {
	return Object.keys(defOf(option).shape as Readonly<Record<string, Schema>>);
}

/** The field that no other form has; where each is also in another, the first two that no other has both of. */
function tellingOf(keys: readonly string[], others: readonly (readonly string[])[]): string[] {
	const tells = (some: readonly string[]) =>
		!others.some((other) => some.every((key) => other.includes(key)));
	const pairs = keys.flatMap((a, i) => keys.slice(i + 1).map((b) => [a, b]));
	return [...keys.map((key) => [key]), ...pairs].find(tells) ?? [...keys];
}

/** The objects among the options of a union, and of the unions among them. */
function objectsIn(schema: Schema): Schema[] {
	const inner = innerOf(schema);
	const def = defOf(inner);
	if (def.type === 'union') return (def.options as Schema[]).flatMap(objectsIn);
	return def.type === 'object' ? [inner] : [];
}
