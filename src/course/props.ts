import type { Scenario } from '#schemas';
import { packLevels, type Still, topologyOf } from '#player';
import { createTimeline } from '#player/timeline';
import { isHall } from '#player/hall';
import { prepare, type QuestionForBrowser } from '#quiz/key';
import { editionOf, type TicketView } from '#simulation';
import type { Library } from './library.ts';
import { measuredIn, type MeasuredUse } from './measured.ts';
import { placeOf } from './quiz-place.ts';
import { firstVariant } from './runs.ts';
import { fill } from './templates.ts';

/** What the stage needs to know; plain data that goes into the page. */
export interface StageProps {
	/** Its name on the page. */
	readonly id: string;
	readonly scenarioId: string;
	/** Normalised, without claims and without the texts of its variants. */
	readonly scenario: Scenario;
	readonly edition: string;
	/** Whether it has parts that few scenarios have; their scripts are loaded for it alone. */
	readonly full: boolean;
	/** What its first variant shows at its poster’s moment. */
	readonly still: Still;
	/** The variant that is shown first. */
	readonly variant: string;
	/** By variant: the finding and what is said after it, numbers filled in. */
	readonly texts: Readonly<Record<string, { readonly finding: string; readonly caption: string }>>;
}

/** The props of a stage. */
export function stagePropsOf(
	library: Library,
	scenarioId: string,
	{ variant, id }: { readonly variant?: string | undefined; readonly id?: string | undefined } = {},
): StageProps {
	const scenario = scenarioOf(library, scenarioId);
	const chosen = variant ?? firstVariant(scenario);
	const texts = Object.entries(scenario.variants).map(([name, { finding, caption, poster }]) => {
		const numbers = { scenario, variant: name, at: poster ?? scenario.poster };
		return [name, { finding: fill(finding, numbers), caption: fill(caption, numbers) }];
	});
	const variants = Object.entries(scenario.variants).map(([name, it]) => [
		name,
		{ ...it, finding: '', caption: '' },
	]);
	return {
		id: id ?? scenarioId,
		scenarioId,
		scenario: { ...scenario, claims: [], variants: Object.fromEntries(variants) },
		edition: editionOf(scenario),
		full: isHall(scenario) || hasMore(scenario),
		still: stillOf(scenario, chosen),
		variant: chosen,
		texts: Object.fromEntries(texts),
	};
}

/** The question with this id of a lesson’s quiz, key and reasons computed. */
export function questionOf(library: Library, lesson: string, id: string): QuestionForBrowser {
	const quiz = library.quizzes.get(lesson);
	const index = quiz?.value.questions.findIndex((question) => question.id === id) ?? -1;
	const question = quiz?.value.questions[index];
	if (!quiz || !question)
		throw new Error(`There is no question “${id}” in the quiz of “${lesson}”.`);
	return prepare(question, placeOf(library, quiz, index));
}

/** A number of a scenario’s runs, and how a sentence says it. */
export function measuredOf(
	library: Library,
	{ scenario, ...use }: MeasuredUse & { readonly scenario: string },
) {
	return measuredIn(library.root, scenarioOf(library, scenario), use);
}

/** A scenario by its id. The gate has seen to it that it exists. */
export function scenarioOf(library: Library, id: string): Scenario {
	const entry = library.scenarios.get(id);
	if (!entry) throw new Error(`There is no scenario “${id}” in content/scenarios.`);
	return entry.value;
}

/** Whether a scenario has what `#simulation/more` plays. */
function hasMore({ exchanges, logs, outboxes, capacities, queues }: Scenario): boolean {
	const parts = [exchanges, logs, outboxes, capacities];
	return (
		parts.some((it) => Object.keys(it ?? {}).length > 0) ||
		Object.values(queues).some((it) => it.deadLetter)
	);
}

/** Columns of a still's chart: as fine as its line is thick. */
const COLUMNS = 200;

/** A scenario’s own run at the moment of its picture. */
function stillOf(scenario: Scenario, variant: string): Still {
	const { seed, variants, poster } = scenario;
	const at = variants[variant]?.poster ?? poster;
	const run = { scenario: '', edition: '', variant, set: {}, seed, actions: [] };
	const timeline = createTimeline(scenario, run);
	const view = timeline.at(at);
	const levels = timeline.history(at);
	const every = Math.max(1, Math.ceil(at / COLUMNS));
	const of = topologyOf(timeline.resolved.spec, view).mode === 'synchronous' ? 'inLine' : 'waiting';
	const greatest: number[] = [];
	let [i, now] = [0, 0];
	for (let from = 0; from <= at; from += every) {
		let most = now;
		for (; (levels[i]?.t ?? Infinity) < from + every; i++) {
			now = levels[i]?.[of] ?? 0;
			most = Math.max(most, now);
		}
		greatest.push(most);
	}
	greatest[greatest.length - 1] = now;
	// Of tickets that wait only the oldest one's age is shown, which is told apart; of those in hand,
	// how far the work is.
	const queues = view.queues.map((queue) => ({ ...queue, head: queue.head.map(undated) }));
	const services = view.services.map((service) => ({
		...service,
		slots: service.slots.map((it) => (it.ticket ? { ...it, ticket: undated(it.ticket) } : it)),
	}));
	return { view: { ...view, queues, services }, every, levels: packLevels(greatest) };
}

const undated = (ticket: TicketView): TicketView => ({ ...ticket, since: 0 });
