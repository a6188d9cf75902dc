import type { Parameter, Scenario, Value } from '#schemas';
import { type Action, peek, type Run, type View } from '#simulation/light';
import {
	browserTime,
	type Clock,
	halted,
	moved,
	paced,
	read,
	started,
	stopped,
	type TimeSource,
} from './clock.ts';
import type { Deed } from './deed.ts';
import { fits } from './fits.ts';
import { Listeners } from './listeners.ts';
import { type Ends, endsSink, NO_ENDS } from './moves.ts';
import type { Timeline } from './timeline.ts';
import { isStill, load, type Still, timelineOf } from './timelines.ts';

/** How long a move takes at 1× and slower, in real milliseconds; faster runs have faster moves. */
const MOVE_MS = 320;
/** Above this speed nothing travels. */
const FASTEST_MOVES = 4;
/** When more orders and tickets end from one picture to the next, no eye follows any of them. */
const MOST_FOLLOWED = 12;
/** In such a rush each picture stays for so many milliseconds, so that its numbers can be seen. */
const RUSH_MS = 45;
/** Actions are kept at whole steps of this many microseconds. */
const GRAIN = 10_000;

/** The speeds that a reader can choose from: virtual seconds in a real one. */
export const SPEEDS = [0.25, 1, 4, 16] as const satisfies readonly Scenario['speed'][];

export interface PlaybackOptions {
	readonly scenarioId: string;
	readonly scenario: Scenario;
	readonly edition: string;
	readonly variant: string;
	/** Where it stands at first, microseconds. */
	readonly at: number;
	/** What can be seen there, for as long as the simulation has not been loaded. */
	readonly still?: Still | undefined;
	/** Whether it has kinds of node that few scenarios have. */
	readonly full?: boolean | undefined;
	readonly time?: TimeSource;
}

/** What windows of a talk send each other of a stage. */
export interface Shared {
	readonly run: Run;
	readonly clock: Clock;
}

/** How a run was before something was done to it. */
interface Past {
	readonly set: Playback['set'];
	readonly actions: readonly Action[];
	readonly next: Deed;
}

/** A way to a moment that somebody waits for. */
interface Journey {
	readonly to: number;
	readonly done: () => void;
}

/**
 * A run with its clock: what is shown now, and all that a reader can do to it. One room: whatever is
 * done ends in the same few fields, which a picture is drawn from.
 */
export class Playback {
	readonly scenario: Scenario;
	variant = $state('');
	/** Values set from t = 0, by path. */
	set = $state.raw<Readonly<Record<string, Value>>>({});
	actions = $state.raw<readonly Action[]>([]);
	seed = $state(0);
	/** What can be taken back, and what has been. */
	past = $state.raw<readonly Past[]>([]);
	future = $state.raw<readonly Past[]>([]);
	/** Virtual time, microseconds. */
	t = $state(0);
	view = $state.raw() as View;
	playing = $state(false);
	/** Whether the simulation could not be loaded, so that nothing can be played. */
	missing = $state(false);
	speed = $state(1);
	/** Milliseconds that things may travel for, from the last picture to this one; 0: they jump. */
	travel = $state.raw(0);
	/** How orders and tickets ended between the last picture and this one. */
	ends: Ends = NO_ENDS;
	/** Whether nothing may travel, for readers who asked for less motion. */
	still = false;

	readonly #scenarioId: string;
	readonly #edition: string;
	readonly #time: TimeSource;
	readonly #still: Still | undefined;
	readonly #full: boolean;
	#timeline: Timeline;
	#clockNow = stopped(0);
	#held = false;
	/** When the last picture of a run that plays was drawn, real milliseconds. */
	#shownAt = 0;
	/** Whether other windows share the clock: it then runs on where nobody sees it. */
	#led = false;
	#stop: (() => void) | undefined;
	#journey: Journey | undefined;
	readonly #watchers = new Listeners();
	readonly #touched = new Listeners();

	constructor(options: PlaybackOptions) {
		this.scenario = options.scenario;
		this.variant = options.variant;
		this.seed = options.scenario.seed;
		this.#scenarioId = options.scenarioId;
		this.#edition = options.edition;
		this.#time = options.time ?? browserTime;
		this.#still = options.still;
		this.#full = options.full ?? false;
		this.#timeline = this.#make(this.run);
		this.speed = options.scenario.speed ?? 1;
		this.#clock = stopped(options.at, this.speed);
		this.t = options.at;
		this.view = this.#timeline.at(options.at);
	}

