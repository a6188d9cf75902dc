import type { Scenario, Value } from '#schemas';

/** The value at a path that is known to be there. */
export function peek(spec: Scenario, path: string): Value {
	return path.split('.').reduce((here: unknown, part) => (here as Parts)[part], spec) as Value;
}

/** The same scenario with another value at a path that is known to be there; the rest is shared. */
export function replaced(spec: Scenario, path: string, value: Value): Scenario {
	return replace(spec, path.split('.'), value) as Scenario;
}

type Parts = Readonly<Record<string, unknown>>;

function replace(here: unknown, [part, ...rest]: readonly string[], value: Value): unknown {
	if (part === undefined) return value;
	return { ...(here as Parts), [part]: replace((here as Parts)[part], rest, value) };
}
