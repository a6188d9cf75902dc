import { decimalsOf, type PredictForBrowser } from '#quiz/grade';
import type { QuestionState } from './question.svelte.ts';
import { Running } from './running.svelte.ts';

/** A guess in the making, and the run that answers it. */
export class PredictState {
	readonly #question: PredictForBrowser;
	readonly #asked: QuestionState;
	readonly running: Running;
	/** What stands in the number field. */
	text = $state('');
	/** What is wrong with it, said after an attempt to run. */
	problem = $state('');

	/** The guess, when the field holds a number on the scale. */
	readonly guess = $derived.by(() => {
		const value = Number(this.text);
		const { min, max } = this.#question.scale;
		return this.text.trim() !== '' && value >= min && value <= max ? value : undefined;
	});

	constructor(question: PredictForBrowser, asked: QuestionState) {
		this.#question = question;
		this.#asked = asked;
		this.running = new Running(question, asked);
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
		this.running.start(guess, () => this.#result(guess));
		return true;
	}

	/** Asks anew, with the last guess in the field. */
	change(): void {
		this.text = String(this.#asked.response ?? '');
		this.#asked.again();
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
