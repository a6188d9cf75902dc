import type { Port } from '../../../src/progress/port.ts';

type Fault = 'blocked' | 'full';

/** Storage that two tabs share. A write is heard by the other tabs when `settle` is called. */
export class SharedStorage {
	readonly texts = new Map<string, string>();
	fault: Fault | undefined;
	time = 1_000;
	#watchers: ((key: string | null) => void)[] = [];
	#pending: (() => void)[] = [];

	/** A tab of this storage. */
	tab(): Port {
		let own: ((key: string | null) => void) | undefined;
		return {
			read: (key) => {
				if (this.fault === 'blocked') throw new DOMException('denied', 'SecurityError');
				return this.texts.get(key) ?? null;
			},
			write: (key, text) => {
				if (this.fault) throw new DOMException('no', 'QuotaExceededError');
				this.texts.set(key, text);
				for (const watcher of this.#watchers)
					if (watcher !== own) this.#pending.push(() => watcher(key));
			},
			remove: (key) => {
				if (this.fault === 'blocked') throw new DOMException('denied', 'SecurityError');
				this.texts.delete(key);
			},
			watch: (changed) => {
				own = changed;
				this.#watchers.push(changed);
			},
			now: () => this.time++,
		};
	}
	/** Delivers storage events until there are none. Throws when there is no end to them. */
	settle(): void {
		for (let n = 0; this.#pending.length > 0; n++) {
			if (n > 1_000) throw new Error('the tabs rewrite each other for ever');
			this.#pending.shift()?.();
		}
	}
	/** As when the reader clears the site's data. */
	clear(): void {
		this.texts.clear();
		for (const watcher of this.#watchers) this.#pending.push(() => watcher(null));
	}
}