	get run(): Run {
		const { variant, set, seed, actions } = this;
		return { scenario: this.#scenarioId, edition: this.#edition, variant, set, seed, actions };
	}
	/** The scenario as it is in this run at t = 0. */
	get spec(): Scenario {
		return this.#timeline.resolved.spec;
	}
	/** The run with its scenario, to be played again by whoever looks closer. */
	get resolved(): Timeline['resolved'] {
		return this.#timeline.resolved;
	}
	get clock(): Clock {
		return this.#clock;
	}
	get #clock(): Clock {
		return this.#clockNow;
	}
	set #clock(clock: Clock) {
		this.#clockNow = clock;
		this.#touched.tell();
	}
	get ended(): boolean {
		return this.t >= this.scenario.until;
	}
	/** Whether the reader has made another run of it. */
	get changed(): boolean {
		const { actions, set, seed } = this;
		return actions.length > 0 || Object.keys(set).length > 0 || seed !== this.scenario.seed;
	}
	/** Orders that the reader has placed so far. */
	get placed(): number {
		return this.actions.filter((action) => action.do === 'publish').length;
	}

	/** Steps of the chart until now. */
	history(): ReturnType<Timeline['history']> {
		return this.#timeline.history(this.t);
	}

	play(): void {
		if (this.playing) return;
		if (this.ended) this.seek(0);
		this.playing = true;
		if (!this.#held) this.#clock = started(this.#clock, this.#time.now());
		this.#loop();
	}

	pause(): void {
		this.playing = false;
		this.#clock = stopped(this.t, this.speed);
		this.#stop?.();
		this.#stop = undefined;
		this.#arrive();
	}

	toggle(): void {
		if (this.playing) this.pause();
		else this.play();
	}

	/** To the next event, or to the end when there is none. */
	step(): void {
		this.pause();
		if (isStill(this.#timeline)) return this.#then(() => this.step());
		const next = this.#timeline.nextEventAfter(this.t) ?? this.scenario.until;
		this.#show(next, this.still ? 0 : MOVE_MS);
		this.#clock = stopped(this.t, this.speed);
	}

	/** To the event before this moment. */
	stepBack(): void {
		this.pause();
		if (isStill(this.#timeline)) return this.#then(() => this.stepBack());
		this.seek(this.#timeline.lastEventBefore(this.t) ?? 0);
	}

	seek(t: number): void {
		this.#arrive();
		this.#show(Math.min(Math.max(0, Math.round(t)), this.scenario.until), 0);
		this.#clock = moved(this.#clock, this.t, this.#time.now());
	}

	setSpeed(speed: number): void {
		this.speed = speed;
		this.#clock = paced(this.#clock, speed, this.#time.now());
	}

	/** The same reader's run in another variant, at the same moment. */
	setVariant(variant: string): void {
		if (variant === this.variant) return;
		this.variant = variant;
		this.#renew();
	}

	/** Other chance, the same shop and the same actions, at the same moment. */
	setSeed(seed: number): void {
		if (seed === this.seed) return;
		this.seed = seed;
		this.#renew();
	}

	/** Back to t = 0: orders placed by hand are gone, values chosen on the way hold from the start. */
	startAgain(): void {
		this.pause();
		const set = { ...this.set };
		for (const action of this.actions) {
			if (action.do === 'set') set[action.target] = action.value;
		}
		this.#forget();
		this.set = set;
		this.actions = [];
		this.t = 0;
		this.#clock = stopped(0, this.speed);
		this.#renew();
	}

	/** The scenario's own run again, in this or another variant, standing at a moment. */
	own(variant: string | undefined, at: number): void {
		const { seed } = this.scenario;
		this.#begin({ ...this.run, variant: variant ?? this.variant, seed, set: {}, actions: [] }, at);
	}

	/** Another run, standing at a moment. False, and nothing changes, when it does not fit. */
	open(run: Run, at: number): boolean {
		if (!fits(this.scenario, run)) return false;
		this.#begin(run, Math.min(at, this.scenario.until));
		return true;
	}

	#begin({ variant, seed, set, actions }: Run, at: number): void {
		this.pause();
		this.#forget();
		this.variant = variant ?? this.variant;
		this.seed = seed;
		this.set = set;
		this.actions = actions;
		this.t = at;
		this.#clock = stopped(at, this.speed);
		this.#renew();
	}

	/** One more order, now. Goes on playing from there, unless nothing may travel. */
	placeOrder(target = Object.keys(this.scenario.producers)[0] ?? ''): void {
		this.act({ do: 'publish', target });
		if (!this.playing && !this.still) this.play();
	}

	/** Does something to the run, now. */
	act(deed: Deed): void {
		if (this.ended) this.startAgain();
		if (deed.do === 'set' && this.t === 0) return this.#setAtStart(deed.target, deed.value);
		this.#keep(deed);
		const at = this.#now();
		if (deed.do === 'set') {
			this.actions = this.actions.filter(
				(it) => !(it.do === 'set' && it.target === deed.target && it.at >= at),
			);
		}
		this.#act({ ...deed, at } as Action);
	}

	/** Takes the last thing back that was done to the run. */
	undo(): void {
		this.#change(this.past, this.future);
	}

	/** Does again what was taken back. */
	redo(): void {
		this.#change(this.future, this.past);
	}

	/** What a parameter is set to now, in the unit of the scenario. */
	valueOf({ path }: Parameter): Value {
		const last = this.actions.findLast(
			(it) => it.do === 'set' && it.target === path && it.at <= this.#now(),
		);
		if (last?.do === 'set') return last.value;
		return peek(this.spec, path);
	}

	/** Gives a parameter another value from now on. */
	setParam({ path }: Parameter, value: Value): void {
		this.act({ do: 'set', target: path, value });
	}

	/** Plays to a moment in so many real seconds; fulfilled on arrival or when something else is done. */
	playTo(to: number, seconds: number): Promise<void> {
		const speed = this.speed;
		if (seconds <= 0 || this.still || to <= this.t) {
			this.pause();
			this.seek(to);
			return Promise.resolve();
		}
		this.#arrive();
		this.setSpeed(Math.max(0.01, (to - this.t) / 1e6 / seconds));
		return new Promise((resolve) => {
			this.#journey = {
				to,
				done: () => {
					this.setSpeed(speed);
					resolve();
				},
			};
			this.play();
		});
	}

	/** Stops the clock while nobody can see it; what was playing goes on in place afterwards. */
	hold(held: boolean): void {
		if (held === this.#held) return;
		this.#held = held;
		if (!this.playing) return;
		if (this.#led) return this.#loop();
		this.#clock = held
			? halted(this.#clock, this.#time.now())
			: started(this.#clock, this.#time.now());
		this.#loop();
	}

	/** All that is needed to show the same elsewhere. */
	get shared(): Shared {
		return { run: this.run, clock: this.#clock };
	}

	/**
	 * Shows what is shown elsewhere, to the same event, and from now on by that clock. False, with
	 * nothing changed, when the run is none that a reader of this scenario can make.
	 */
	take({ run, clock }: Shared): boolean {
		if (!fits(this.scenario, run)) return false;
		const actions = run.actions.map((action, i) => {
			const mine = this.actions[i];
			return mine && JSON.stringify(mine) === JSON.stringify(action) ? mine : action;
		});
		const rest = ({ variant, set, seed }: Run): string => JSON.stringify([variant, set, seed]);
		const isSame = rest(run) === rest(this.run);
		const timeline = isSame
			? this.#timeline.withActions(actions)
			: this.#make({ ...this.run, ...run, actions });
		const t = Math.min(read(clock, this.#time.now()), this.scenario.until);
		timeline.at(t);
		this.#arrive();
		this.#timeline = timeline;
		this.#forget();
		this.variant = run.variant ?? this.variant;
		this.seed = run.seed;
		this.set = run.set;
		this.actions = actions;
		this.speed = clock.rate;
		this.playing = clock.playing && t < this.scenario.until;
		this.#led = true;
		this.#clock = clock;
		this.#show(t, 0);
		this.#loop();
		return true;
	}

	/** Tells of everything that is done to the run or its clock, until the returned function is called. */
	onTouch(tell: () => void): () => void {
		return this.#touched.add(tell);
	}

	/**
	 * A hash of all events until now: two windows with the same have seen the same. Empty while the
	 * simulation is not loaded.
	 */
	async eventHash(): Promise<string> {
		const [timeline, t] = [this.#timeline, this.t];
		const sink = (await import('#simulation/hash')).hashSink();
		if (isStill(timeline)) return '';
		timeline.replay(t, sink);
		return sink.hex();
	}

	/** Calls back at every picture until the returned function is called. */
	watch(tell: () => void): () => void {
		return this.#watchers.add(tell);
	}

	/** The end of all loops, when the stage leaves the page. */
	destroy(): void {
		this.#stop?.();
		this.#stop = undefined;
	}

	/** The next moment at which an action can stand. */
	#now(): number {
		return Math.min(Math.ceil(this.t / GRAIN) * GRAIN, this.scenario.until);
	}

	#act(action: Action): void {
		const i = this.actions.findLastIndex((it) => it.at <= action.at) + 1;
		this.actions = [...this.actions.slice(0, i), action, ...this.actions.slice(i)];
		this.#timeline = this.#timeline.withActions(this.actions);
		if (this.playing) return this.#touched.tell();
		this.#show(action.at, this.still ? 0 : MOVE_MS);
		this.#clock = stopped(this.t, this.speed);
	}

	#setAtStart(target: string, value: Value): void {
		this.#keep({ do: 'set', target, value });
		this.set = { ...this.set, [target]: value };
		this.#renew();
	}

	/** Remembers how the run is now; values of one slider are one change. */
	#keep(deed: Deed): void {
		const { set, actions } = this;
		const last = this.past.at(-1)?.next;
		this.future = [];
		if (deed.do === 'set' && last?.do === 'set' && last.target === deed.target) return;
		this.past = [...this.past.slice(-499), { set, actions, next: deed }];
	}

	#forget(): void {
		this.past = [];
		this.future = [];
	}

	#change(from: readonly Past[], to: readonly Past[]): void {
		const last = from.at(-1);
		if (!last) return;
		const now = { set: this.set, actions: this.actions, next: last.next };
		const isUndo = from === this.past;
		const [less, more] = [from.slice(0, -1), [...to, now]];
		this.past = isUndo ? less : more;
		this.future = isUndo ? more : less;
		const isSameStart = last.set === this.set;
		this.set = last.set;
		this.actions = last.actions;
		if (!isSameStart) return this.#renew();
		this.#timeline = this.#timeline.withActions(this.actions);
		this.#show(this.t, 0);
		this.#touched.tell();
	}

	/** Loads the simulation, for somebody who is about to use it; what is shown is then played. */
	async load(): Promise<void> {
		await load(this.#full);
		this.missing = false;
		if (!isStill(this.#timeline)) return;
		this.#timeline = this.#make(this.run);
		this.#show(this.t, 0);
	}

	#then(go: () => void): void {
		this.load().then(go, () => (this.missing = true));
	}

	#make(run: Run): Timeline {
		return timelineOf(this.scenario, run, this.#still, this.#full);
	}

	#renew(): void {
		this.#timeline = this.#make(this.run);
		this.#show(this.t, 0);
		this.#touched.tell();
	}

	#show(t: number, travel: number): void {
		if (isStill(this.#timeline)) this.load().catch(() => (this.missing = true));
		const { ends, sink } = endsSink();
		this.view = this.#timeline.at(t, travel > 0 ? sink : undefined);
		this.t = t;
		this.ends = ends;
		this.travel = ends.size > MOST_FOLLOWED ? 0 : travel;
		this.#watchers.tell();
	}

	#loop(): void {
		this.#stop?.();
		this.#stop = undefined;
		if (!this.playing || this.#held) return;
		this.#stop = this.#time.onFrame((epochMs) => this.#tick(epochMs));
	}

	#tick(epochMs: number): void {
		const end = this.#journey?.to ?? this.scenario.until;
		const t = Math.min(read(this.#clock, epochMs), end);
		if (this.ends.size > MOST_FOLLOWED && epochMs - this.#shownAt < RUSH_MS) {
			// It is played all the while, so that no picture has to wait for much of it.
			this.#timeline.at(t);
			return;
		}
		this.#shownAt = epochMs;
		const travel = this.still || this.speed > FASTEST_MOVES ? 0 : MOVE_MS / Math.max(1, this.speed);
		this.#show(t, travel);
		if (t < end) return;
		if (this.#led && !this.#journey) this.#runOut();
		else this.pause();
	}

	/** At the end of a run by another window's clock: all come there by themselves, none does anything. */
	#runOut(): void {
		this.playing = false;
		this.#clockNow = stopped(this.t, this.speed);
		this.#loop();
	}

	#arrive(): void {
		const journey = this.#journey;
		this.#journey = undefined;
		journey?.done();
	}
}
