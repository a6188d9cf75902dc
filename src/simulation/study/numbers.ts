import type { Metrics } from '../measure.ts';

/** Every number of a measurement with its path, such as queues.mail.wait.p95, in order. */
export function numbersIn(metrics: Metrics): readonly (readonly [path: string, value: number])[] {
	return Object.entries(metrics).flatMap(([name, value]) =>
		typeof value === 'number'
			? [[name, value] as const]
			: numbersIn(value).map(([path, inner]) => [`${name}.${path}`, inner] as const),
	);
}
