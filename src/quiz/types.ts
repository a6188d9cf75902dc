/** What every question brings to the browser, whatever its kind. Plain data. */
export interface Asked {
	/** `lesson/question`: answers are kept under it. */
	readonly id: string;
	/** Its place among the questions of the lesson, from 1. */
	readonly number: number;
	readonly stem: string;
	/** Changes when the question, its options or its key do; 16 hexadecimal digits. */
	readonly revision: string;
}

/** Choose one. The response is the index of an option. */
export interface ChoiceForBrowser extends Asked {
	readonly kind: 'choice';
	readonly options: readonly {
		readonly text: string;
		readonly right: boolean;
		readonly why: string;
	}[];
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
	/** The run that shows it. */
	readonly stage: {
		/** The scenario, which is also the stage's id where a lesson shows it once. */
		readonly id: string;
		readonly variant?: string;
		/** The moment the key is read, microseconds of virtual time. */
		readonly atMicros: number;
	};
}

/** A question as a page carries it. */
export type QuestionForBrowser = ChoiceForBrowser | PredictForBrowser;

/** What a reader may answer; which of them fits is for the question's kind to say. */
export type Response = number | string | readonly (number | string)[];

/** The verdict on a response. */
export interface Grade {
	readonly correct: boolean;
	/** How far a number is from the key, in the question's unit, never negative. */
	readonly offBy?: number;
}
