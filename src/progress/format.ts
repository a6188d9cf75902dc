import { isObject, isSettings, isStoredProgress, parseJson, PROGRESS_VERSION } from '#wire';
import type { StoredProgress } from '#wire';

/** A reader of whom nothing is known. */
export const NOTHING: StoredProgress = {
	version: PROGRESS_VERSION,
	answers: {},
	review: {},
	read: {},
	tried: {},
	places: {},
	since: 0,
	reviewSince: 0,
	settings: { theme: 'system', singleKeys: true },
};

/** The parts that hold one entry for each thing, with its time. */
export const PARTS = ['answers', 'review', 'read', 'tried', 'places'] as const;
export type Part = (typeof PARTS)[number];
type Entries = Readonly<Record<string, { readonly at: number }>>;

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

/** The steps there are. Version 1 knew answers and settings, both as they are now. */
export const MIGRATIONS: Migrations = { 1: (value) => ({ ...NOTHING, ...value }) };

/** Says what a stored text is. Never throws, whatever the text. */
export function open(text: string | null, migrations: Migrations = MIGRATIONS): Opened {
	if (text === null) return { kind: 'none' };
	const value = parseJson(text);
	if (isStoredProgress(value)) return { kind: 'current', progress: value };
	const version = isObject(value) ? value['version'] : undefined;
	if (!isObject(value) || !Number.isSafeInteger(version))
		return { kind: 'unreadable', progress: NOTHING };
	if ((version as number) > PROGRESS_VERSION) return { kind: 'newer' };
	const migrated = migrate(value, version as number, migrations);
	return isStoredProgress(migrated)
		? { kind: 'migrated', progress: migrated }
		: { kind: 'unreadable', progress: salvage(migrated) };
}

/** Takes a value up to the present version; an empty one when a step is missing or fails. */
function migrate(
	value: Readonly<Record<string, unknown>>,
	from: number,
	migrations: Migrations,
): Readonly<Record<string, unknown>> {
	let migrated = value;
	try {
		for (let version = from; version < PROGRESS_VERSION; version++) {
			const step = migrations[version];
			if (!step) return {};
			migrated = { ...step(migrated), version: version + 1 };
		}
	} catch {
		return {};
	}
	return migrated;
}

/** The parts of a damaged store that are sound. */
function salvage(value: Readonly<Record<string, unknown>>): StoredProgress {
	const settings = isSettings(value['settings']) ? value['settings'] : NOTHING.settings;
	return mapParts({ ...NOTHING, settings }, (part) => {
		const entries = value[part];
		return isObject(entries)
			? Object.fromEntries(Object.entries(entries).filter((entry) => isSound(part, entry)))
			: {};
	});
}

const mapParts = (
	progress: StoredProgress,
	entriesOf: (part: Part) => Readonly<Record<string, unknown>>,
): StoredProgress =>
	({
		...progress,
		...Object.fromEntries(PARTS.map((part) => [part, entriesOf(part)])),
	}) as StoredProgress;

/**
 * What two tabs know together: of each thing the later entry, and nothing that was forgotten in
 * either. Commutative, associative and idempotent but for the settings, which are the first one's,
 * so that tabs agree whatever the order in which they hear of each other.
 */
export function merge(a: StoredProgress, b: StoredProgress): StoredProgress {
	const since = Math.max(a.since, b.since);
	const reviewSince = Math.max(a.reviewSince, b.reviewSince);
	return mapParts({ ...a, since, reviewSince }, (part) => {
		const after = part === 'review' ? Math.max(since, reviewSince) : since;
		const merged: Record<string, { readonly at: number }> = { ...a[part] };
		for (const [id, entry] of Object.entries<Entries[string]>(b[part])) {
			const other = merged[id];
			if (!other || isLater(entry, other)) merged[id] = entry;
		}
		return Object.fromEntries(Object.entries(merged).filter(([, { at }]) => at >= after));
	});
}

/** Later in time; at the same millisecond by their text, so that both tabs choose the same. */
function isLater(a: Entries[string], b: Entries[string]): boolean {
	return a.at === b.at ? JSON.stringify(a) > JSON.stringify(b) : a.at > b.at;
}

/** Whether the entry may be stored in that part. */
export function isSound(part: Part, entry: readonly [string, unknown]): boolean {
	return isStoredProgress({ ...NOTHING, [part]: Object.fromEntries([entry]) });
}

/** How many entries there are in all parts. */
export const countOf = (progress: StoredProgress): number =>
	PARTS.reduce((sum, part) => sum + Object.keys(progress[part]).length, 0);
