import type { StageState, Talk } from '#wire/sync';
import { formatAddress, indexOfHash } from './address.ts';
import { deckKey, type DeckKey } from './keys.ts';
import type { DeckPort, DeckStage, Tool } from './port.ts';
import type { Session } from './session.ts';
import { announcement, indexOfId, type Slide } from './slides.ts';
import { clamped, command, type DeckCommand, type Place } from './state.ts';
import { swipe } from './swipe.ts';
import { newTalk, placed, staged, undone } from './talk.ts';

/** A deck at work. */
export interface Deck {
	readonly slides: readonly Slide[];
	/** What is shown now. */
	place(): Place;
	/** Everything that is shown now: the talk that is followed, or this window's own. */
	talk(): Talk;
	readonly session: Session;
	/** Does a command, as a key or a button would. */
	ask(asked: DeckCommand): void;
	/** Changes what is shown; a window that follows another then looks around by itself. */
	change(how: (talk: Talk) => Talk): void;
	/** Puts a stage that has woken in step with the talk; returns how to forget it. */
	add(stage: DeckStage): () => void;
	/** Messages that did not fit this page, and were passed over. */
	unfit(): number;
	/** Stops listening. */
	end(): void;
}

export interface DeckOptions {
	readonly port: DeckPort;
	/** Enters the talk that the window belongs to. */
	readonly connect: (talk: Talk, changed: (session: Session) => void) => Session;
	/** How many steps ahead of the talk this window is: a picture of what comes next. */
	readonly ahead?: 0 | 1;
}

const TOOLS: readonly Tool[] = ['overview', 'laser', 'draw', 'full', 'present', 'notes', 'help'];
/** What is said to whoever asks for a step that there is not. */
export const RUN_OVER = 'The run has ended. Play starts it again.';
const MOVES = ['next', 'previous', 'first', 'last', 'skip', 'back'] as const;

