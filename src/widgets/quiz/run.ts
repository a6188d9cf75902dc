import { findStage } from '#widgets/stage/registry.ts';
import type { Moment } from '#quiz/grade';

/** How long the run takes on its way to the answer. */
const SECONDS = 6;
/** A stage that does not get there, as in a window that is hidden, must not keep the answer. */
const GRACE_MS = 2_000;

/** A run on its way to the moment of a question. */
export interface Showing {
	/** Fulfilled when the moment is reached, skipped or given up; never rejected. */
	readonly done: Promise<void>;
	/** Goes to the moment at once. */
	skip(): void;
}

const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Whether the page has a stage, awake by now, that can show the moment. */
export const hasStage = (moment: Moment): boolean => findStage(moment.id) !== undefined;

/** Brings the stage in view. */
export const revealStage = (moment: Moment): void => findStage(moment.id)?.reveal();

/** Shows the moment at once, paused; false when the stage is not awake. */
export function showAt({ id, variant, atMicros }: Moment): boolean {
	const stage = findStage(id);
	void stage?.playTo(atMicros, { seconds: 0, variant, fromStart: true }).catch(() => {});
	return stage !== undefined;
}

/**
 * Plays the run to its moment and tells the virtual time in whole seconds. Undefined when there is
 * nothing to watch: no stage on the page, or a reader who asked for no motion (the stage then
 * stands at the moment at once).
 */
export function show(moment: Moment, tell: (seconds: number) => void): Showing | undefined {
	const stage = findStage(moment.id);
	if (!stage) return undefined;
	if (isStill()) {
		showAt(moment);
		return undefined;
	}
	const { atMicros, variant } = moment;
	const jump = (): void => void stage.playTo(atMicros, { seconds: 0, variant }).catch(() => {});
	const unwatch = stage.watch(({ t }) => tell(Math.floor(t / 1_000_000)));
	let end: () => void = () => {};
	const ended = new Promise<void>((resolve) => (end = resolve));
	const timer = setTimeout(end, SECONDS * 1_000 + GRACE_MS);
	stage.playTo(atMicros, { seconds: SECONDS, variant, fromStart: true }).then(end, end);
	const done = ended.then(() => {
		clearTimeout(timer);
		unwatch();
	});
	return {
		done,
		skip: () => {
			end();
			jump();
		},
	};
}
