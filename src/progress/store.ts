import { isSettings } from '#wire';
import type { Settings, StoredProgress } from '#wire';
import { countOf, isSound, merge, MIGRATIONS, NOTHING, open, type Part, PARTS } from './format.ts';
import type { Migrations } from './format.ts';
import type { Port } from './port.ts';
import type { Notice } from './sentences.ts';

/** The key of the reader's progress; what is put aside or backed up is numbered below it. */
export const KEY = 'take-a-number';
const PURPOSES = ['aside', 'backup'] as const;

/** What is remembered of one thing of a part, without its time. */
type Entry<P extends Part> = Omit<StoredProgress[P][string], 'at'>;

/** Remembering, as the rest of the site sees it. Nothing here throws for what storage does. */
export interface Progress {
	/** All that is remembered. */
	read(): StoredProgress;
	/**
	 * Remembers something under its id, stamped with the present time: an answer, a section that was
	 * read, a stage that was tried, a place in a lesson. Throws a TypeError for a malformed one.
	 */
	remember<P extends Part>(part: P, id: string, entry: Entry<P>): void;
	/** Takes in what was remembered elsewhere; of each thing the later entry counts. */
	absorb(progress: StoredProgress): void;
	/**
	 * Forgets everything but the settings, with all copies that were put aside; or the answers of the
	 * review alone. Other tabs do not bring it back.
	 */
	forget(what: 'all' | 'review'): void;
	/** Changes some settings and leaves the others. Throws a TypeError for an unknown value. */
	writeSettings(change: Partial<Settings>): void;
	/** Calls back after every change, of this tab or another. Returns the way to stop it. */
	subscribe(changed: () => void): () => void;
	/** `kept`: stored in this browser. `session`: only until the page is left. */
	status(): 'kept' | 'session';
	/** Sentences for the reader that have not been taken yet; each is given once. */
	takeNotices(): Promise<readonly string[]>;
}

/** Remembers through a port. Storage is first read when something is asked. */
export function createProgress(port: Port, migrations: Migrations = MIGRATIONS): Progress {
	let memory = NOTHING;
	/** Whether the last text seen in storage was one of ours. */
	let stored = false;
	let status: 'kept' | 'session' | undefined;
	const told = new Set<string>();
	const untold: Notice[] = [];
	const listeners = new Set<() => void>();

	function tell(notice: Notice): 'session' {
		const text = JSON.stringify(notice);
		if (!told.has(text)) untold.push(notice);
		told.add(text);
		return 'session';
	}
	function write(): 'kept' | 'session' {
		try {
			port.write(KEY, JSON.stringify(memory));
			stored = true;
			return 'kept';
		} catch {
			return tell({ kind: 'full' });
		}
	}

	/** Copies a text under the next free number, or finds the copy made before. Throws when full. */
	function keepCopy(text: string, purpose: (typeof PURPOSES)[number]): string {
		for (let n = 1; ; n++) {
			const key = `${KEY}.${purpose}.${n}`;
			const there = port.read(key);
			if (there === null) port.write(key, text);
			if (there === null || there === text) return key;
		}
	}
	function dropCopies(): void {
		try {
			for (const purpose of PURPOSES)
				for (let n = 1; port.read(`${KEY}.${purpose}.${n}`) !== null; n++)
					port.remove(`${KEY}.${purpose}.${n}`);
		} catch {
			// Blocked storage holds nothing that could be dropped.
		}
	}

	/** Takes in what storage holds now, applies the change if there is one, and stores the result. */
	function sync(change?: (progress: StoredProgress) => StoredProgress): void {
		const apply = (): void => {
			if (change) memory = change(memory);
		};
		let text: string | null;
		try {
			text = port.read(KEY);
		} catch {
			apply();
			status = tell({ kind: 'blocked' });
			return;
		}
		const opened = open(text, migrations);
		if (opened.kind === 'newer') {
			apply();
			status = tell({ kind: 'newer' });
			return;
		}
		if (opened.kind === 'none') {
			// Gone since: the reader cleared it, so it stays cleared.
			if (stored) memory = NOTHING;
			stored = false;
			apply();
			status = change ? write() : 'kept';
			return;
		}
		if (opened.kind !== 'current')
			try {
				const key = keepCopy(text ?? '', opened.kind === 'migrated' ? 'backup' : 'aside');
				if (opened.kind === 'unreadable')
					tell({ kind: 'aside', key, kept: countOf(opened.progress) });
			} catch {
				apply();
				status = tell({ kind: 'unsaved' });
				return;
			}
		stored = true;
		// In storage's order, so that two tabs that agree do not rewrite each other's text for ever.
		memory = merge(opened.progress, memory);
		apply();
		status = JSON.stringify(memory) === text ? 'kept' : write();
	}
	function ready(): void {
		if (status) return;
		sync();
		port.watch((key) => {
			if (key !== KEY && key !== null) return;
			sync();
			announce();
		});
	}
	function announce(): void {
		for (const listener of listeners) listener();
	}
	function update(change: (progress: StoredProgress) => StoredProgress): void {
		ready();
		sync(change);
		announce();
	}

	return {
		read: () => (ready(), memory),
		remember: (part, id, entry) =>
			update((progress) => {
				const before = progress[part][id]?.at ?? -1;
				// A clock that was set back must not make the new entry the older one.
				const at = Math.max(port.now(), before + 1, progress.since, progress.reviewSince);
				if (!isSound(part, [id, { ...entry, at }]))
					throw new TypeError(`"${id}" cannot be kept like that among the ${part}`);
				return { ...progress, [part]: { ...progress[part], [id]: { ...entry, at } } };
			}),
		absorb: (progress) => update((own) => merge(own, progress)),
		forget: (what) => {
			if (what === 'all') dropCopies();
			update((progress) => {
				const times = PARTS.flatMap((part) => Object.values(progress[part]).map(({ at }) => at));
				// Later than all of it, even when the clock was set back.
				const now = Math.max(port.now(), progress.since, progress.reviewSince, ...times) + 1;
				return what === 'all'
					? { ...NOTHING, since: now, settings: progress.settings }
					: { ...progress, review: {}, reviewSince: now };
			});
		},
		writeSettings: (change) =>
			update((progress) => {
				const settings = { ...progress.settings, ...change };
				if (!isSettings(settings)) throw new TypeError('there is no such setting');
				return { ...progress, settings };
			}),
		subscribe: (changed) => {
			ready();
			listeners.add(changed);
			return () => listeners.delete(changed);
		},
		status: () => (ready(), status ?? 'session'),
		takeNotices: async () => {
			ready();
			const taken = untold.splice(0);
			if (taken.length === 0) return [];
			const { sentenceOf } = await import('./sentences.ts');
			return taken.map(sentenceOf);
		},
	};
}