/** Opens the deck of a window at the slide that its address names, else at the first. */
export function openDeck({ port, connect, ahead = 0 }: DeckOptions): Deck {
	const { slides, lesson } = port;
	const steps = slides.map((slide) => slide.steps);
	const stages = new Map<DeckStage, Kept>();
	const start = indexOfHash(slides, port.hash()) ?? 0;
	let place: Place = { index: start, step: 0 };
	/** This window's own talk while it looks around. */
	let own: Talk | undefined;
	let digits = '';
	let unfit = 0;
	let isOpen = false;
	/** Whether a key moves the deck just now, so that the focus has to come along. */
	let moving: 'key' | 'other' = 'other';

	const session = connect(newTalk(lesson, slides[start]?.id ?? ''), () => isOpen && render(moving));
	const talk = (): Talk => (session.role === 'looking' ? own : undefined) ?? session.talk;

	function placeOf({ slide, step }: Talk): Place {
		const index = indexOfId(slides, slide) ?? indexOfId(slides, slide.replace(/\..*$/, '')) ?? 0;
		const at = clamped(steps, { index, step });
		return ahead ? command(steps, at, { do: 'next' }) : at;
	}

	function render(by: 'key' | 'other'): void {
		const now = talk();
		if (now.lesson !== lesson && port.turn({ lesson: now.lesson })) return;
		const before = place;
		place = placeOf(now);
		const isMoved = place.index !== before.index;
		let isNew = isMoved || place.step !== before.step;
		if (isNew) {
			port.show(place, by);
			if (isMoved) port.setHash(formatAddress({ by: 'id', id: slides[place.index]?.id ?? '' }));
			port.announce(announcement(slides, place.index, place.step));
		}
		port.overlay(now);
		port.follow(session.role, placeOf(session.talk), session.isLost);
		for (const stage of stages.keys()) isNew = put(stage) || isNew;
		// A message that changes nothing here takes back nothing that was said.
		if (isNew) port.say('');
	}

	/** Brings a stage to what the talk says of it; false when it is there already. */
	function put(stage: DeckStage): boolean {
		const kept = stages.get(stage);
		const state = talk().stages[`${lesson}/${stage.id}`];
		if (!kept || ahead || isSame(state, kept.last)) return false;
		kept.last = state;
		kept.isTaking = true;
		if (!stage.take(state)) unfit += 1;
		kept.isTaking = false;
		return true;
	}

	function change(how: (talk: Talk) => Talk, by: 'key' | 'other' = 'other'): void {
		const after = how(talk());
		if (after === talk()) return;
		if (session.role === 'following') session.lookAround();
		if (session.role !== 'looking') return session.set(after);
		own = after;
		render(by);
	}

	function ask(asked: DeckCommand, by: 'key' | 'other' = 'other'): void {
		const after = command(steps, place, asked);
		if (after !== place) {
			moving = by;
			change((now) => placed(now, slides[after.index]?.id ?? '', after.step), by);
			moving = 'other';
		} else if (asked.do === 'next' && place.index === slides.length - 1) port.turn('next');
		else if (asked.do === 'previous' && place.index === 0) port.turn('previous');
	}

	function does(asked: DeckKey | string, by: 'key' | 'other'): void {
		const move = MOVES.find((each) => each === asked);
		const tool = TOOLS.find((each) => each === asked);
		if (move) ask({ do: move }, by);
		else if (tool) port.tool(tool);
		else if (asked === 'blank') change((now) => ({ ...now, blank: !now.blank }));
		else if (asked === 'undo') change(undone);
		else if (asked === 'rejoin') session.rejoin();
		else if (asked === 'step') onStage((stage) => stage.step() && port.say(RUN_OVER));
		else if (asked === 'play') onStage((stage) => stage.toggle());
		else if (asked === 'controls') port.work(place.index);
		else if (asked === 'leave') escape();
	}
	/** Does something with the stage that stands on the slide. */
	function onStage(act: (stage: DeckStage) => unknown): void {
		const id = slides[place.index]?.stage;
		for (const stage of stages.keys()) if (stage.id === id) act(stage);
	}
	function escape(): void {
		if (port.close()) return;
		if (talk().blank) change((now) => ({ ...now, blank: false }));
		else if (session.role === 'looking') session.rejoin();
		else port.leave();
	}

	port.show(place, 'other');
	const stop = port.listen({
		key(press) {
			const key = deckKey(press, port.singleKeys());
			if (key === undefined) return false;
			if (/^\d$/.test(key)) {
				digits = (digits + key).slice(-3);
				return true;
			}
			const number = Number(digits);
			digits = '';
			if (key !== 'jump') does(key, 'key');
			else if (number > 0) ask({ do: 'go', index: Math.min(number, slides.length) - 1 }, 'key');
			else return false;
			return true;
		},
		button: (asked) => does(asked, 'other'),
		swipe(from, to) {
			const asked = swipe(from, to);
			if (asked) ask({ do: asked });
		},
		hash() {
			const index = indexOfHash(slides, port.hash());
			if (index !== undefined && index !== place.index) ask({ do: 'go', index });
		},
		reveal: (index) => ask({ do: 'go', index }),
		seen: () => session.ask(),
		gone: () => session.leave(),
	});
	isOpen = true;
	render('other');

	return {
		slides,
		place: () => place,
		talk,
		session,
		ask,
		change,
		add(stage) {
			const kept: Kept = { isTaking: false };
			stages.set(stage, kept);
			put(stage);
			const off = stage.touched(() => {
				if (kept.isTaking) return;
				const state = stage.state();
				if (!isSame(state, kept.last)) port.say('');
				stages.set(stage, Object.assign(kept, { last: state }));
				change((now) => staged(now, stage.id, state));
			});
			return () => {
				off();
				stages.delete(stage);
			};
		},
		unfit: () => unfit,
		end() {
			stop();
			session.leave();
		},
	};
}

/** What the talk said last of a stage, and whether it is being brought to it. */
interface Kept {
	last?: StageState | undefined;
	isTaking: boolean;
}

/** Every message brings a copy: what is equal has not changed. */
const isSame = (a: StageState | undefined, b: StageState | undefined): boolean =>
	a === b || JSON.stringify(a) === JSON.stringify(b);
