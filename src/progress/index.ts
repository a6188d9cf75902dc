/** What the reader did, remembered in this browser and nowhere else. See `Progress` for each. */
import { browserStore } from './browser-store.ts';
import { createProgress } from './store.ts';

export type { Progress } from './store.ts';
export const { read, remember, absorb, forget, writeSettings, subscribe, status, takeNotices } =
	createProgress(browserStore);
