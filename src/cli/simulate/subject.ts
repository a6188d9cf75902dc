import type { Scenario } from '#schemas';
import { editionOf, resolve, type Resolved } from '#simulation';
import { about } from './problem.ts';
import { scenarioIn } from './scenario.ts';
import type { Setting, Wishes } from './wishes.ts';

/** One run that is asked for. */
export interface Subject {
	/** The scenario's id, its file's name. */
	readonly id: string;
	readonly scenario: Scenario;
	readonly variant: string;
	readonly set: Setting;
	readonly seed: number;
	/** When it ends, microseconds. */
	readonly until: number;
	readonly edition: string;
	readonly resolved: Resolved;
}

/** The run that is asked for; throws when the file is wrong or the run cannot be made. */
export function subjectOf({ file, variant, seed, until, set }: Wishes): Subject {
	const { id, scenario } = scenarioIn(file);
	const subject = {
		id,
		scenario,
		seed: seed ?? scenario.seed,
		until: until ?? scenario.until,
		edition: editionOf(scenario),
	};
	return withRun(subject, variant, set, { variant: '--variant', set: '--set' });
}

/** The run beside it: another variant, further values over its own; nothing else differs. */
export function otherOf(subject: Subject, other: NonNullable<Wishes['other']>): Subject {
	const set = {
		values: { ...subject.set.values, ...other.set.values },
		said: [...subject.set.said, ...other.set.said],
	};
	const flags = { variant: '--compare', set: '--against' };
	return withRun(subject, other.variant ?? subject.variant, set, flags);
}

function withRun(
	subject: Omit<Subject, 'variant' | 'set' | 'resolved'>,
	variant: string | undefined,
	set: Setting,
	flags: { readonly variant: string; readonly set: string },
): Subject {
	const { id, scenario, edition, seed } = subject;
	const name = variant ?? Object.keys(scenario.variants)[0] ?? '';
	const run = { scenario: id, edition, variant: name, seed, actions: [] };
	// First without the values, so that a mistake is told with the flag that it stands in.
	about(flags.variant, () => resolve(scenario, { ...run, set: {} }));
	const resolved = about(flags.set, () => resolve(scenario, { ...run, set: set.values }));
	return { ...subject, variant: name, set, resolved };
}
