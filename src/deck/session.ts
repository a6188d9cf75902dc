import { isSyncMessage, SYNC_VERSION, type SyncMessage, type Talk } from '#wire/sync';
import type { Transport } from './transport.ts';

/**
 * What a window is in a talk. Of an audience window: `alone` (nobody presents), `following`,
 * `looking` (it goes its own way). Of a presenter's: `joining` (is somebody there already?),
 * `presenting`, `second` (somebody else presents), `taken` (somebody took over from this one),
 * `ended`.
 */
export type Role =
	'alone' | 'following' | 'looking' | 'joining' | 'presenting' | 'second' | 'taken' | 'ended';

/** How long a presenter's window waits for another one to answer. */
export const ANSWER_MS = 300;
/** How long a presenter's window may be gone, as in a reload, before the audience is told. */
export const AWAY_MS = 3_000;

export interface SessionOptions {
	readonly kind: 'audience' | 'presenter';
	/** The talk's name, and the session's when the same talk is given twice at once. */
	readonly deck: string;
	readonly session: string;
	/** The window's name, made afresh at each load: `[a-z0-9]`. */
	readonly window: string;
	readonly transport: Transport;
	/** How things stand at first. */
	readonly talk: Talk;
	/** The term that this browser remembers; 0 without one. */
	readonly term?: number;
	/** Calls back once, later; returns how to prevent it. */
	readonly later: (callback: () => void, millis: number) => () => void;
	/** Told of every change of the talk or of the role. */
	readonly changed: (session: Session) => void;
}

/** A window's part in a talk. */
export interface Session {
	readonly role: Role;
	/** How things are here; for a window that looks around, how they are at the presenter's. */
	readonly talk: Talk;
	/** The term in which it was last heard or set. */
	readonly term: number;
	/** Whether the presenter's window has been gone for longer than a reload takes. */
	readonly isLost: boolean;
	/** Messages that were not understood, too old, or out of turn. */
	readonly ignored: number;
	/** Changes how things are. A window that follows somebody else does not. */
	set(talk: Talk): void;
	/** An audience window goes its own way, and comes back. */
	lookAround(): void;
	rejoin(): void;
	/** A presenter's window takes the talk from another one, or goes on with one that was over. */
	takeOver(): void;
	/** Asks again how things are, after a time in which messages may have been missed. */
	ask(): void;
	/** The window is left; another load of it may follow. */
	leave(): void;
	/** The talk is over, for all windows. */
	end(): void;
}

type StateMessage = Extract<SyncMessage, { kind: 'state' }>;

/** Enters a talk. A presenter's window presents unless another one answers. */
export function openSession(options: SessionOptions): Session {
	const { deck, session: name, window: from, transport, later } = options;
	const isPresenter = options.kind === 'presenter';
	const head = { version: SYNC_VERSION, deck, session: name, from } as const;
	let role: Role = isPresenter ? 'joining' : 'alone';
	let talk = options.talk;
	let term = options.term ?? 0;
	let owner = '';
	let serial = 0;
	let isLost = false;
	let ignored = 0;
	let stopWaiting = (): void => {};

	const session: Session = {
		get role() {
			return role;
		},
		get talk() {
			return talk;
		},
		get term() {
			return term;
		},
		get isLost() {
			return isLost;
		},
		get ignored() {
			return ignored;
		},
		set(next) {
			if (role !== 'presenting' && role !== 'joining' && role !== 'alone') return;
			talk = next;
			if (role === 'presenting') sendState();
			tell();
		},
		lookAround() {
			if (role !== 'following') return;
			role = 'looking';
			tell();
		},
		rejoin() {
			if (role !== 'looking') return;
			role = 'following';
			tell();
		},
		takeOver() {
			if (role === 'second' || role === 'taken' || role === 'ended') present(true);
		},
		ask: () => transport.send({ ...head, kind: 'hello' }),
		leave() {
			stopWaiting();
			if (role === 'presenting') transport.send({ ...head, kind: 'away', term });
			stopHearing();
			transport.close();
		},
		end() {
			if (role === 'presenting') transport.send({ ...head, kind: 'end', term });
			if (isPresenter) role = 'ended';
			tell();
		},
	};

	let asked = false;
	function sendState(): void {
		serial += 1;
		transport.send({ ...head, kind: 'state', term, serial, asked, talk });
	}
	function present(wasAsked: boolean): void {
		stopWaiting();
		role = 'presenting';
		owner = from;
		asked = wasAsked;
		isLost = false;
		term += 1;
		serial = 0;
		sendState();
		tell();
	}
	function tell(): void {
		options.changed(session);
	}
	function wait(millis: number, then: () => void): void {
		stopWaiting();
		stopWaiting = later(then, millis);
	}

	function hearState(message: StateMessage): boolean {
		const isOwner = role === 'presenting';
		if (isOwner && message.term > term && !message.asked) {
			// Somebody thought that nobody was here: only who was asked to may take over.
			term = message.term;
			present(true);
			return true;
		}
		if (!isNewer(message)) return false;
		if (isOwner) role = message.asked ? 'taken' : 'second';
		else if (isPresenter && role !== 'taken') role = 'second';
		else if (role === 'alone') role = 'following';
		stopWaiting();
		({ term, serial, from: owner, talk } = message);
		isLost = false;
		tell();
		return true;
	}
	function isNewer(message: StateMessage): boolean {
		if (message.term !== term) return message.term > term;
		if (owner === '') return true;
		// Of two that began a term at once, the smaller name has it.
		if (message.from !== owner) return message.from < owner;
		return message.serial > serial;
	}

	/** Whether the message made sense. */
	function hear(message: SyncMessage): boolean {
		if (message.kind === 'hello') {
			if (role === 'presenting') sendState();
			return true;
		}
		if (message.kind === 'state') return hearState(message);
		if (message.term !== term || message.from !== owner) return false;
		if (message.kind === 'away') {
			wait(AWAY_MS, () => {
				isLost = true;
				tell();
			});
			return true;
		}
		stopWaiting();
		owner = '';
		isLost = false;
		if (!isPresenter) role = 'alone';
		tell();
		return true;
	}

	const stopHearing = transport.hear((data) => {
		if (!isSyncMessage(data)) return void (ignored += 1);
		const isOurs = data.deck === deck && data.session === name && data.from !== from;
		if (isOurs && !hear(data)) ignored += 1;
	});
	session.ask();
	if (isPresenter) {
		wait(ANSWER_MS, () => {
			if (role === 'joining') present(false);
		});
	}
	return session;
}
