import type { Sink } from '../types.ts';

/** One sink that passes every event on to several, in this order. */
export function both(...sinks: readonly Sink[]): Sink {
	return {
		event(t, n, kind, node, message, order, value) {
			for (const sink of sinks) sink.event(t, n, kind, node, message, order, value);
		},
	};
}
