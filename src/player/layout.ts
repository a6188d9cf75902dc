import { narrow } from './layout-narrow.ts';
import { wide } from './layout-wide.ts';
import type { Topology } from './topology.ts';

/** A point of the drawing and how large a thing is there. Units of the drawing. */
export interface Place {
	readonly x: number;
	readonly y: number;
	readonly scale: number;
}

export interface ShopBox {
	/** Left end of the sign and its top, its width, and where it stands. */
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly floor: number;
	readonly small: boolean;
	/** Where a ticket comes out. */
	readonly out: Place;
}

export interface RailBox {
	/** The rod, as a path, and where there would be one; where it ends, if that shows. */
	readonly rod: string;
	readonly ghost: string;
	readonly end: { readonly x: number; readonly y: number } | undefined;
	/** The next ticket hangs here, those behind it `step` further left, at most `capacity`. */
	readonly head: Place;
	readonly step: number;
	readonly capacity: number;
	/** The mark between rail and counters. */
	readonly clip: { readonly x: number; readonly y: number } | undefined;
	/** The dimension line below the tickets, and the first line of words. */
	readonly dimY: number;
	readonly textY: number;
	/** Whether one line has room for all the words. */
	readonly roomy: boolean;
	/** On its way from the shop; undefined where there is no room between. */
	readonly flight: Place | undefined;
	/** Dotted ways: rail to the first counter, counters to the spike. */
	readonly toCounter: string;
	readonly toSpike: { readonly from: number; readonly to: number; readonly y: number } | undefined;
}

export interface CounterBox {
	readonly x: number;
	readonly w: number;
	/** Tops of board and window, the desk, the floor. */
	readonly boardY: number;
	readonly boardH: number;
	readonly winY: number;
	readonly deskY: number;
	readonly floor: number;
	/** Where it hangs from; undefined: it does not hang. */
	readonly rodY: number | undefined;
	/** How far the desk stands out. */
	readonly lip: number;
	/** `full` has words and numerals, `tight` short words, `letter` a letter alone. */
	readonly detail: 'full' | 'tight' | 'letter';
	readonly numeral: number;
	readonly ticket: Place;
}

export interface LineBox {
	/** The first customer's middle, the floor, the distance between two. */
	readonly x: number;
	readonly floor: number;
	readonly step: number;
	/** At most so many are drawn. */
	readonly capacity: number;
	/** Where the words are; `lines`: one below the other. */
	readonly text: { readonly x: number; readonly y: number; readonly lines: boolean };
	/** The door of those who leave without an answer: its left end; its words. */
	readonly door: { readonly x: number; readonly floor: number };
	readonly doorText: { readonly x: number; readonly y: number };
	/** Paths of call and answer, with the points where they arrive, and the words on them. */
	readonly call: readonly string[];
	readonly answer: readonly string[];
	readonly tips: readonly { readonly x: number; readonly y: number; readonly turn: number }[];
	readonly words: readonly {
		readonly x: number;
		readonly y: number;
		readonly say: 'rail' | 'call' | 'answer' | 'load';
	}[];
}

/** Where everything stands, for one picture. */
export interface Layout {
	readonly size: Size;
	/** What of the drawing is shown: from this height on, so much. */
	readonly top: number;
	readonly width: number;
	readonly height: number;
	readonly floors: readonly string[];
	readonly shop: ShopBox;
	readonly rail: RailBox;
	readonly counters: readonly CounterBox[];
	/** Left end of the foot, and the floor. */
	readonly spike: Place;
	readonly bin: Place;
	readonly line: LineBox;
	readonly terms: readonly { readonly x: number; readonly y: number; readonly text: string }[];
	/** Where the wall speaks when there is nothing on it. */
	readonly invite: { readonly x: number; readonly y: number };
}

/** A slide has the wide drawing; its words are set larger by the style sheet. */
export type Size = 'wide' | 'narrow' | 'slide';

const known = new Map<string, Layout>();

/** Where everything stands: wide 960 × 338 units, narrow 350 wide and folded once. */
export function layout({ mode, rows }: Topology, size: Size): Layout {
	const count = Math.max(1, rows[0]?.counters.length ?? 0);
	const name = `${mode} ${count} ${size}`;
	const it = known.get(name) ?? (size === 'narrow' ? narrow(mode, count) : wide(mode, count, size));
	known.set(name, it);
	return it;
}
