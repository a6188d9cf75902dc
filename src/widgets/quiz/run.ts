import { findStage } from '#widgets/stage/registry.ts';
import type { PredictForBrowser } from '#quiz/grade';

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

const stageOf = ({ stage }: PredictForBrowser) => findStage(stage.id);
const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Whether the page has a stage that can show the question's run. */
export const hasStage = (question: PredictForBrowser): boolean => stageOf(question) !== undefined;

/** Brings the stage in view. */
export const revealStage = (question: PredictForBrowser): void => stageOf(question)?.reveal();

/**
 * Plays the question's run to its moment and tells the virtual time in whole seconds. Undefined
 * when there is nothing to watch: no stage on the page, or a reader who asked for no motion (the
 * stage then stands at the moment at once).
 */
export function show(
	question: PredictForBrowser,
	tell: (seconds: number) => void,
): Showing | undefined {
	const stage = stageOf(question);
	if (!stage) return undefined;
	const { atMicros, variant } = question.stage;
	const jump = (): void => void stage.playTo(atMicros, { seconds: 0, variant }).catch(() => {});
	if (isStill()) {
		jump();
		return undefined;
	}
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
