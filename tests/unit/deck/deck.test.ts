import { describe, expect, it } from 'vitest';
import {
	ANSWER_MS,
	type DeckListener,
	type DeckPort,
	type DeckStage,
	newTalk,
	openDeck,
	openSession,
	placed,
	RUN_OVER,
	type Session,
	staged,
	type StageState,
} from '../../../src/deck/index.ts';
import { hub } from './hub.ts';

/** A window without a browser: it logs what the deck does to it. */
function window({ hash = '', net = hub(), steps = [0, 0, 2, 0] } = {}) {
	const log: string[] = [];
	let told: DeckListener | undefined;
	let now = hash;
	let said = '';
	let session: Session | undefined;
	const port: DeckPort = {
		lesson: 'why-queues',
		slides: ['start', 'one', 'one.2', 'two'].map((id, at) => ({
			id,
			section: id,
			title: `T ${id}`,
			steps: steps[at] ?? 0,
			stage: id === 'one' ? 'flash-sale' : undefined,
		})),
		singleKeys: () => true,
		hash: () => now,
		setHash: (text) => {
			now = text;
			log.push(text);
		},
		show: ({ index, step }, by) => log.push(`show ${index}.${step} ${by}`),
		overlay: () => {},
		follow: () => {},
		announce: (words) => log.push(words),
		say(words) {
			said = words;
			if (words) log.push(`say ${words}`);
		},
		work: (index) => log.push(`work ${index}`),
		tool: (tool) => log.push(`tool ${tool}`),
		close: () => false,
		turn: (to) => (log.push(`turn ${JSON.stringify(to)}`), false),
		leave: () => log.push('leave'),
		listen(to) {
			told = to;
			return () => (told = undefined);
		},
	};
	const deck = openDeck({
		port,
		connect: (talk, changed) =>
			(session = openSession({
				kind: 'audience',
				deck: 'why-queues',
				session: 'main',
				window: 'audience',
				transport: net.transport(),
				talk,
				later: net.later,
				changed,
			})),
	});
	const key = (name: string) => told?.key({ key: name, modified: false, composing: false });
	const goTo = (text: string) => {
		now = text;
		told?.hash();
	};
	return { deck, log, key, goTo, session, to: () => told, said: () => said };
}

function present(net: ReturnType<typeof hub>): Session {
	const session = openSession({
		kind: 'presenter',
		deck: 'why-queues',
		session: 'main',
		window: 'speaker',
		transport: net.transport(),
		talk: newTalk('why-queues', 'start'),
		later: net.later,
		changed: () => {},
	});
	net.pass(ANSWER_MS);
	return session;
}

const state = (anchorVirtual: number): StageState => ({
	run: { scenario: 's', edition: 'e', variant: 'v', set: {}, seed: 1, actions: [] },
	clock: { anchorVirtual, anchorEpochMs: 0, rate: 1, playing: false },
});

/** A stage that remembers what it was shown. */
function stage(id = 'flash-sale', until = 1_000) {
	let touch = (): void => {};
	let now = state(0);
	const seen: (number | undefined)[] = [];
	const handle: DeckStage = {
		id,
		state: () => now,
		take(given) {
			seen.push(given?.clock.anchorVirtual);
			// As a real one, it says that it was touched while it takes.
			touch();
			return given?.run.edition !== 'other';
		},
		touched(tell) {
			touch = tell;
			return () => (touch = () => {});
		},
		step() {
			const next = Math.min(now.clock.anchorVirtual + 1, until);
			if (next > now.clock.anchorVirtual) {
				now = state(next);
				touch();
			}
			return next === until;
		},
		toggle() {
			now = state(now.clock.anchorVirtual + 100);
			touch();
		},
	};
	return { handle, seen };
}

