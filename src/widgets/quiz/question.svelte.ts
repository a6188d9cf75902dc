import { readAnswers, saveAnswer, takeNotices } from '#progress';
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
	/** Whether an answer was given to an earlier wording of this question. */
	changed = $state(false);
	/** Sentences about remembering that nobody has shown yet. */
	notices = $state.raw<readonly string[]>([]);
	/** What the live region says; about what the reader does, not about what was remembered. */
	announcement = $state('');
	readonly grade = $derived.by(() =>
		this.response === undefined ? undefined : grade(this.question, this.response),
	);

	constructor(question: QuestionForBrowser) {
		this.question = question;
	}

	/** The browser takes over from the server: a remembered answer is shown again. */
	wake(): void {
		if (this.phase !== 'asleep') return;
		const kept = readAnswers()[this.question.id];
		if (kept?.revision === this.question.revision && accepts(this.question, kept.response)) {
			this.response = kept.response;
			this.phase = 'answered';
		} else {
			this.changed = kept !== undefined;
			this.phase = 'asking';
		}
		this.notices = takeNotices();
	}

	/** Takes the answer and remembers it; the key is shown at once, or after `show`. */
	commit(response: Response, phase: 'running' | 'answered', announcement: string): void {
		const { id, revision } = this.question;
		this.response = response;
		this.phase = phase;
		this.changed = false;
		this.announcement = announcement;
		const correct = grade(this.question, response).correct;
		saveAnswer(id, { revision, response, correct });
		this.notices = [...this.notices, ...takeNotices()];
	}

	/** Ends the running. */
	show(announcement: string): void {
		if (this.phase !== 'running') return;
		this.phase = 'answered';
		this.announcement = announcement;
	}

	/** Asks anew; the answer given before is remembered until there is another. */
	again(): void {
		this.response = undefined;
		this.phase = 'asking';
		this.announcement = '';
	}
}
