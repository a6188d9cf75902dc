import type { Scenario } from '#schemas';
import {
	type Action,
	advance,
	type Resolved,
	apply,
	restore,
	type Run,
	type Sim,
	type Sink,
	type Snapshot,
	snapshot,
	start,
	step,
	type View,
} from '#simulation/core';
import { observe } from '#simulation/view';
import { bytesOf } from './bytes.ts';
import { History, type Level } from './history.ts';
import { provide } from './timelines.ts';

interface Checkpoint {
	readonly t: number;
	readonly snapshot: Snapshot;
	readonly bytes: number;
}

const CHECKPOINTS = 64;
const MAX_BYTES = 64 * 2 ** 20;

/**
 * A run that can be looked at in any order. It keeps moments to go on from, spread over what has
 * been played, twice as far apart whenever they become too many.
 */
export interface Timeline {
	readonly run: Run;
	readonly resolved: Resolved;
	/** What can be seen at a moment, the same from whichever side; events on the way go to the sink. */
	at(t: number, sink?: Sink): View;
	/** The time of the first event after a moment, undefined when there is none. */
	nextEventAfter(t: number): number | undefined;
	/** The time of the last event before a moment, undefined when there is none. */
	lastEventBefore(t: number): number | undefined;
	/** How the backlog and the line grew and shrank until a moment, as steps. */
	history(t: number): readonly Level[];
	/** Plays all until a moment once more, from the start, and tells the sink of every event. */
	replay(t: number, sink: Sink): void;
	/** The same run with other actions; what was played before the first difference is kept. */
	withActions(actions: readonly Action[]): Timeline;
}

/** A timeline of a run of a scenario; the two are known to fit. */
export function createTimeline(scenario: Scenario, run: Run): Timeline {
	return timelineOf(scenario, run, [], new History(scenario.until));
}

function timelineOf(
	scenario: Scenario,
	run: Run,
	kept: readonly Checkpoint[],
	history: History,
): Timeline {
	const resolved = apply(scenario, run);
	const points: Checkpoint[] = [...kept];
	const aside = Object.values(scenario.queues).flatMap((it) => it.deadLetter?.to ?? []);
	let spacing = Math.max(1, Math.ceil(scenario.until / CHECKPOINTS));
	for (let i = 1; i < points.length; i++) {
		spacing = Math.max(spacing, (points[i] as Checkpoint).t - (points[i - 1] as Checkpoint).t);
	}
	let sim: Sim | undefined;
	/** What the moments share is counted once. */
	let seen = new WeakSet<object>();

	/** A simulation at most at t: the one at hand, or one from a checkpoint if that is much nearer. */
	function before(t: number): Sim {
		const point = points.findLast((it) => it.t <= t);
		const ahead = sim && point ? point.t - sim.state.t : 0;
		if (sim && sim.state.t <= t && ahead <= spacing) return sim;
		sim = point ? restore(resolved, point.snapshot) : start(resolved);
		if (!point) keep(sim);
		return sim;
	}

	function play(t: number, sink?: Sink): Sim {
		const it = before(t);
		const look = history.record(it, aside);
		for (;;) {
			const next = (points.at(-1)?.t ?? 0) + spacing;
			if (it.state.t >= next || next > t) break;
			advance(it, next, sink, look);
			history.playedTo(next);
			keep(it);
		}
		advance(it, t, sink, look);
		history.playedTo(t);
		return it;
	}

	function keep(it: Sim): void {
		const taken = snapshot(it);
		points.push({ t: it.state.t, snapshot: taken, bytes: bytesOf(taken, seen) });
		const bytes = points.reduce((sum, point) => sum + point.bytes, 0);
		if (points.length <= CHECKPOINTS && bytes <= MAX_BYTES) return;
		const thinned = points.filter((_, i) => i % 2 === 0);
		if (thinned.length === points.length) return;
		seen = new WeakSet();
		const left = thinned.map((it) => ({ ...it, bytes: bytesOf(it.snapshot, seen) }));
		points.splice(0, points.length, ...left);
		spacing *= 2;
	}

	function lastEventBefore(t: number): number | undefined {
		let until = t - 1;
		for (let i = points.findLastIndex((it) => it.t < t); i >= -1; i--) {
			const point = points[i];
			const it = point ? restore(resolved, point.snapshot) : start(resolved);
			let last: number | undefined;
			advance(it, until, { event: (at) => void (last = at) });
			if (last !== undefined) return last;
			until = point?.t ?? 0;
		}
		return undefined;
	}

	return {
		run,
		resolved,
		at: (t, sink) => observe(play(clamp(t), sink)),
		nextEventAfter(t) {
			const from = clamp(t);
			play(from);
			const point = points.findLast((it) => it.t <= from);
			const it = point ? restore(resolved, point.snapshot) : start(resolved);
			advance(it, from);
			return step(it) ? it.state.t : undefined;
		},
		lastEventBefore,
		history: (t) => history.until(t),
		replay: (t, sink) => advance(start(resolved), clamp(t), sink),
		withActions(actions) {
			const cut = firstDifference(run.actions, actions);
			const fresh = history.cutAt(cut);
			const early = points.filter((point) => point.t < fresh.known);
			return timelineOf(scenario, { ...run, actions }, early, fresh);
		},
	};

	function clamp(t: number): number {
		return Math.min(Math.max(0, Math.round(t)), scenario.until);
	}
}

/** From when on two lists of actions may lead to different runs. */
function firstDifference(a: readonly Action[], b: readonly Action[]): number {
	const i = a.findIndex((action, k) => action !== b[k]);
	const from = i < 0 ? a.length : i;
	return Math.min(a[from]?.at ?? Infinity, b[from]?.at ?? Infinity);
}

provide(createTimeline);
