import { isStoredTalk, type StoredTalk, SYNC_VERSION, type Talk } from '#wire/sync';

/** A talk is not gone on with after so long: it was another one. */
const FORGET_MS = 6 * 3_600_000;

const keyOf = (deck: string, session: string): string => `take-a-number.talk.${deck}.${session}`;

/** The talk that this browser remembers, when it is sound and of today. */
export function recall(deck: string, session: string, now = Date.now()): StoredTalk | undefined {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(keyOf(deck, session)) ?? 'null');
		return isStoredTalk(kept) && now - kept.at < FORGET_MS ? kept : undefined;
	} catch {
		return undefined;
	}
}

/** Remembers a talk; false when this browser does not. */
export function remember(deck: string, session: string, term: number, talk: Talk): boolean {
	try {
		const stored: StoredTalk = { version: SYNC_VERSION, at: Date.now(), term, talk };
		localStorage.setItem(keyOf(deck, session), JSON.stringify(stored));
		return true;
	} catch {
		return false;
	}
}

/** Forgets a talk that is over. */
export function forget(deck: string, session: string): void {
	try {
		localStorage.removeItem(keyOf(deck, session));
	} catch {
		// Nothing is remembered where nothing may be stored.
	}
}
