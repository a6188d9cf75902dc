import type { PredictChoiceForBrowser, PredictForBrowser, Response } from '#quiz/grade';
import type { QuestionState } from './question.svelte.ts';
import { hasStage, revealStage, show, type Showing } from './run.ts';

/** The run that answers a prediction, from the bet to its moment. */
export class Running {
	readonly #question: PredictForBrowser | PredictChoiceForBrowser;
	readonly #asked: QuestionState;
	/** Virtual time of the run on its way, whole seconds. */
	seconds = $state(0);
	#showing: Showing | undefined;

	constructor(question: PredictForBrowser | PredictChoiceForBrowser, asked: QuestionState) {
		this.#question = question;
		this.#asked = asked;
	}

	/** Commits the bet and plays the run; `result` is said when it is there. */
	start(response: Response, result: () => string): void {
		this.seconds = 0;
		const showing = show(this.#question.stage, (seconds) => (this.seconds = seconds));
		this.#showing = showing;
		this.#asked.commit(response, showing ? 'running' : 'answered');
		this.#asked.say(showing ? 'The run has started.' : result());
		void showing?.done.then(() => this.#asked.show(result()));
	}
	/** Shows the result without waiting for the run. */
	skip(): void {
		this.#showing?.skip();
	}
	/** Brings the stage in view. */
	goToStage(): void {
		revealStage(this.#question.stage);
	}
	/** Plays the run once more, in view. */
	watchAgain(): void {
		this.goToStage();
		show(this.#question.stage, () => {});
	}
	/** Whether the page has a stage to watch, awake by now. */
	get canWatch(): boolean {
		return hasStage(this.#question.stage);
	}
}
