import type { Scenario } from '#schemas';

/** What the remote of a stage is made from: a part of what its widget is. */
export interface RemoteData {
	readonly id: string;
	readonly scenarioId: string;
	readonly scenario: Scenario;
	readonly edition: string;
	readonly variant: string;
}

/** Data of widgets, by the place that they were asleep in: it leaves the page when they wake. */
export type Sources = ReadonlyMap<Element, Element | null>;

/** What a remote is made from, for each stage of the deck, by its id. */
export function remotesOf(root: Element, sources: Sources): ReadonlyMap<string, RemoteData> {
	const found = new Map<string, RemoteData>();
	for (const part of root.querySelectorAll('[data-stage] live-part')) {
		const data = sources.get(part)?.textContent;
		if (!data) continue;
		const { id, scenarioId, scenario, edition, variant } = JSON.parse(data) as RemoteData;
		found.set(id, { id, scenarioId, scenario, edition, variant });
	}
	return found;
}
