import {
	browserChannel,
	clamped,
	command,
	type DeckCommand,
	hashWriter,
	indexOfHash,
	indexOfId,
	keepScreenOn,
	later,
	newTalk,
	openSession,
	pageAddress,
	type Place,
	placed,
	type Role,
	type Session,
	staged,
	type StageState,
	type Talk,
	windowAddress,
	windowName,
	windowQuery,
} from '#deck';
import { elapsed, forget, goOn, isRunning, pause, recall, remember, reset } from '#deck/presenter';
import type { SpeakerSlide } from './slides.ts';
import type { PresenterPage } from './types.ts';

/** How long after a change the talk is written down. */
const REMEMBER_MS = 250;

/** The speaker's side of a talk: where it is, how long it has been, and all that can be done to it. */
export class PresenterState {
	readonly page: PresenterPage;
	readonly slides: readonly SpeakerSlide[];
	readonly deck: string;
	readonly query: string;
	talk = $state.raw() as Talk;
	role = $state<Role>('joining');
	/** Real time, milliseconds since 1970; moves on once a second. */
	now = $state(Date.now());
	/** Whether this browser remembers the talk; else a reload begins it anew. */
	isKept = $state(true);
	readonly isCourse: boolean;
	/** The name of the session. */
	readonly session: string;
	readonly #session: Session;
	#stopWriting = (): void => {};
	readonly #writeHash = hashWriter();

	readonly place: Place = $derived.by(() => this.placeOf(this.talk));
	readonly slide: SpeakerSlide = $derived.by(() => this.slides[this.place.index] as SpeakerSlide);
	readonly isDriving = $derived(this.role === 'presenting' || this.role === 'joining');
	readonly elapsed = $derived(elapsed(this.talk.timer, this.now));
	readonly isRunning = $derived(isRunning(this.talk.timer));

	constructor(page: PresenterPage, slides: readonly SpeakerSlide[]) {
		const address = windowAddress();
		this.page = page;
		this.slides = slides;
		this.isCourse = address.isCourse;
		this.deck = address.isCourse ? 'course' : page.lesson;
		this.session = address.session;
		this.query = windowQuery(address);
		const kept = recall(this.deck, this.session);
		this.talk = this.#begin(kept?.talk);
		this.#session = openSession({
			kind: 'presenter',
			deck: this.deck,
			session: this.session,
			window: windowName(),
			transport: browserChannel(),
			talk: this.talk,
			term: kept?.term ?? 0,
			later,
			changed: (session) => this.#changed(session),
		});
		// A talk of the course has come to this lesson: the other windows follow.
		if (kept && kept.talk !== this.talk) this.#session.set(this.talk);
	}

	/** The talk that is remembered, at the slide that the address asks for. */
	#begin(kept: Talk | undefined): Talk {
		const index = indexOfHash(this.slides, location.hash);
		const asked = index === undefined ? undefined : this.slides[index]?.id;
		const first = this.slides[0]?.id ?? '';
		if (!kept) return newTalk(this.page.lesson, asked ?? first);
		if (kept.lesson !== this.page.lesson) {
			return { ...placed(kept, asked ?? first, 0), lesson: this.page.lesson, laser: 'off' };
		}
		return asked && asked !== kept.slide ? placed(kept, asked, 0) : kept;
	}

	placeOf({ slide, step }: Talk): Place {
		const index = indexOfId(this.slides, slide) ?? 0;
		return clamped(
			this.slides.map(({ steps }) => steps),
			{ index, step },
		);
	}

	#changed(session: Session): void {
		this.talk = session.talk;
		this.role = session.role;
		if (this.talk.lesson !== this.page.lesson) return this.#turn(this.talk.lesson);
		this.#writeHash(`#${this.talk.slide}`);
		if (session.role !== 'presenting') return;
		this.#stopWriting();
		this.#stopWriting = later(() => this.#write(), REMEMBER_MS);
	}
	#write(): void {
		this.#stopWriting();
		if (this.role !== 'presenting') return;
		this.isKept = remember(this.deck, this.session, this.#session.term, this.talk);
	}

	/** Changes the talk, in all windows. */
	change(how: (talk: Talk) => Talk): void {
		if (!this.isDriving) return;
		const after = how(this.talk);
		if (after !== this.talk) this.#session.set(after);
	}

	/** Does a command; the first one that goes on starts the timer. */
	ask(asked: DeckCommand): void {
		const steps = this.slides.map((slide) => slide.steps);
		const after = command(steps, this.place, asked);
		if (after === this.place) {
			if (asked.do === 'next') this.#turn(this.#neighbour(1));
			if (asked.do === 'previous') this.#turn(this.#neighbour(-1), '#9999');
			return;
		}
		this.change((talk) => {
			const next = placed(talk, this.slides[after.index]?.id ?? '', after.step);
			const isBegun = talk.timer.startedAt > 0 || asked.do !== 'next';
			return isBegun ? next : { ...next, timer: goOn(talk.timer, Date.now()) };
		});
	}

	/** The lesson before or after this one, in a talk of the whole course. */
	#neighbour(by: 1 | -1): string | undefined {
		if (!this.isCourse) return undefined;
		const at = this.page.lessons.findIndex(([id]) => id === this.page.lesson);
		return this.page.lessons[at + by]?.[0];
	}
	/** What comes after the last slide, in a talk of the whole course. */
	get nextLesson(): string | undefined {
		const next = this.#neighbour(1);
		const at = this.page.lessons.findIndex(([id]) => id === next);
		return next && `Lesson ${at + 1}, ${this.page.lessons[at]?.[1]}`;
	}
	#turn(lesson: string | undefined, hash = ''): void {
		if (lesson === undefined || !this.page.lessons.some(([id]) => id === lesson)) return;
		this.#write();
		this.#session.leave();
		location.replace(`${pageAddress(`../../${lesson}/presenter/`)}${this.query}${hash}`);
	}

	/** What a stage shows, told to all windows. */
	stage(id: string, state: StageState): void {
		this.change((talk) => staged(talk, id, state));
	}
	stateOf(id: string): StageState | undefined {
		return this.talk.stages[`${this.page.lesson}/${id}`];
	}

	toggleTimer(): void {
		const now = Date.now();
		this.now = now;
		this.change((talk) => ({
			...talk,
			timer: isRunning(talk.timer) ? pause(talk.timer, now) : goOn(talk.timer, now),
		}));
	}
	resetTimer(): void {
		this.change((talk) => ({ ...talk, timer: reset() }));
	}
	takeOver(): void {
		this.#session.takeOver();
	}
	/** The talk is over: the windows of the audience go on by themselves, and nothing is remembered. */
	end(): void {
		// How long it took stays to be seen.
		this.change((talk) => ({ ...talk, timer: pause(talk.timer, Date.now()) }));
		this.#stopWriting();
		this.#session.end();
		forget(this.deck, this.session);
	}

	/** Runs with the window: the second hand, what is missed while it is hidden, what is kept when it goes. */
	live(): () => void {
		const off = new AbortController();
		const timer = setInterval(() => (this.now = Date.now()), 250);
		const letGo = keepScreenOn();
		const { signal } = off;
		window.addEventListener(
			'pagehide',
			({ persisted }) => {
				this.#write();
				if (!persisted) this.#session.leave();
			},
			{ signal },
		);
		document.addEventListener(
			'visibilitychange',
			() => {
				if (document.visibilityState === 'visible') this.#session.ask();
				else this.#write();
			},
			{ signal },
		);
		return () => {
			clearInterval(timer);
			letGo();
			off.abort();
		};
	}
}
