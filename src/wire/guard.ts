/** Says whether a value from outside has the shape T. Never throws, never changes the value. */
export type Guard<T> = (value: unknown) => value is T;
/** The type a guard stands for. */
export type Guarded<G> = G extends Guard<infer T> ? T : never;

/** Exactly this value, or one of these. */
export const oneOf =
	<const T extends string | number | boolean>(...allowed: readonly T[]): Guard<T> =>
	(value): value is T =>
		(allowed as readonly unknown[]).includes(value);

/** True or false. */
export const isBoolean: Guard<boolean> = (value): value is boolean => typeof value === 'boolean';

/** A number that is neither infinite nor NaN, within bounds that are included. */
export const number =
	(min = -Number.MAX_VALUE, max = Number.MAX_VALUE): Guard<number> =>
	(value): value is number =>
		typeof value === 'number' && value >= min && value <= max;

/** A whole number within bounds that are included. */
export const integer =
	(min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER): Guard<number> =>
	(value): value is number =>
		Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max;

/** A text of at most `most` UTF-16 units that matches the pattern, when there is one. */
export const string =
	(most: number, pattern?: RegExp): Guard<string> =>
	(value): value is string =>
		typeof value === 'string' && value.length <= most && (pattern?.test(value) ?? true);

/** Any of the guards. */
export const either =
	<G extends readonly Guard<unknown>[]>(...guards: G): Guard<Guarded<G[number]>> =>
	(value): value is Guarded<G[number]> =>
		guards.some((guard) => guard(value));

/** A list of at most `most` entries of one shape. */
export const list =
	<T>(most: number, guard: Guard<T>): Guard<readonly T[]> =>
	(value): value is readonly T[] =>
		Array.isArray(value) && value.length <= most && value.every(guard);

/** A pair of two shapes. */
export const tuple =
	<A, B>(first: Guard<A>, second: Guard<B>): Guard<readonly [A, B]> =>
	(value): value is readonly [A, B] =>
		Array.isArray(value) && value.length === 2 && first(value[0]) && second(value[1]);

/** An object whose keys match the pattern and whose values have one shape. */
export const record =
	<T>(key: RegExp, guard: Guard<T>): Guard<Readonly<Record<string, T>>> =>
	(value): value is Readonly<Record<string, T>> =>
		isObject(value) &&
		Object.entries(value).every(([name, entry]) => key.test(name) && guard(entry));

type Shape = Readonly<Record<string, Guard<unknown>>>;
type Shaped<S extends Shape> = { readonly [K in keyof S]: Guarded<S[K]> };

/** An object with exactly these fields, all of them its own. */
export const object =
	<S extends Shape>(shape: S): Guard<Shaped<S>> =>
	(value): value is Shaped<S> => {
		if (!isObject(value)) return false;
		const names = Object.keys(shape);
		return (
			Object.keys(value).length === names.length &&
			names.every((name) => Object.hasOwn(value, name) && shape[name]?.(value[name]))
		);
	};

/** A plain object: neither null nor a list. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a JSON text says; undefined, which no JSON text says, when it is none. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
