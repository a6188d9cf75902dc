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
export const PROGRESS_VERSION = 1;

const ID = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
/** `lesson/question`. */
const QUESTION_KEY = new RegExp(`^${ID}/${ID}$`);

/** What a question was answered with; which shape fits is for the question to say. */
const isResponse = either(number(), string(200), list(32, either(number(), string(200))));

/** One remembered answer. */
export const isStoredAnswer = object({
	/** The question's revision when it was answered. */
	revision: string(64),
	response: isResponse,
	/** When, milliseconds since 1970. */
	at: integer(0),
	correct: isBoolean,
});
export type StoredAnswer = Guarded<typeof isStoredAnswer>;

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
	answers: record(QUESTION_KEY, isStoredAnswer),
	settings: isSettings,
});
export type StoredProgress = Guarded<typeof isStoredProgress>;
