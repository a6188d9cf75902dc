import { isObject, isSettings, isStoredProgress, parseJson, PROGRESS_VERSION } from '#wire';
import type { StoredAnswer, StoredProgress } from '#wire';

/** A reader of whom nothing is known. */
export const NOTHING: StoredProgress = {
	version: PROGRESS_VERSION,
	answers: {},
	settings: { theme: 'system', singleKeys: true },
};

/** What a text from storage turned out to be. */
export type Opened =
	/** There was none. */
	| { readonly kind: 'none' }
	| { readonly kind: 'current'; readonly progress: StoredProgress }
	/** It was of an older version; the text itself is to be backed up. */
	| { readonly kind: 'migrated'; readonly progress: StoredProgress }
	/** A newer edition wrote it: not ours to touch. */
	| { readonly kind: 'newer' }
	/** Not in our format; `progress` is what could be saved of it. */
	| { readonly kind: 'unreadable'; readonly progress: StoredProgress };

/** Step `n` turns a value of version n into one of version n + 1. */
export type Migrations = Readonly<
	Record<number, (value: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>>
>;

/** The steps there are; version 1 is the first. */
export const MIGRATIONS: Migrations = {};

/** Says what a stored text is. Never throws, whatever the text. */
export function open(text: string | null, migrations: Migrations = MIGRATIONS): Opened {
	if (text === null) return { kind: 'none' };
	const value = parseJson(text);
	if (isStoredProgress(value)) return { kind: 'current', progress: value };
	if (!isObject(value)) return { kind: 'unreadable', progress: NOTHING };
	const { version } = value;
	if (typeof version === 'number' && Number.isSafeInteger(version)) {
		if (version > PROGRESS_VERSION) return { kind: 'newer' };
		const migrated = migrate(value, version, migrations);
		if (isStoredProgress(migrated)) return { kind: 'migrated', progress: migrated };
	}
	return { kind: 'unreadable', progress: salvage(value) };
}

/** Takes a value up to the present version; undefined when a step is missing or fails. */
function migrate(value: Readonly<Record<string, unknown>>, from: number, migrations: Migrations) {
	let migrated = value;
	try {
		for (let version = from; version < PROGRESS_VERSION; version++) {
			const step = migrations[version];
			if (!step) return undefined;
			migrated = { ...step(migrated), version: version + 1 };
		}
	} catch {
		return undefined;
	}
	return migrated;
}

/** The parts of a damaged store of this version that are sound. */
function salvage(value: Readonly<Record<string, unknown>>): StoredProgress {
	if (value['version'] !== PROGRESS_VERSION) return NOTHING;
	let { answers } = NOTHING;
	if (isObject(value['answers']))
		answers = Object.fromEntries(Object.entries(value['answers']).filter(isSound));
	const settings = isSettings(value['settings']) ? value['settings'] : NOTHING.settings;
	return { ...NOTHING, answers, settings };
}

/**
 * The answers of two tabs together: for each question the later one. Commutative, associative and
 * idempotent, so that tabs agree whatever the order in which they hear of each other.
 */
export function mergeAnswers(
	a: StoredProgress['answers'],
	b: StoredProgress['answers'],
): StoredProgress['answers'] {
	const merged: Record<string, StoredAnswer> = { ...a };
	for (const [id, answer] of Object.entries(b)) {
		const other = merged[id];
		if (!other || isLater(answer, other)) merged[id] = answer;
	}
	return merged;
}

/** Later in time; at the same millisecond by their text, so that both tabs choose the same. */
function isLater(a: StoredAnswer, b: StoredAnswer): boolean {
	return a.at === b.at ? textOf(a) > textOf(b) : a.at > b.at;
}

const textOf = ({ revision, response, correct }: StoredAnswer): string =>
	JSON.stringify([revision, response, correct]);

/** Whether the answer may be stored under that id. */
export function isSound(entry: readonly [string, unknown]): entry is [string, StoredAnswer] {
	return isStoredProgress({ ...NOTHING, answers: Object.fromEntries([entry]) });
}
