/** The little of a browser that remembering needs. */
export interface Port {
	/** The text under a key, or null. Throws when storage is blocked. */
	read(key: string): string | null;
	/** Keeps a text under a key. Throws when storage is blocked or full. */
	write(key: string, text: string): void;
	/** Takes a key away. Throws when storage is blocked. */
	remove(key: string): void;
	/** Calls back when another tab changed a key; null stands for all of them. */
	watch(changed: (key: string | null) => void): void;
	/** Milliseconds since 1970. */
	now(): number;
}
