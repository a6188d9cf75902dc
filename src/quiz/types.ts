/** A moment of a run on a stage. */
export interface Moment {
	/** The stage's id on its page. */
	readonly id: string;
	/** The lesson whose page has the stage. */
	readonly lesson: string;
	readonly variant?: string;
	/** Microseconds of virtual time. */
	readonly atMicros: number;
}

/** What every question brings to the browser, whatever its kind. Plain data. */
export interface Asked {
	/** `lesson/question`: answers are kept under it. */
	readonly id: string;
	/** Its place among the questions of the lesson, from 1. */
	readonly number: number;
	readonly stem: string;
	/** Changes when the question, its options or its key do; 16 hexadecimal digits. */
	readonly revision: string;
	/** The moment that proves the answer. */
	readonly show?: Moment;
}

/** Something that can be chosen. */
export interface Option {
	readonly text: string;
	readonly right: boolean;
	/** Why it is right or wrong. */
	readonly why: string;
}

/** Choose one. The response is the index of an option. */
export interface ChoiceForBrowser extends Asked {
	readonly kind: 'choice';
	readonly options: readonly Option[];
}

/** Choose all that hold. The response is the list of their indices, ascending. */
export interface SeveralForBrowser extends Asked {
	readonly kind: 'several';
	readonly options: readonly Option[];
}

/** Work out a number. The response is that number in the question's unit. */
export interface NumberForBrowser extends Asked {
	readonly kind: 'number';
	readonly unit: string;
	readonly tolerance: number;
	readonly key: number;
	readonly why: string;
	/** Numbers that a likely mistake leads to. */
	readonly wrong: readonly { readonly value: number; readonly why: string }[];
}

/** Put in order. The response lists the items' indices in the reader's order. */
export interface OrderForBrowser extends Asked {
	readonly kind: 'order';
	/** In the right order. */
	readonly items: readonly { readonly text: string; readonly why: string }[];
	/** How they are mixed at first: indices of `items`. */
	readonly start: readonly number[];
}

/** Guess a number, then let the run say it. The response is a number in the question's unit. */
export interface PredictForBrowser extends Asked {
	readonly kind: 'predict';
	readonly unit: 's' | 'ms' | '';
	readonly scale: { readonly min: number; readonly max: number; readonly step: number };
	/** A guess at most so far from the key is right. In the unit. */
	readonly tolerance: number;
	/** What the run gives, in the unit, rounded to the decimals of the scale's step. */
	readonly key: number;
	readonly why: string;
	/** The run that shows it, at the moment the key is read. */
	readonly stage: Moment;
}

/** Bet on an outcome, then let the run say which it is. The response is the index of an option. */
export interface PredictChoiceForBrowser extends Asked {
	readonly kind: 'predict-choice';
	readonly options: readonly Option[];
	/** What the run gives, as it is shown: 51, 4.5 s. */
	readonly given: string;
	/** The run that shows it, at the moment the number is read. */
	readonly stage: Moment;
}

/** A question as a page carries it. */
export type QuestionForBrowser =
	| ChoiceForBrowser
	| SeveralForBrowser
	| NumberForBrowser
	| OrderForBrowser
	| PredictForBrowser
	| PredictChoiceForBrowser;

/** What a reader may answer; which of them fits is for the question's kind to say. */
export type Response = number | string | readonly (number | string)[];

/** The verdict on a response. */
export interface Grade {
	readonly correct: boolean;
	/** How far a number is from the key, in the question's unit, never negative. */
	readonly offBy?: number;
}
