/** A part of the shop, as the map draws and explains it. */
export interface MapPart {
	readonly id: string;
	readonly kind: 'producer' | 'called' | 'exchange' | 'consumer';
	readonly label: string;
	readonly role: string;
	readonly text: string;
	readonly does: string;
	readonly why: string;
	readonly down: { readonly synchronous: string; readonly queued: string };
	/** The address of the section that explains it, and its title. */
	readonly address: string;
	readonly learnTitle: string;
}

/** A way from one part to another. */
export interface MapWay {
	readonly from: string;
	readonly to: string;
	readonly kind: 'call' | 'rail';
	readonly queue?: string | undefined;
}

/** The look that stands still before the run: a moment that teaches, twelve seconds into the sale. */
export const STILL = 24;

/** What a rail says below its tickets: those that are not drawn are a number. */
export const waitWords = (count: number): string => (count > 5 ? `${count} wait` : '');

/** The traffic of a run: a number for each look at it. */
export interface Traffic {
	/** Seconds between two looks. */
	readonly step: number;
	readonly orders: readonly number[];
	readonly queues: Readonly<
		Record<string, { readonly waiting: readonly number[]; readonly come: readonly number[] }>
	>;
}
