import type { Transport } from '../../../src/deck/transport.ts';

/** Windows without a browser: what one sends, all others hear, as a copy and in order. */
export function hub() {
	const ears = new Map<object, (message: unknown) => void>();
	const timers = new Set<{ at: number; callback: () => void }>();
	let now = 0;
	return {
		transport(): Transport {
			const self = {};
			return {
				send(message) {
					for (const [each, tell] of [...ears]) {
						if (each !== self) tell(structuredClone(message));
					}
				},
				hear(tell) {
					ears.set(self, tell);
					return () => ears.delete(self);
				},
				close: () => ears.delete(self),
			};
		},
		later(callback: () => void, millis: number): () => void {
			const timer = { at: now + millis, callback };
			timers.add(timer);
			return () => timers.delete(timer);
		},
		/** Lets time pass. */
		pass(millis: number): void {
			now += millis;
			for (const timer of [...timers].sort((a, b) => a.at - b.at)) {
				if (timer.at > now || !timers.delete(timer)) continue;
				timer.callback();
			}
		},
	};
}
