import {
	either,
	type Guarded,
	integer,
	isBoolean,
	list,
	number,
	object,
	oneOf,
	record,
	string,
} from './guard.ts';

/** The version of what windows of a talk say to each other; another one is not understood. */
export const SYNC_VERSION = 1;

/** A slide is a picture of so many units, whatever it measures on a screen. */
export const SLIDE_WIDTH = 1920;
export const SLIDE_HEIGHT = 1080;

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const SLIDE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[1-9]\d{0,3})?$/;
/** `lesson/slide`, `lesson/stage`, `lesson/question`. */
const KEY = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[1-9]\d{0,3})?$/;
const PATH = /^[A-Za-z][\w-]*(?:\.[\w-]+)*$/;

const isMicros = integer(0, 1e14);
const isEpoch = number(0, 1e14);
const isValue = either(number(-1e15, 1e15), string(200), isBoolean);
const isPlace = integer(-20_000, 20_000);
const isTarget = string(120, PATH);

const isAction = either(
	object({
		at: isMicros,
		do: oneOf('publish', 'crash', 'recover', 'pause', 'resume', 'redrive', 'rewind'),
		target: isTarget,
	}),
	object({
		at: isMicros,
		do: oneOf('ack', 'nack', 'reject'),
		target: isTarget,
		message: either(integer(0), list(1_000, integer(0))),
	}),
	object({ at: isMicros, do: oneOf('set'), target: isTarget, value: isValue }),
);

/** A stage as it is sent: all that is needed to see the same thing, and its clock. */
export const isStageState = object({
	run: object({
		scenario: string(80, ID),
		edition: string(80),
		variant: string(80, ID),
		set: record(PATH, isValue),
		seed: integer(),
		actions: list(4_000, isAction),
	}),
	clock: object({
		anchorVirtual: isMicros,
		anchorEpochMs: isEpoch,
		rate: number(0.001, 10_000),
		playing: isBoolean,
	}),
});
export type StageState = Guarded<typeof isStageState>;

/** A line drawn on a slide: x, y, x, y … in units of the slide. */
export const isStroke = list(4_000, isPlace);
export type Stroke = Guarded<typeof isStroke>;

/** Everything that the windows of a talk have in common. */
export const isTalk = object({
	/** The lesson that is shown: in a talk of the whole course it changes. */
	lesson: string(80, ID),
	/** The slide's id, and how many of its steps have been taken. */
	slide: string(90, SLIDE),
	step: integer(0, 999),
	/** Whether the audience sees nothing. */
	blank: isBoolean,
	/** Where the speaker points, in units of the slide. */
	laser: either(oneOf('off'), object({ x: isPlace, y: isPlace })),
	/** By `lesson/slide`. */
	drawings: record(KEY, list(400, isStroke)),
	/** By `lesson/stage`; a stage that nobody has touched is not in it. */
	stages: record(KEY, isStageState),
	/** What the room said, by `lesson/question`. */
	guesses: record(KEY, number(-1e12, 1e12)),
	/** The elapsed time: running since a moment, or standing; milliseconds. */
	timer: object({ startedAt: isEpoch, pausedAt: isEpoch }),
});
export type Talk = Guarded<typeof isTalk>;

const from = {
	version: oneOf(SYNC_VERSION),
	/** Which talk: the deck's name, and a name of the session when there are several. */
	deck: string(80, ID),
	session: string(40, ID),
	/** The window that says it. */
	from: string(40, /^[a-z0-9]+$/),
};
const term = integer(0, 1e9);

/** What one window of a talk says to all the others. Always a whole state, never a change of it. */
export const isSyncMessage = either(
	/** Who is here? The presenter answers with the state. */
	object({ ...from, kind: oneOf('hello') }),
	/** How things are, from the one who presents. A later term wins; in a term, a later serial. */
	object({
		...from,
		kind: oneOf('state'),
		term,
		serial: integer(0),
		/** Whether somebody asked for this term, or nobody had answered. */
		asked: isBoolean,
		talk: isTalk,
	}),
	/** The presenter's window goes, perhaps to come back; or the talk is over. */
	object({ ...from, kind: oneOf('away', 'end'), term }),
);
export type SyncMessage = Guarded<typeof isSyncMessage>;

/** A talk as this browser remembers it, so that a presenter's window can be loaded again. */
export const isStoredTalk = object({
	version: oneOf(SYNC_VERSION),
	/** When, milliseconds since 1970. */
	at: isEpoch,
	term,
	talk: isTalk,
});
export type StoredTalk = Guarded<typeof isStoredTalk>;
