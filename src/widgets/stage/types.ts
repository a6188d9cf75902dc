import type { Scenario } from '#schemas';

/** The words under a stage, for the run as its author made it. */
export interface StageTexts {
	/** One sentence, in bold. */
	readonly finding: string;
	readonly caption: string;
}

export interface StageProps {
	/** Unique on the page; questions and remotes find the stage by it. */
	readonly id: string;
	readonly scenarioId: string;
	readonly scenario: Scenario;
	readonly edition: string;
	/** The variant that is shown first. */
	readonly variant: string;
	/** By variant. */
	readonly texts: Readonly<Record<string, StageTexts>>;
	/** `page`: everything; `slide`: a large wall and few controls; `home`: one line of controls. */
	readonly mode?: 'page' | 'slide' | 'home';
}
