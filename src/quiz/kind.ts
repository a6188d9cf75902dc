import type { Asked, Grade, Moment } from './types.ts';

/** What the build hands to a kind, so that no kind needs the simulation. */
export interface Build {
	/** A metric of a question's run in its unit. Throws when there is no such scenario or metric. */
	measure(needs: Needs): { readonly value: number; readonly atMicros: number };
	/** Where a moment of a scenario's run is to be seen; `field` is named when it is nowhere. */
	moment(run: MomentOfRun, field: string): Moment;
	/** Replaces the `{{metric}}` templates of an explanation. */
	words(template: string): string;
}

/** Which number of which run a question needs. */
export interface Needs {
	readonly scenario: string;
	readonly variant?: string | undefined;
	readonly metric: string;
	/** Microseconds; absent: the end of the run. */
	readonly at?: number | undefined;
	/** `s` or `ms` for a time; anything else is a unit for the reader alone. */
	readonly unit: string;
}

/** A moment of a scenario's own run. */
export interface MomentOfRun {
	readonly scenario: string;
	readonly variant?: string | undefined;
	/** The stage's own id, where it has another than its scenario's. */
	readonly stage?: string | undefined;
	/** Microseconds. */
	readonly at: number;
}

/** One kind of question: what is asked, which responses fit, which are right. */
export interface Kind<Authored, Question extends Asked, Response> {
	/** The part of the question that only this kind has, its key included. Build time. */
	prepare(authored: Authored, build: Build): Omit<Question, keyof Asked>;
	/** What makes it another question when it changes, beside the stem. Explanations do not. */
	fingerprint(own: Omit<Question, keyof Asked>): unknown;
	/** Whether the value is a response to this question. */
	accepts(question: Question, value: unknown): value is Response;
	/** The verdict on an accepted response. */
	grade(question: Question, response: Response): Grade;
}
