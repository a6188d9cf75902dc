const KEY = 'take-a-number.notes-size';
const USUAL = 21;

/** The size of the notes that the speaker chose in this browser, in pixels. */
export function readNotesSize(sizes: readonly number[]): number {
	try {
		const kept = Number(localStorage.getItem(KEY));
		return sizes.includes(kept) ? kept : USUAL;
	} catch {
		return USUAL;
	}
}

/** Remembers it where something may be stored. */
export function writeNotesSize(size: number): void {
	try {
		localStorage.setItem(KEY, String(size));
	} catch {
		// It then holds until the window is closed.
	}
}
