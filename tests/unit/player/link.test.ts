import { expect, test } from 'vitest';
import type { Run } from '#simulation';
import { linkOf, openLink } from '#player/link';
import { counters } from '../../fixtures/scenarios.ts';

const of = { scenario: 'counters', edition: '0123456789ab' };
const run: Run = {
	...of,
	variant: 'synchronous',
	seed: 99,
	set: {},
	actions: [
		{ at: 1_000_000, do: 'publish', target: 'checkout' },
		{ at: 2_000_000, do: 'crash', target: 'counters.1' },
	],
};

test('a link opens the same run at the same moment, without a word', () => {
	const { text } = linkOf(run, 5_000_000);
	expect(openLink(text, counters, of)).toEqual({ run, t: 5_000_000, sentence: '' });
});

test('a damaged link, one of another simulation and one too many each have their sentence', () => {
	const { text } = linkOf(run, 5_000_000);
	expect(openLink(text.slice(0, -9), counters, of).sentence).toMatch(/damaged or cut short/);
	expect(openLink(text, counters, { ...of, scenario: 'other' }).sentence).toMatch(
		/of another simulation, “counters”/,
	);
	const strange = { ...run, actions: [{ at: 0, do: 'crash', target: 'nobody' }] as const };
	const opened = openLink(linkOf(strange, 0).text, counters, of);
	expect(opened.run).toBeUndefined();
	expect(opened.sentence).toMatch(/does not have/);
});

test('one of an earlier edition keeps what still applies and says so', () => {
	const old: Run = {
		...run,
		edition: 'earlier',
		variant: 'gone',
		actions: [
			...run.actions,
			{ at: 3_000_000, do: 'crash', target: 'gone' },
			{ at: 3_000_000, do: 'nack', target: 'counters', message: 3 },
		],
	};
	const { run: kept, sentence } = openLink(linkOf(old, 0).text, counters, of);
	expect(sentence).toMatch(/earlier edition/);
	expect(kept).toMatchObject({ seed: 99, variant: 'queued', edition: of.edition });
	expect(kept?.actions).toEqual(run.actions);
});

test('past what fits, it says why there is no link', () => {
	let chance = 1;
	let at = 0;
	const actions = Array.from({ length: 9_000 }, () => {
		chance = (Math.imul(chance, 1_664_525) + 1_013_904_223) >>> 0;
		at += 10_000 * (chance >>> 25);
		return { at, do: 'publish' as const, target: 'checkout' };
	});
	const { text, why } = linkOf({ ...run, actions }, 0);
	expect(text).toBe('');
	expect(why).toMatch(/^This run has 9000 actions, more than fit in a link of 4,000 characters/);
});
