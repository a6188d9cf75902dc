/** A sample that is taken in one number at a time, by Welford's method; plain data. */
export interface Tally {
	count: number;
	mean: number;
	/** The sum of squared distances from the mean. */
	squares: number;
	smallest: number;
	largest: number;
}

/** What a sample says, in the unit of its numbers. */
export interface Summary {
	readonly mean: number;
	/** Standard deviation, with n − 1; 0 for a single number. */
	readonly spread: number;
	/** The 95 % confidence interval of the mean, by Student's t; both are the mean for one number. */
	readonly low: number;
	readonly high: number;
	readonly smallest: number;
	readonly largest: number;
}

/** A sample of nothing. */
export function tally(): Tally {
	return { count: 0, mean: 0, squares: 0, smallest: 0, largest: 0 };
}

/** Takes in a number. */
export function take(it: Tally, value: number): void {
	it.smallest = it.count === 0 ? value : Math.min(it.smallest, value);
	it.largest = it.count === 0 ? value : Math.max(it.largest, value);
	it.count++;
	const off = value - it.mean;
	it.mean += off / it.count;
	it.squares += off * (value - it.mean);
}

/** Mean, spread, interval and range; all 0 for a sample of nothing. */
export function summaryOf({ count, mean, squares, smallest, largest }: Tally): Summary {
	const spread = count > 1 ? Math.sqrt(squares / (count - 1)) : 0;
	const reach = count > 1 ? (student(count - 1) * spread) / Math.sqrt(count) : 0;
	return { mean, spread, low: mean - reach, high: mean + reach, smallest, largest };
}

/** The 97.5 % quantile of Student's t for 1 to 30 degrees of freedom. */
const STUDENT = [
	12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145,
	2.131, 2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048,
	2.045, 2.042,
];
/** The same quantile of the normal distribution. */
const Z = 1.959963984540054;

/** Above the table, the first terms of Fisher's expansion in 1/freedom: within 0.001 of it. */
function student(freedom: number): number {
	const known = STUDENT[freedom - 1];
	if (known !== undefined) return known;
	const z2 = Z * Z;
	return (
		Z +
		(Z * (z2 + 1)) / (4 * freedom) +
		(Z * (5 * z2 * z2 + 16 * z2 + 3)) / (96 * freedom * freedom)
	);
}
