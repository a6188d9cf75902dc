import type { figuresOf, findingOf, narrate } from '#player';
import type { wallPlaces } from '#player/life';
import type { Scenario } from '#schemas';
import type { Component } from 'svelte';
import type { WallProps } from './types.ts';

/** How scenarios are drawn and told that have more than one wall has. */
export interface Hall {
	readonly fits: (spec: Scenario) => boolean;
	readonly wall: Component<WallProps>;
	readonly narrate: typeof narrate;
	readonly figures: typeof figuresOf;
	readonly finding: typeof findingOf;
	readonly places: typeof wallPlaces;
}

/** The hall, once a stage that needs it has brought it along. */
export const halls: { hall?: Hall } = {};
