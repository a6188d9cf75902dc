import { moment } from '#player';
import type { Subject } from './subject.ts';
import { WIDTH, wrapped } from './text.ts';

/** What was run, in a few lines; `seeds` and `hash` as they are to be shown. */
export function titleLines(
	subject: Subject,
	seeds: string,
	hash: string | undefined,
	width = WIDTH,
): string[] {
	const { id, scenario, variant, set, until, edition, resolved } = subject;
	const parts = [
		`${scenario.title} (${id})`,
		`variant ${variant}`,
		...set.said,
		seeds,
		resolved.spec.profile,
		`until ${moment(until)}`,
		`edition ${edition}`,
		...(hash === undefined ? [] : [`hash ${hash}`]),
	];
	return wrapped(parts, ' · ', '  ', width);
}

/** The same for programs. */
export function titleData(subject: Subject): Readonly<Record<string, unknown>> {
	const { id, scenario, variant, set, seed, until, edition, resolved } = subject;
	return {
		scenario: id,
		title: scenario.title,
		variant,
		set: set.values,
		profile: resolved.spec.profile,
		edition,
		seed,
		until,
	};
}
