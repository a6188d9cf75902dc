import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	ANSWER_MS,
	AWAY_MS,
	drawn,
	newTalk,
	openSession,
	placed,
	type Session,
	type SessionOptions,
	staged,
} from '../../../src/deck/index.ts';
import { hub } from './hub.ts';

let count = 0;

function room(deck = 'why-queues') {
	const net = hub();
	const open = (kind: SessionOptions['kind'], parts: Partial<SessionOptions> = {}): Session =>
		openSession({
			kind,
			deck,
			session: 'main',
			window: `w${(count += 1)}`,
			transport: net.transport(),
			talk: newTalk('why-queues', 'start'),
			later: net.later,
			changed: () => {},
			...parts,
		});
	const presenter = (parts: Partial<SessionOptions> = {}): Session => {
		const session = open('presenter', parts);
		net.pass(ANSWER_MS);
		return session;
	};
	return { ...net, open, presenter };
}

const stage = {
	run: {
		scenario: 'flash-sale',
		edition: 'e1',
		variant: 'queued',
		set: { 'services.mail.slots': 3 },
		seed: 7,
		actions: [{ at: 20_000, do: 'publish', target: 'checkout' }],
	},
	clock: { anchorVirtual: 1_250_000, anchorEpochMs: 0, rate: 1, playing: false },
} as const;

describe('a talk in several windows', () => {
	it('is led by the presenter and followed by the audience, every command of it', () => {
		const { open, presenter } = room();
		const audience = open('audience');
		expect(audience.role).toBe('alone');
		const speaker = presenter();
		expect([speaker.role, audience.role]).toEqual(['presenting', 'following']);
		speaker.set(placed(speaker.talk, 'the-night', 0));
		speaker.set(placed(speaker.talk, 'one-click', 1));
		expect(audience.talk).toEqual(speaker.talk);
		expect(audience.talk.slide).toBe('one-click');
	});

	it('is told whole to who comes late, simulation and drawings included', () => {
		const { open, presenter } = room();
		const speaker = presenter();
		speaker.set(
			staged(drawn(placed(speaker.talk, 'bet', 1), [10, 10, 20, 20]), 'flash-sale', stage),
		);
		const late = open('audience');
		expect(late.role).toBe('following');
		expect(late.talk).toEqual(speaker.talk);
	});

	it('keeps what was remembered when the presenter’s window is loaded again', () => {
		const { open, presenter, pass } = room();
		const audience = open('audience');
		const before = presenter();
		before.set(drawn(placed(before.talk, 'bet', 2), [1, 2, 3, 4]));
		const { talk, term } = before;
		before.leave();
		pass(AWAY_MS - 500);
		expect(audience.isLost).toBe(false);
		const after = presenter({ talk, term });
		expect(after.role).toBe('presenting');
		expect(audience.talk).toEqual(talk);
		after.set(placed(after.talk, 'bet', 3));
		expect(audience.talk.step).toBe(3);
		pass(AWAY_MS);
		expect(audience.isLost).toBe(false);
	});

	it('says so when the presenter’s window does not come back', () => {
		const { open, presenter, pass } = room();
		const audience = open('audience');
		presenter().leave();
		pass(AWAY_MS);
		expect([audience.role, audience.isLost]).toEqual(['following', true]);
	});

	it('does not mix with another deck or another session', () => {
		const { open, presenter } = room();
		const others = [
			open('audience', { deck: 'pitfalls' }),
			open('audience', { session: 'second-room' }),
		];
		const speaker = presenter();
		speaker.set(placed(speaker.talk, 'bet', 0));
		for (const other of others) expect([other.role, other.talk.slide]).toEqual(['alone', 'start']);
	});

	it('can be looked away from, and rejoined where it is by then', () => {
		const { open, presenter } = room();
		const speaker = presenter();
		const audience = open('audience');
		audience.lookAround();
		speaker.set(placed(speaker.talk, 'both-ways', 0));
		expect([audience.role, audience.talk.slide]).toEqual(['looking', 'both-ways']);
		audience.rejoin();
		expect(audience.role).toBe('following');
	});

	it('is not changed by a window that follows', () => {
		const { open, presenter } = room();
		const speaker = presenter();
		const audience = open('audience');
		audience.set(placed(audience.talk, 'bet', 0));
		expect([audience.talk.slide, speaker.talk.slide]).toEqual(['start', 'start']);
	});

	it('goes to a second presenter’s window only when it is asked to, and the first one knows', () => {
		const { open, presenter } = room();
		const audience = open('audience');
		const first = presenter();
		first.set(placed(first.talk, 'bet', 0));
		const second = presenter({ term: first.term });
		expect([first.role, second.role]).toEqual(['presenting', 'second']);
		expect(second.talk).toEqual(first.talk);
		second.takeOver();
		expect([first.role, second.role]).toEqual(['taken', 'presenting']);
		second.set(placed(second.talk, 'one-click', 0));
		expect([first.talk.slide, audience.talk.slide]).toEqual(['one-click', 'one-click']);
		first.takeOver();
		expect([first.role, second.role, audience.role]).toEqual(['presenting', 'taken', 'following']);
	});

	it('stays with a presenter who was too busy to answer at once', () => {
		const { open, presenter, transport } = room();
		const audience = open('audience');
		const first = presenter();
		const deaf = transport();
		const second = open('presenter', {
			// It hears nothing until it has given up waiting.
			transport: { ...deaf, hear: () => () => {} },
			later: (callback) => (callback(), () => {}),
			term: first.term,
		});
		expect(second.role).toBe('presenting');
		expect(first.role).toBe('presenting');
		first.set(placed(first.talk, 'bet', 0));
		expect(audience.talk.slide).toBe('bet');
	});

	it('ends for all, and each window goes on by itself', () => {
		const { open, presenter } = room();
		const audience = open('audience');
		const speaker = presenter();
		speaker.end();
		expect([speaker.role, audience.role]).toEqual(['ended', 'alone']);
		audience.set(placed(audience.talk, 'bet', 0));
		expect(audience.talk.slide).toBe('bet');
	});

	it('catches up after a time in which a window heard nothing', () => {
		const { open, presenter, transport } = room();
		const speaker = presenter();
		const inner = transport();
		let isFrozen = false;
		const audience = open('audience', {
			transport: { ...inner, hear: (tell) => inner.hear((it) => !isFrozen && tell(it)) },
		});
		isFrozen = true;
		speaker.set(placed(speaker.talk, 'bet', 0));
		expect(audience.talk.slide).toBe('start');
		isFrozen = false;
		audience.ask();
		expect(audience.talk).toEqual(speaker.talk);
	});
});

