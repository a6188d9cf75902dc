/** How long a pointer rests before it is hidden. */
const IDLE_MS = 3_000;

/** Hides the pointer over an element while it rests, by `data-idle`. The returned function ends it. */
export function hideIdle(root: HTMLElement): () => void {
	const off = new AbortController();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const wake = (): void => {
		delete root.dataset['idle'];
		clearTimeout(timer);
		timer = setTimeout(() => (root.dataset['idle'] = ''), IDLE_MS);
	};
	for (const name of ['pointermove', 'pointerdown']) {
		root.addEventListener(name, wake, { signal: off.signal });
	}
	return () => {
		off.abort();
		clearTimeout(timer);
	};
}

/**
 * Keeps the screen on while the page is seen, from the first key or touch on, where the browser can.
 * The returned function lets it go dark again.
 */
export function keepScreenOn(): () => void {
	const off = new AbortController();
	let lock: WakeLockSentinel | undefined;
	let isAsked = false;
	async function ask(): Promise<void> {
		if (isAsked || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
		isAsked = true;
		try {
			lock = await navigator.wakeLock.request('screen');
			lock.addEventListener('release', () => (isAsked = false));
		} catch {
			// A low battery may forbid it; the next key asks again.
			isAsked = false;
		}
	}
	for (const name of ['keydown', 'pointerdown', 'visibilitychange']) {
		document.addEventListener(name, () => void ask(), { signal: off.signal });
	}
	return () => {
		off.abort();
		void lock?.release();
	};
}
