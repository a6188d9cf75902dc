/** What a figure has to reach. */
export interface Target {
	readonly is: 'at least' | 'at most';
	readonly value: number;
}

/** One measured number, with what it should be. */
export interface Figure {
	readonly part: 'core' | 'browser';
	readonly name: string;
	readonly value: number;
	readonly unit: string;
	readonly target?: Target;
	/** How it was measured, where the name does not say. */
	readonly note?: string;
}

/** A target that a figure may not fall below. */
export const atLeast = (value: number): Target => ({ is: 'at least', value });

/** A target that a figure may not exceed. */
export const atMost = (value: number): Target => ({ is: 'at most', value });

/** Whether a figure has what it should; undefined for one that is only told. */
export function isMet({ value, target }: Pick<Figure, 'value' | 'target'>): boolean | undefined {
	if (target === undefined) return undefined;
	return target.is === 'at least' ? value >= target.value : value <= target.value;
}

/** The value that a share of all (0 to 1) does not exceed, by nearest rank; NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** The middle one; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const half = sorted.length / 2;
	const below = sorted[Math.ceil(half) - 1] ?? NaN;
	const above = sorted[Math.floor(half)] ?? NaN;
	return (below + above) / 2;
}

/** How many times `a` is `b`: the median over rounds that were measured side by side. */
export function ratio(a: readonly number[], b: readonly number[]): number {
	return median(a.map((value, i) => value / (b[i] ?? NaN)));
}
