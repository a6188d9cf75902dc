import type { Backoff } from '#schemas';
import { keyed } from './random.ts';

/**
 * How long to wait before an attempt, whole microseconds. `attempt` counts from 1; `before` is the
 * delay before the last one, 0 at first. Doubling, never a power: exact in every engine.
 */
export function delayOf(
	{ kind, base, max = Infinity, jitter }: Backoff,
	seed: number,
	key: number,
	attempt: number,
	before: number,
): number {
	// Without jitter all is drawn.
	const draw = jitter === 'none' ? 1 : keyed(seed, key, attempt);
	if (jitter === 'decorrelated') {
		const most = Math.max(base, 3 * (before || base));
		return Math.round(Math.min(max, base + draw * (most - base)));
	}
	let delay = kind === 'linear' ? base * attempt : base;
	if (kind === 'exponential') {
		for (let i = 1; i < attempt && delay < max && delay < Number.MAX_SAFE_INTEGER / 2; i++) {
			delay *= 2;
		}
	}
	delay = Math.min(max, delay);
	return Math.round(jitter === 'full' ? draw * delay : (delay + draw * delay) / 2);
}
