import type { Scenario } from '#schemas';
import { metricOf, SimulationError, valueAt, withValue } from '#simulation';
import { flawsOf } from '#simulation/study';
import type { Problem } from './gate/problem.ts';
import type { Path } from './gate/source.ts';
import type { Entry } from './library.ts';
import { afterEnd, caught, reporter, unknown } from './reporting.ts';
import { firstVariant, numbersOf } from './runs.ts';
import { fill } from './templates.ts';

/** What a scenario names, and what its runs need to be sound. */
export function scenarioReferences(entry: Entry<Scenario>): Problem[] {
	const problems = nodeReferences(entry);
	return problems.length > 0 ? problems : [...textReferences(entry), ...claimReferences(entry)];
}

/** What a scenario must have right to be run and judged; its texts are left alone. */
export function runReferences(entry: Entry<Scenario>): Problem[] {
	const problems = nodeReferences(entry);
	return problems.length > 0 ? problems : claimReferences(entry);
}

function nodeReferences(entry: Entry<Scenario>): Problem[] {
	const { value: scenario } = entry;
	const report = reporter(entry);
	const { variants, until } = scenario;
	for (const { path, message, hint } of flawsOf(scenario)) report.at(path, { message, fix: hint });
	if (Object.keys(variants).length === 0) {
		report.at(['variants'], {
			message: 'there is no variant',
			fix: 'Add one, with label and finding.',
		});
	}
	const within = (at: number | undefined, path: Path) =>
		report.at(path, at === undefined || at <= until ? undefined : afterEnd(path, until));
	within(scenario.poster, ['poster']);
	scenario.marks.forEach((mark, i) => within(mark.at, ['marks', i, 'at']));
	// What follows runs the scenario, which needs all names above to be right.
	if (report.problems.length > 0) return report.problems;
	for (const [id, variant] of Object.entries(variants)) {
		within(variant.poster, ['variants', id, 'poster']);
		for (const [path, value] of Object.entries(variant.set)) {
			report.at(
				['variants', id, 'set', path],
				caught(() => void withValue(scenario, path, value)),
				true,
			);
		}
	}
	scenario.parameters.forEach(({ path, unit, min, max }, i) => {
		const found = caught(() => {
			const value = valueAt(scenario, path);
			if (typeof value !== 'number')
				throw new SimulationError(`“${path}” is not a number`, 'a slider needs one');
		});
		report.at(['parameters', i, 'path'], found);
		for (const [field, end] of found ? [] : [['min', min] as const, ['max', max] as const]) {
			// The reader can move the slider to its ends, so the run must bear them.
			const value = Math.round(end * MICROS_PER[unit]);
			const whole = unit === 'ms' || unit === 's' ? value : end;
			report.at(
				['parameters', i, field],
				caught(() => void withValue(scenario, path, whole)),
			);
		}
		if (min >= max)
			report.at(['parameters', i, 'min'], {
				message: `min ${min} is not below max ${max}`,
				fix: 'Swap them.',
			});
	});
	return report.problems;
}

/** The numbers that a scenario's texts name. */
function textReferences(entry: Entry<Scenario>): Problem[] {
	const { value: scenario } = entry;
	const report = reporter(entry);
	for (const [id, variant] of Object.entries(scenario.variants)) {
		const numbers = { scenario, variant: id, at: variant.poster ?? scenario.poster };
		for (const field of ['finding', 'caption'] as const) {
			report.at(
				['variants', id, field],
				caught(() => void fill(variant[field], numbers)),
			);
		}
	}
	return report.problems;
}

function claimReferences(entry: Entry<Scenario>): Problem[] {
	const { value: scenario } = entry;
	const { variants, until } = scenario;
	const report = reporter(entry);
	scenario.claims.forEach((claim, i) => {
		const variant = claim.variant ?? firstVariant(scenario);
		if (claim.at !== undefined && claim.at > until) {
			report.at(['claims', i, 'at'], afterEnd(['claims', i, 'at'], until));
		}
		if (!Object.hasOwn(variants, variant)) {
			report.at(['claims', i, 'variant'], unknown('variant', variant, Object.keys(variants)));
			return;
		}
		// Which numbers there are is known before anything has happened.
		const metrics = () => void metricOf(numbersOf(scenario, variant, 0), claim.metric);
		report.at(['claims', i, 'metric'], caught(metrics));
		for (const bound of ['least', 'most'] as const) {
			if (typeof (claim[bound] ?? 0) === 'number') continue;
			report.at(['claims', i, bound], {
				message: `“${String(claim[bound])}” is no bound`,
				fix: 'Write a number or a duration such as 30s.',
			});
		}
		if (claim.least === undefined && claim.most === undefined) {
			report.at(['claims', i], { message: 'this claims nothing', fix: 'Add least or most.' });
		}
	});
	return report.problems;
}

/** A slider's unit in that of the scenario. */
const MICROS_PER = { 'per second': 1, ms: 1_000, s: 1_000_000, '': 1 } as const;
