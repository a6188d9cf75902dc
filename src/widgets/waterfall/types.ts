import type { Scenario } from '#schemas';

/** A still figure: what one click sets off, a group for each variant, on one axis. */
export interface WaterfallProps {
	readonly scenarioId: string;
	readonly scenario: Scenario;
	/** By variant: the finding and what is said after it. */
	readonly texts: Readonly<Record<string, { readonly finding: string; readonly caption: string }>>;
}
