import { parseDuration, type Scenario } from '#schemas';
import { metricOf, SimulationError } from '#simulation';
import { metricText } from './format.ts';
import { numbersOf } from './runs.ts';

const TEMPLATE = /\{\{\s*([^{}@]*?)\s*(?:@\s*([^{}]*?)\s*)?\}\}/g;

/** The numbers of a run, for the templates of one text. */
export interface Numbers {
	readonly scenario: Scenario;
	readonly variant: string;
	/** When a template without a moment is read, microseconds. */
	readonly at: number;
}

/**
 * Puts numbers in the place of `{{metric}}`, `{{metric @ 120s}}` and `{{metric @ end}}`. Throws a
 * SimulationError for a metric or a moment that does not exist, and for braces left open.
 */
export function fill(text: string, { scenario, variant, at }: Numbers): string {
	const filled = text.replace(TEMPLATE, (_, metric: string, moment: string | undefined) => {
		const when = moment === undefined ? at : momentOf(moment, scenario.until);
		return metricText(metric, metricOf(numbersOf(scenario, variant, when), metric));
	});
	const stray = /\{\{|\}\}/.exec(filled);
	if (!stray) return filled;
	throw new SimulationError(
		`“${stray[0]}” has no partner`,
		'write a number of the run as {{metric}}',
	);
}

/** `120s` or `end` as microseconds, not after the end of the run. */
export function momentOf(text: string, until: number): number {
	if (text === 'end') return until;
	const micros = parseDuration(text);
	if (micros === undefined) {
		throw new SimulationError(`“${text}” is no moment`, 'write a duration such as 120s, or end');
	}
	if (micros > until) {
		throw new SimulationError(
			`“${text}” is after the end of the run`,
			`the run ends at ${until / 1_000_000}s`,
		);
	}
	return micros;
}