describe('a deck in its window', () => {
	it('opens at the slide of the address and says nothing', () => {
		expect(window({ hash: '#one.2' }).log).toEqual(['show 2.0 other']);
		expect(window({ hash: '#2' }).log).toEqual(['show 1.0 other']);
		expect(window({ hash: '#nowhere' }).log).toEqual(['show 0.0 other']);
	});

	it('on a key shows the slide, writes its id and announces it', () => {
		const { log, key } = window();
		expect(key('PageDown')).toBe(true);
		expect(log.slice(1)).toEqual(['show 1.0 key', '#one', '2 of 4: T one']);
	});

	it('takes the steps of a slide before it goes on, and all of them on the way back', () => {
		const { log, key, deck } = window({ hash: '#one.2' });
		key(' ');
		expect(log.slice(1)).toEqual(['show 2.1 key', '3 of 4: T one.2, step 1 of 2']);
		key(' ');
		key(' ');
		expect(deck.place()).toEqual({ index: 3, step: 0 });
		key('ArrowLeft');
		expect(deck.place()).toEqual({ index: 2, step: 2 });
	});

	it('goes to a number that is typed and entered', () => {
		const { deck, key } = window();
		key('3');
		expect(key('Enter')).toBe(true);
		expect(deck.place().index).toBe(2);
		expect(key('Enter')).toBe(false);
	});

	it('does nothing at its end, and the key is still its own', () => {
		const { log, key } = window({ hash: '#two' });
		expect(key('ArrowRight')).toBe(true);
		expect(log.slice(1)).toEqual(['turn "next"']);
	});

	it('lets a key go that is not its own', () => {
		expect(window().key('x')).toBe(false);
	});

	it('opens its tools, blanks, and Escape undoes one thing at a time', () => {
		const { deck, log, key } = window();
		for (const name of ['o', 'F', '?']) key(name);
		expect(log.slice(1)).toEqual(['tool overview', 'tool full', 'tool help']);
		key('.');
		expect(deck.talk().blank).toBe(true);
		key('Escape');
		expect(deck.talk().blank).toBe(false);
		key('Escape');
		expect(log.at(-1)).toBe('leave');
	});

	it('follows the address, a stage that wants to be seen, a button and a finger', () => {
		const { deck, log, goTo, to } = window();
		goTo('#4');
		expect(deck.place().index).toBe(3);
		expect(log.at(-1)).toBe('4 of 4: T two');
		to()?.reveal(1);
		expect(deck.place().index).toBe(1);
		to()?.button('next');
		expect(deck.place().index).toBe(2);
		to()?.swipe({ x: 0, y: 0, at: 0 }, { x: 90, y: 0, at: 90 });
		expect(deck.place().index).toBe(1);
	});

	it('stays where it is when the address names no slide', () => {
		const { deck, goTo } = window({ hash: '#one' });
		goTo('#elsewhere');
		expect(deck.place().index).toBe(1);
	});

	it('hears nothing once it has ended', () => {
		const { deck, to } = window();
		deck.end();
		expect(to()).toBeUndefined();
	});
});

describe('a deck that follows a talk', () => {
	it('shows what the presenter shows, and looks around when it is moved here', () => {
		const net = hub();
		const { deck, key, session } = window({ net });
		const speaker = present(net);
		speaker.set(placed(speaker.talk, 'one.2', 1));
		expect(deck.place()).toEqual({ index: 2, step: 1 });
		key('Home');
		expect([session?.role, deck.place().index]).toEqual(['looking', 0]);
		speaker.set(placed(speaker.talk, 'two', 0));
		expect(deck.place().index).toBe(0);
		key('Escape');
		expect([session?.role, deck.place().index]).toEqual(['following', 3]);
	});

	it('puts a stage in step, whether it wakes before or after, and forgets none', () => {
		const net = hub();
		const { deck } = window({ net });
		const early = stage();
		deck.add(early.handle);
		const speaker = present(net);
		speaker.set(staged(speaker.talk, 'flash-sale', state(7)));
		expect(early.seen.at(-1)).toBe(7);
		const late = stage();
		deck.add(late.handle);
		expect(late.seen).toEqual([7]);
		speaker.set(placed(speaker.talk, 'one', 0));
		expect(late.seen).toEqual([7]);
	});

	it('counts what a stage cannot show', () => {
		const net = hub();
		const { deck } = window({ net });
		deck.add(stage().handle);
		const speaker = present(net);
		const other = { ...state(1), run: { ...state(1).run, edition: 'other' } };
		speaker.set(staged(speaker.talk, 'flash-sale', other));
		expect(deck.unfit()).toBe(1);
	});

	it('keeps what is done to a stage by hand, and S steps the one on the slide, K plays it', () => {
		const { deck, key } = window({ hash: '#one' });
		deck.add(stage().handle);
		key('s');
		expect(deck.talk().stages['why-queues/flash-sale']?.clock.anchorVirtual).toBe(1);
		key('k');
		expect(deck.talk().stages['why-queues/flash-sale']?.clock.anchorVirtual).toBe(101);
	});

	it('says that a run has ended when S asks for more of it, each time', () => {
		const { deck, key, log } = window({ hash: '#one' });
		deck.add(stage('flash-sale', 2).handle);
		const said = () => log.filter((line) => line.startsWith('say '));
		key('s');
		expect(said()).toEqual([]);
		key('s');
		key('s');
		expect(said()).toEqual([`say ${RUN_OVER}`, `say ${RUN_OVER}`]);
	});

	it('goes on saying so while the talk tells of other things, until the slide or its run is another', () => {
		const net = hub();
		const { deck, key, said } = window({ net });
		const speaker = present(net);
		speaker.set({ ...speaker.talk, slide: 'one' });
		deck.add(stage('flash-sale', 0).handle);
		key('s');
		expect(said()).toBe(RUN_OVER);
		speaker.set({ ...speaker.talk, blank: true });
		expect(said()).toBe(RUN_OVER);
		speaker.set({ ...speaker.talk, slide: 'two' });
		expect(said()).toBe('');
	});

	it('brings a place that it does not have into its own', () => {
		const net = hub();
		const { deck } = window({ net });
		const speaker = present(net);
		speaker.set(placed(speaker.talk, 'one.9', 99));
		expect(deck.place()).toEqual({ index: 1, step: 0 });
		speaker.set(placed(speaker.talk, 'gone', 5));
		expect(deck.place()).toEqual({ index: 0, step: 0 });
	});
});
