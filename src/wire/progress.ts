import {
	either,
	integer,
	isBoolean,
	list,
	number,
	object,
	oneOf,
	record,
	string,
} from './guard.ts';
import type { Guarded } from './guard.ts';

/** The version of the stored format that this edition of the site reads and writes. */
export const PROGRESS_VERSION = 2;

const ID = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
const LESSON = new RegExp(`^${ID}$`);
/** `lesson/question`, `lesson/section`, `lesson/stage`. */
const KEY = new RegExp(`^${ID}/${ID}$`);
/** When, milliseconds since 1970. */
const isTime = integer(0);
const isRevision = string(64);

/** What a question was answered with; which shape fits is for the question to say. */
const isResponse = either(number(), string(200), list(32, either(number(), string(200))));

/** One remembered answer. */
export const isStoredAnswer = object({
	/** The question's revision when it was answered. */
	revision: isRevision,
	response: isResponse,
	at: isTime,
	correct: isBoolean,
});
export type StoredAnswer = Guarded<typeof isStoredAnswer>;

/** A section whose end was reached; `revision` says what it taught then. */
export const isReadSection = object({ revision: isRevision, at: isTime });
/** A stage that the reader has worked. */
export const isTriedStage = object({ at: isTime });
/** Where the reader was last in a lesson. */
export const isPlace = object({ section: string(64, LESSON), at: isTime });

/** What the reader has set for the whole site. */
export const isSettings = object({
	theme: oneOf('system', 'light', 'dark'),
	/** Whether single keys such as `/` act on the whole page. */
	singleKeys: isBoolean,
});
export type Settings = Guarded<typeof isSettings>;

/** All that is remembered of a reader, in one text of this browser's storage. */
export const isStoredProgress = object({
	version: oneOf(PROGRESS_VERSION),
	answers: record(KEY, isStoredAnswer),
	/** Answers of the course review, kept apart from those of the lessons. */
	review: record(KEY, isStoredAnswer),
	read: record(KEY, isReadSection),
	tried: record(KEY, isTriedStage),
	/** By lesson. */
	places: record(LESSON, isPlace),
	/** What is older was forgotten at the reader's wish. */
	since: isTime,
	/** The same for the review alone. */
	reviewSince: isTime,
	settings: isSettings,
});
export type StoredProgress = Guarded<typeof isStoredProgress>;
