import type { Clock } from '#player';
import type { StageState } from '#wire/sync';
import { stages } from './stages.svelte.ts';

/** What others on the page may do with a stage. */
export interface StageHandle {
	readonly id: string;
	/** The scenario's own run, played to a moment in so many real seconds; 0: shown at once. */
	playTo(
		atMicros: number,
		options: {
			readonly seconds: number;
			readonly variant?: string | undefined;
			readonly fromStart?: boolean;
		},
	): Promise<void>;
	/** Shows the run at a moment, as it is. */
	seek(atMicros: number): void;
	/** Brings it in view; in a deck, by asking whoever listens for `stage:reveal`. */
	reveal(): void;
	/** Tells of every picture until the returned function is called. */
	watch(tell: (now: StageMoment) => void): () => void;
	/** All that is needed to show the same in another window. */
	state(): StageState;
	/**
	 * Shows what another window shows; undefined: the scenario's own run again. False, and nothing
	 * changes, when it does not fit this scenario or this edition of it.
	 */
	take(state: StageState | undefined): boolean;
	/** Tells of everything that is done to the run or its clock until the returned function is called. */
	touched(tell: () => void): () => void;
	/** To the next event; true when the run has ended. */
	step(): boolean;
	/** Plays or pauses. */
	toggle(): void;
}

export interface StageMoment {
	/** Virtual time, microseconds. */
	readonly t: number;
	readonly playing: boolean;
	readonly variant: string;
	readonly clock: Clock;
}

const waiting = new Set<(stage: StageHandle) => () => void>();

/** Puts a stage in the list of the page; the returned function takes it out. */
export function registerStage(stage: StageHandle): () => void {
	stages.all = [...stages.all, stage];
	const ends = [...waiting].map((tell) => tell(stage));
	return () => {
		stages.all = stages.all.filter((it) => it !== stage);
		ends.forEach((end) => end());
	};
}

/** Tells of each stage that is awake or wakes; what `tell` returns is called when the stage goes. */
export function eachStage(tell: (stage: StageHandle) => () => void): void {
	stages.all.forEach(tell);
	waiting.add(tell);
}

/** The stage of this id, if it is on the page and awake; whoever asks in an effect is told of changes. */
export function findStage(id: string): StageHandle | undefined {
	return stages.all.findLast((stage) => stage.id === id);
}
