/** How often was asked in each second of a run, variant by variant: what a storm of retries is. */
import type { Scenario } from '#schemas';
import { advance, apply, EVENT, type Run, start } from '#simulation';

/** The attempts of one variant. */
export interface Attempts {
	readonly variant: string;
	readonly label: string;
	/** First calls and repeated ones, by stretch of time. */
	readonly counts: readonly number[];
	readonly most: number;
}

/** So many bars stand side by side at most; a long run has bars of several seconds. */
const MOST_BARS = 60;

/** Whether anybody in a scenario tries again. */
export function triesAgain({ producers }: Scenario): boolean {
	return Object.values(producers)
		.flatMap(({ plans }) => Object.values(plans).flat())
		.some((step) => 'retry' in step);
}

/** Whole seconds that a bar stands for. */
export function barSeconds({ until }: Scenario): number {
	return Math.max(1, Math.ceil(until / 1e6 / MOST_BARS));
}

/** The attempts of every variant until a moment, with the same seed, values and actions. */
export function attemptsOf(scenario: Scenario, run: Run, until: number): readonly Attempts[] {
	const width = barSeconds(scenario) * 1e6;
	return Object.entries(scenario.variants).map(([variant, { label }]) => {
		const counts = Array.from({ length: Math.ceil(scenario.until / width) }, () => 0);
		advance(start(apply(scenario, { ...run, variant })), until, {
			event(t, _n, kind) {
				if (kind !== EVENT.ARRIVED && kind !== EVENT.RETRIED) return;
				const i = Math.min(counts.length - 1, Math.floor(t / width));
				counts[i] = (counts[i] as number) + 1;
			},
		});
		return { variant, label, counts, most: Math.max(0, ...counts) };
	});
}
