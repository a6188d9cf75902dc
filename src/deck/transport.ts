/**
 * What carries the messages between the windows of a talk. It promises nothing but that a message
 * comes whole or not at all: order, repetition and nonsense are the session's business.
 */
export interface Transport {
	/** Sends plain data to all other windows. */
	send(message: unknown): void;
	/** Calls back for whatever comes until the returned function is called. */
	hear(tell: (message: unknown) => void): () => void;
	/** Sends and hears nothing from now on. */
	close(): void;
}
