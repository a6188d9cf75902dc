import type { Port } from './port.ts';

/** This browser's localStorage: the only file that touches it. On the server there is none. */
export const browserStore: Port = {
	// Blocked storage throws on the very mention of it, which is why it is mentioned anew each time.
	read: (key) => (typeof window === 'undefined' ? null : window.localStorage.getItem(key)),
	write: (key, text) => window.localStorage.setItem(key, text),
	remove: (key) => window.localStorage.removeItem(key),
	watch: (changed) => {
		if (typeof window === 'undefined') return;
		window.addEventListener('storage', (event) => changed(event.key));
		// A page that was put by, and comes back, has heard of nothing meanwhile.
		window.addEventListener('pageshow', (event) => event.persisted && changed(null));
	},
	now: () => Date.now(),
};
