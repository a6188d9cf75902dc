import { read, remember, takeNotices } from '#progress';
import { accepts, grade, type QuestionForBrowser, type Response } from '#quiz/grade';

/**
 * `asleep`: as the server drew it, and as it stays without JavaScript. `running`: the answer is
 * given and the run is still on its way to it.
 */
export type Phase = 'asleep' | 'asking' | 'running' | 'answered';

/** One question in front of the reader: what is asked, what was said, what is shown of the key. */
export class QuestionState {
	readonly question: QuestionForBrowser;
	phase = $state<Phase>('asleep');
	/** The reader's answer; undefined while asking. */
	response = $state.raw<Response>();
	/** Whether the right answer and every reason are shown. */
	revealed = $state(false);
	/** Answers given since the question was last asked afresh. */
	#tries = 0;
	/** Whether an answer was given to an earlier wording of this question. */
	changed = $state(false);
	/** What the room said, in a talk. */
	room = $state.raw<number>();
	/** Whether the answer is shown because the talk has come to it. */
	#isPresented = false;
	/** Sentences about remembering that nobody has shown yet. */
	notices = $state.raw<readonly string[]>([]);
	/** What the live region says; about what the reader does, not about what was remembered. */
	announcement = $state('');
	readonly grade = $derived.by(() =>
		this.response === undefined ? undefined : grade(this.question, this.response),
	);

	/** From this page to the folder of lessons; absent: the page is the question's own lesson. */
	readonly base: string | undefined;

	/** Where its answers are kept: a page that is no lesson is the review. */
	get #part(): 'answers' | 'review' {
		return this.base === undefined ? 'answers' : 'review';
	}

	constructor(question: QuestionForBrowser, base?: string) {
		this.question = question;
		this.base = base;
	}

	/** The browser takes over from the server: a remembered answer is shown again. */
	wake(): void {
		if (this.phase !== 'asleep') return;
		const kept = read()[this.#part][this.question.id];
		if (kept?.revision === this.question.revision && accepts(this.question, kept.response)) {
			this.response = kept.response;
			this.phase = 'answered';
			this.#tries = 1;
			this.revealed = kept.correct || isPrediction(this.question);
		} else {
			this.changed = kept !== undefined;
			this.phase = 'asking';
		}
		this.#hear();
	}

	/** Shows how far the question is in a talk, and what the room said. Nothing is remembered. */
	present({ phase, guess }: { readonly phase?: string; readonly guess?: string }): void {
		const said = guess === undefined ? undefined : Number(guess);
		const isKnown = said !== undefined && accepts(this.question, said);
		if (phase === 'answered') {
			this.response = isKnown ? said : this.response;
			this.revealed = true;
			this.phase = 'answered';
		} else if (this.phase === 'asleep' || this.#isPresented) this.again();
		this.room = isKnown ? said : undefined;
		this.#isPresented = phase === 'answered';
	}

	/**
	 * Takes the answer and remembers it. A first wrong one may be tried again; with a right one, the
	 * second, and with any prediction the key is shown.
	 */
	commit(response: Response, phase: 'running' | 'answered'): void {
		const { id, revision } = this.question;
		const { correct } = grade(this.question, response);
		this.#tries++;
		this.response = response;
		this.revealed = correct || this.#tries > 1 || isPrediction(this.question);
		this.phase = phase;
		this.changed = false;
		remember(this.#part, id, { revision, response, correct });
		this.#hear();
	}

	/** Sentences about remembering are loaded when there are any. */
	#hear(): void {
		void takeNotices().then((told) => (this.notices = [...this.notices, ...told]));
	}

	/** What the live region says of the answer. */
	say(announcement: string): void {
		this.announcement = announcement;
	}
	/** Ends the running. */
	show(announcement: string): void {
		if (this.phase !== 'running') return;
		this.phase = 'answered';
		this.announcement = announcement;
	}
	/** Shows the key to a reader who does not want to try again. */
	reveal(announcement: string): void {
		this.revealed = true;
		this.announcement = announcement;
	}

	/** Asks anew; the answer given before is remembered until there is another. */
	again(): void {
		if (this.revealed) this.#tries = 0;
		this.revealed = false;
		this.response = undefined;
		this.phase = 'asking';
		this.announcement = '';
	}
}

/** The run tells what is right, whatever the bet. */
const isPrediction = ({ kind }: QuestionForBrowser): boolean => kind.startsWith('predict');
