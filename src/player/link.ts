import type { Scenario } from '#schemas';
import type { Action, Run } from '#simulation/core';
import { type LinkAction, MOST_CHARACTERS, packMoment, unpackMoment } from '#wire/moment';
import { fits } from './fits.ts';

/** What a link gives: the moment that it stands for, and a sentence when it is not all of it. */
export interface Opened {
	readonly run: Run | undefined;
	/** Microseconds. */
	readonly t: number;
	/** Empty: all is as it was when the link was made. */
	readonly sentence: string;
}

/** The text of a moment for an address, or why there is none. */
export function linkOf(run: Run, t: number): { readonly text: string; readonly why: string } {
	const { variant = '', ...rest } = run;
	const actions = rest.actions as readonly LinkAction[];
	const text = packMoment({ ...rest, variant, actions, t: Math.round(t) });
	if (text) return { text, why: '' };
	const why = `This run has ${actions.length} actions, more than fit in a link of ${MOST_CHARACTERS.toLocaleString('en')} characters. Take some back, or start again.`;
	return { text: '', why };
}

/**
 * What a text from an address means for a scenario. Anything is taken: what is no link of this
 * scenario gives a sentence, one of an earlier edition what of it still applies.
 */
export function openLink(
	text: string,
	scenario: Scenario,
	of: Pick<Run, 'scenario' | 'edition'>,
): Opened {
	const moment = unpackMoment(text);
	if (!moment) {
		return none('The link is damaged or cut short, so the simulation is shown as it begins.');
	}
	const { t, actions, ...head } = moment;
	if (head.scenario !== of.scenario) {
		return none(
			`The link is of another simulation, “${head.scenario}”, so this one is shown as it begins.`,
		);
	}
	const run: Run = { ...head, edition: of.edition, actions: actions as readonly Action[] };
	if (head.edition === of.edition) {
		return fits(scenario, run)
			? { run, t, sentence: '' }
			: none('The link asks for what this simulation does not have, so it is shown as it begins.');
	}
	const sentence =
		'The link was made with an earlier edition of this simulation: it is opened fresh, with your seed and what still applies of your settings and actions.';
	return { run: kept(scenario, run), t: Math.min(t, scenario.until), sentence };
}

function none(sentence: string): Opened {
	return { run: undefined, t: 0, sentence };
}

/** The part of a run that the scenario still has. */
function kept(scenario: Scenario, run: Run): Run {
	const first = Object.keys(scenario.variants)[0] ?? '';
	const variant = Object.hasOwn(scenario.variants, run.variant ?? '') ? run.variant : first;
	const base = { ...run, variant: variant ?? first, set: {}, actions: [] };
	const set = Object.entries(run.set).filter(([path, value]) =>
		fits(scenario, { ...base, set: { [path]: value } }),
	);
	// A message has another number in another edition, so what was done to one is left out.
	const actions = run.actions.filter(
		(action) => !('message' in action) && fits(scenario, { ...base, actions: [action] }),
	);
	return { ...base, set: Object.fromEntries(set), actions };
}
