import { decimalsOf, type PredictForBrowser } from '#quiz/grade';
import type { QuestionState } from './question.svelte.ts';
import { hasStage, revealStage, show, type Showing } from './run.ts';

/** A guess in the making, and the run that answers it. */
export class PredictState {
	readonly #question: PredictForBrowser;
	readonly #asked: QuestionState;
	/** What stands in the number field. */
	text = $state('');
	/** What is wrong with it, said after an attempt to run. */
	problem = $state('');
	/** Virtual time of the run on its way, whole seconds. */
	seconds = $state(0);
	#showing: Showing | undefined;

	/** The guess, when the field holds a number on the scale. */
	readonly guess = $derived.by(() => {
		const value = Number(this.text);
		const { min, max } = this.#question.scale;
		return this.text.trim() !== '' && value >= min && value <= max ? value : undefined;
	});

	constructor(question: PredictForBrowser, asked: QuestionState) {
		this.#question = question;
		this.#asked = asked;
	}

	/** Takes over what the reader has put in the field or on the slider. */
	put(text: string): void {
		this.text = text;
		this.problem = '';
	}

	/** A number in the question's unit, as it is shown: 36, 4.5 s. */
	words(value: number): string {
		const { scale, unit } = this.#question;
		const shown = String(
			Number(value.toFixed(Math.max(decimalsOf(scale.step), decimalsOf(value)))),
		);
		return unit ? `${shown} ${unit}` : shown;
	}

	/** Commits the guess; false when there is none yet. */
	run(): boolean {
		const { guess } = this;
		if (guess === undefined) {
			const { min, max } = this.#question.scale;
			this.problem = `Enter a number from ${min} to ${this.words(max)}.`;
			return false;
		}
		this.seconds = 0;
		const showing = show(this.#question, (seconds) => (this.seconds = seconds));
		if (showing) {
			this.#showing = showing;
			this.#asked.commit(guess, 'running', 'The run has started.');
			void showing.done.then(() => this.#asked.show(this.#result(guess)));
		} else this.#asked.commit(guess, 'answered', this.#result(guess));
		return true;
	}

	/** Shows the result without waiting for the run. */
	skip(): void {
		this.#showing?.skip();
	}
	/** Brings the stage in view. */
	goToStage(): void {
		revealStage(this.#question);
	}
	/** Plays the run once more, in view. */
	watchAgain(): void {
		revealStage(this.#question);
		show(this.#question, () => {});
	}
	/** Asks anew, with the last guess in the field. */
	change(): void {
		this.text = String(this.#asked.response ?? '');
		this.#asked.again();
	}
	/** Whether the page has a stage to watch, awake by now. */
	get canWatch(): boolean {
		return hasStage(this.#question);
	}

	/** How far off, as a sentence. */
	verdict(): string {
		const { grade } = this.#asked;
		if (!grade) return `The run gave ${this.words(this.#question.key)}.`;
		const { correct, offBy = 0 } = grade;
		if (offBy === 0) return 'Exactly what the run gave.';
		return `Off by ${this.words(offBy)}${correct ? ', near enough to count as right' : ''}.`;
	}
	#result(guess: number): string {
		const { key } = this.#question;
		return `You said ${this.words(guess)}. The run gave ${this.words(key)}. ${this.verdict()}`;
	}
}