describe('ten thousand hostile messages', () => {
	it('are passed over and counted, and the windows stay equal', () => {
		const { open, presenter, transport } = room();
		const speaker = presenter();
		const audience = open('audience');
		speaker.set(staged(drawn(placed(speaker.talk, 'bet', 1), [1, 1, 9, 9]), 'flash-sale', stage));
		const enemy = transport();
		const state = {
			version: 1,
			deck: 'why-queues',
			session: 'main',
			// Of two in one term the smaller name has it; this one is greater than all.
			from: 'zzz',
			kind: 'state',
			term: 1,
			serial: 1e9,
			asked: false,
			talk: speaker.talk,
		};
		const odd = fc.oneof(
			fc.anything(),
			fc.constantFrom(NaN, Infinity, -1, 1e300, '', '<img>', '__proto__', null, [], {}),
		);
		/** A sound message with one field, somewhere inside, made odd. */
		const spoiled = fc
			.tuple(fc.nat(), odd)
			.map(([at, value]) => spoil(structuredClone(state), at, value));
		const stale = fc.record({ term: fc.constantFrom(0, -1, 0.5), serial: fc.nat() }).map((it) => ({
			...state,
			...it,
		}));
		const versions = fc.integer({ min: 2 }).map((version) => ({ ...state, version }));
		const before = [speaker.ignored, audience.ignored];
		const { talk } = speaker;
		let sent = 0;
		fc.assert(
			fc.property(fc.oneof(fc.anything(), spoiled, stale, versions), (message) => {
				try {
					enemy.send(message);
				} catch {
					// What cannot be sent at all, as a function, harms nobody.
					return;
				}
				sent += 1;
				expect(audience.talk).toEqual(talk);
				expect(speaker.talk).toEqual(talk);
			}),
			{ numRuns: 10_000 },
		);
		expect(sent).toBeGreaterThan(9_000);
		expect(speaker.ignored - (before[0] ?? 0)).toBeGreaterThan(sent / 2);
		expect(audience.ignored - (before[1] ?? 0)).toBeGreaterThan(sent / 2);
		expect(speaker.role).toBe('presenting');
		speaker.set(placed(speaker.talk, 'one-click', 0));
		expect(audience.talk).toEqual(speaker.talk);
	});
});

/** Puts a value in place of one of the leaves or branches of an object, counted through. */
function spoil(whole: object, at: number, value: unknown): unknown {
	const places: (readonly [Record<string, unknown>, string])[] = [];
	(function walk(part: Record<string, unknown>): void {
		for (const key of Object.keys(part)) {
			// What differs in who sends it, or in whether it is this talk, is no nonsense.
			if (part === whole && ['from', 'asked', 'serial', 'term'].includes(key)) continue;
			places.push([part, key]);
			const inner = part[key];
			if (typeof inner === 'object' && inner !== null) walk(inner as Record<string, unknown>);
		}
	})(whole as Record<string, unknown>);
	const [part, key] = places[at % places.length] ?? [{}, ''];
	part[key] = value;
	return whole;
}
