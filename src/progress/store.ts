import { isSettings } from '#wire';
import type { Settings, StoredAnswer, StoredProgress } from '#wire';
import { isSound, mergeAnswers, MIGRATIONS, NOTHING, open } from './format.ts';
import type { Migrations } from './format.ts';
import type { Port } from './port.ts';
import { sentences } from './sentences.ts';

/** The key of the reader's progress; what is put aside or backed up is numbered below it. */
export const KEY = 'take-a-number';

/** Remembering, as the rest of the site sees it. Nothing here throws for what storage does. */
export interface Progress {
	/** All answers by `lesson/question`. */
	readAnswers(): StoredProgress['answers'];
	/** Remembers an answer, stamped with the present time. Throws a TypeError for a malformed one. */
	saveAnswer(id: string, answer: Omit<StoredAnswer, 'at'>): void;
	readSettings(): Settings;
	/** Changes some settings and leaves the others. Throws a TypeError for an unknown value. */
	writeSettings(change: Partial<Settings>): void;
	/** Calls back after every change, of this tab or another. Returns the way to stop it. */
	subscribe(changed: () => void): () => void;
	/** `kept`: stored in this browser. `session`: only until the page is left. */
	status(): 'kept' | 'session';
	/** Sentences for the reader that have not been taken yet; each is given once. */
	takeNotices(): readonly string[];
}

/** Remembers through a port. Storage is first read when something is asked. */
export function createProgress(port: Port, migrations: Migrations = MIGRATIONS): Progress {
	let memory = NOTHING;
	/** Whether the last text seen in storage was one of ours. */
	let stored = false;
	let status: 'kept' | 'session' | undefined;
	const told = new Set<string>();
	const untold: string[] = [];
	const listeners = new Set<() => void>();

	function tell(sentence: string): void {
		if (told.has(sentence)) return;
		told.add(sentence);
		untold.push(sentence);
	}
	function forgo(sentence: string): 'session' {
		tell(sentence);
		return 'session';
	}
	function write(): 'kept' | 'session' {
		try {
			port.write(KEY, JSON.stringify(memory));
			stored = true;
			return 'kept';
		} catch {
			return forgo(sentences.full);
		}
	}

	/** Copies a text under the next free number, or finds the copy made before. Throws when full. */
	function keepCopy(text: string, purpose: 'aside' | 'backup'): string {
		for (let n = 1; ; n++) {
			const key = `${KEY}.${purpose}.${n}`;
			const there = port.read(key);
			if (there === null) port.write(key, text);
			if (there === null || there === text) return key;
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
			status = forgo(sentences.blocked);
			return;
		}
		const opened = open(text, migrations);
		if (opened.kind === 'newer') {
			apply();
			status = forgo(sentences.newer);
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
		const { answers } = opened.progress;
		if (opened.kind !== 'current')
			try {
				const key = keepCopy(text ?? '', opened.kind === 'migrated' ? 'backup' : 'aside');
				if (opened.kind === 'unreadable') tell(sentences.aside(key, Object.keys(answers).length));
			} catch {
				apply();
				status = forgo(sentences.unsaved);
				return;
			}
		stored = true;
		// In storage's order, so that two tabs that agree do not rewrite each other's text for ever.
		memory = { ...opened.progress, answers: mergeAnswers(answers, memory.answers) };
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
		readAnswers: () => (ready(), memory.answers),
		saveAnswer: (id, answer) =>
			update((progress) => {
				// A clock that was set back must not make the new answer the older one.
				const at = Math.max(port.now(), (progress.answers[id]?.at ?? -1) + 1);
				const { revision, response, correct } = answer;
				const entry = [id, { revision, response, at, correct }] as const;
				if (!isSound(entry)) throw new TypeError(`"${id}" cannot be answered like that`);
				return { ...progress, answers: { ...progress.answers, [id]: entry[1] } };
			}),
		readSettings: () => (ready(), memory.settings),
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
		takeNotices: () => (ready(), untold.splice(0)),
	};
}
