import type { Question, Scenario } from '#schemas';
import { editionOf, measureRun, metricOf, metricUnit, resolve } from '#simulation';
import { QuizError } from './error.ts';
import { hash } from './hash.ts';
import type { Build, Kind, MomentOfRun, Needs } from './kind.ts';
import { kinds } from './kinds.ts';
import type { Asked, Moment, QuestionForBrowser } from './types.ts';

export { QuizError } from './error.ts';
export type { ChoiceForBrowser, PredictForBrowser, QuestionForBrowser, Response } from './types.ts';

/** Where a question stands, and how its references are found. */
export interface Place {
	/** The lesson's id. */
	readonly lesson: string;
	/** Its place among the lesson's questions, from 1. */
	readonly number: number;
	/** The scenario of that id, or undefined. */
	scenarioOf(id: string): Scenario | undefined;
	/** Where a lesson shows that scenario; absent: in this lesson, under the scenario's id. */
	stageOf?(
		scenario: string,
		stage: string | undefined,
	): { readonly lesson: string; readonly id: string } | undefined;
	/** Replaces the `{{metric}}` templates of an explanation; absent: left as they are. */
	words?(template: string): string;
}

/**
 * The question as a page carries it, key and revision computed. Throws a QuizError (field, message,
 * hint) for a reference or unit that does not fit, a SimulationError for an unknown variant or metric.
 */
export function prepare(question: Question, place: Place): QuestionForBrowser {
	const kind = kinds[question.kind] as unknown as Kind<Question, QuestionForBrowser, unknown>;
	const moment = (run: MomentOfRun, field: string) => momentOf(run, field, place);
	const own = kind.prepare(question, {
		measure: (needs) => measure(needs, place),
		moment,
		words: (template) => place.words?.(template) ?? template,
	});
	const asked: Asked = {
		id: `${place.lesson}/${question.id}`,
		number: place.number,
		stem: question.stem,
		...('show' in question && question.show ? { show: moment(question.show, 'show') } : {}),
		revision: hash(JSON.stringify([question.kind, question.stem, kind.fingerprint(own)])),
	};
	return { ...asked, ...own } as QuestionForBrowser;
}

/** Where the moment is to be seen: on the stage, in the variant that the run is of. */
function momentOf(run: MomentOfRun, field: string, place: Place): Moment {
	const { scenario: id, stage, at } = run;
	const scenario = scenarioOf(id, place);
	const found = place.stageOf
		? place.stageOf(id, stage)
		: { lesson: place.lesson, id: stage ?? id };
	if (!found)
		throw new QuizError(
			field,
			`no lesson shows ${stage === undefined ? '' : `the stage "${stage}" of `}"${id}"`,
			`write <Stage scenario="${id}" /> in the lesson, or name a scenario that a lesson shows`,
		);
	const variant = run.variant ?? Object.keys(scenario.variants)[0];
	return { ...found, ...(variant === undefined ? {} : { variant }), atMicros: at };
}

function scenarioOf(id: string, place: Place): Scenario {
	const scenario = place.scenarioOf(id);
	if (scenario) return scenario;
	throw new QuizError(
		'scenario',
		`there is no scenario "${id}"`,
		`write the name of a file in content/scenarios, without .yaml`,
	);
}

const UNITS = { s: 1_000_000, ms: 1_000 } as const;

/** Runs the question's scenario and reads the metric in the unit that the reader sees. */
function measure(needs: Needs, place: Place): ReturnType<Build['measure']> {
	const { scenario: id, metric, unit } = needs;
	const scenario = scenarioOf(id, place);
	// The stage that shows it begins with the first variant, so that is the run which is meant.
	const variant = needs.variant ?? Object.keys(scenario.variants)[0];
	const resolved = resolve(scenario, {
		scenario: id,
		edition: editionOf(scenario),
		...(variant === undefined ? {} : { variant }),
		set: {},
		seed: scenario.seed,
		actions: [],
	});
	const atMicros = needs.at ?? resolved.spec.until;
	const value = metricOf(measureRun(resolved, atMicros), metric);
	const isTime = metricUnit(metric) === 'time';
	const inTime = unit === 's' || unit === 'ms';
	if (isTime !== inTime)
		throw new QuizError(
			'unit',
			`"${metric}" is ${isTime ? 'a time' : 'not a time'}, and the unit is "${unit}"`,
			isTime ? 'write unit: s or unit: ms' : 'leave unit out',
		);
	return { value: inTime ? value / UNITS[unit] : value, atMicros };
}
