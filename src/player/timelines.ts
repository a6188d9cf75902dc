import type { Scenario } from '#schemas';
import { apply, type Run, type View } from '#simulation/light';
import type { Level } from './history.ts';
import { unpackLevels } from './levels.ts';
import type { createTimeline, Timeline } from './timeline.ts';

/**
 * Where timelines come from. The simulation is the largest part of a stage, and most stages are
 * read and not played: it is loaded when somebody comes near. Until then a stage shows the one
 * moment that the server has played for it.
 */
let make: typeof createTimeline | undefined;
let hasMore = false;

/** How timelines are made, from the moment when the simulation is there. */
export function provide(create: typeof createTimeline): void {
	make = create;
}

/** Loads the simulation, `full`: with the kinds of node that few scenarios have. */
export async function load(full: boolean): Promise<void> {
	await Promise.all([
		import('./timeline.ts'),
		full && import('#simulation/more').then(() => (hasMore = true)),
	]);
}

/** A moment that was played before: what could be seen, and how it came to that. */
export interface Still {
	readonly view: View;
	/** The chart until then in columns of so many microseconds: the greatest number in each, packed. */
	readonly every: number;
	readonly levels: string;
}

/** The timeline of a run; before the simulation is there one that shows `still` at all times. */
export function timelineOf(
	scenario: Scenario,
	run: Run,
	still: Still | undefined,
	full: boolean,
): Timeline {
	if (make && (hasMore || !full)) return make(scenario, run);
	if (!still) throw new Error('a stage without a still needs the simulation first');
	return stillTimeline(scenario, run, still);
}

/** Whether a timeline can be played, or shows one moment alone. */
export function isStill(timeline: Timeline): boolean {
	return stills.has(timeline);
}

const stills = new WeakSet<Timeline>();

function stillTimeline(scenario: Scenario, run: Run, still: Still): Timeline {
	const timeline: Timeline = {
		run,
		resolved: apply(scenario, run),
		at: () => still.view,
		nextEventAfter: () => undefined,
		lastEventBefore: () => undefined,
		history: () => levelsOf(still),
		replay: () => {},
		withActions: (actions) => stillTimeline(scenario, { ...run, actions }, still),
	};
	stills.add(timeline);
	return timeline;
}

/** A picture shows one chart, of those who wait in it: it is drawn of the one number or the other. */
function levelsOf({ every, levels }: Still): Level[] {
	return unpackLevels(levels).map((n, i) => ({ t: i * every, waiting: n, inLine: n }));
}
