import type { Question, Scenario } from '#schemas';
import { editionOf, measureRun, metricOf, metricUnit, resolve } from '#simulation';
import { QuizError } from './error.ts';
import { hash } from './hash.ts';
import type { Build, Kind, Needs } from './kind.ts';
import { kinds } from './kinds.ts';
import type { Asked, QuestionForBrowser } from './types.ts';

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
	/** Replaces the `{{metric}}` templates of an explanation; absent: left as they are. */
	words?(template: string): string;
}

/**
 * The question as a page carries it, key and revision computed. Throws a QuizError (field, message,
 * hint) for a reference or unit that does not fit, a SimulationError for an unknown variant or metric.
 */
export function prepare(question: Question, place: Place): QuestionForBrowser {
	const kind = kinds[question.kind] as unknown as Kind<Question, QuestionForBrowser, unknown>;
	const own = kind.prepare(question, {
		measure: (needs) => measure(needs, place),
		words: (template) => place.words?.(template) ?? template,
	});
	const asked: Asked = {
		id: `${place.lesson}/${question.id}`,
		number: place.number,
		stem: question.stem,
		revision: hash(JSON.stringify([question.kind, question.stem, kind.fingerprint(own)])),
	};
	return { ...asked, ...own } as QuestionForBrowser;
}

const UNITS = { s: 1_000_000, ms: 1_000 } as const;

/** Runs the question's scenario and reads the metric in the unit that the reader sees. */
function measure(needs: Needs, place: Place): ReturnType<Build['measure']> {
	const { scenario: id, variant, metric, unit } = needs;
	const scenario = place.scenarioOf(id);
	if (!scenario)
		throw new QuizError(
			'scenario',
			`there is no scenario "${id}"`,
			`write the name of a file in content/scenarios, without .yaml`,
		);
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
	if (isTime !== (unit !== ''))
		throw new QuizError(
			'unit',
			`"${metric}" is ${isTime ? 'a time' : 'not a time'}, and the unit is "${unit}"`,
			isTime ? 'write unit: s or unit: ms' : 'leave unit out',
		);
	return { value: unit === '' ? value : value / UNITS[unit], atMicros };
}
