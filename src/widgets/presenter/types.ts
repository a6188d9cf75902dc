import type { Scenario } from '#schemas';

/** What the remote needs of a stage. */
export interface StageProps {
	readonly id: string;
	readonly scenarioId: string;
	readonly scenario: Scenario;
	readonly edition: string;
	readonly variant: string;
}

/** What a presenter's window is told by its page. */
export interface PresenterPage {
	readonly lesson: string;
	readonly title: string;
	readonly minutes: number;
	/** Id, title and minutes of each written lesson, in order. */
	readonly lessons: readonly (readonly [string, string, number])[];
	/** The address of the deck, of the talk of the whole course, and of the first page. */
	readonly deck: string;
	readonly course: string;
	readonly home: string;
}
