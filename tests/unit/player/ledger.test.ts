import { expect, test } from 'vitest';
import { library } from '#course/pure';
import { hallFrame, hallLayout, hallOf, narrateHall } from '#player/hall';
import { advance, observe, resolve, start } from '#simulation';

/** The first ledger of a variant at a moment, and what is said of it. */
function ledger(id: string, variant: string, seconds: number) {
	const scenario = library(process.cwd()).scenarios.get(id)!.value;
	const run = { scenario: id, edition: '', variant, set: {}, seed: scenario.seed, actions: [] };
	const sim = start(resolve(scenario, run));
	advance(sim, seconds * 1_000_000);
	const view = observe(sim);
	const plan = hallOf(sim.spec, view);
	const { ledgers } = hallFrame(view, sim.spec, plan, hallLayout(plan, 'wide'));
	const said = narrateHall(view, sim.spec).find((it) => it.startsWith('The ledger'));
	return [ledgers[0]?.standing, said] as const;
}

test('what is missing is late while its ticket hangs or is in a hand, and wrong when none is left', () => {
	expect(ledger('at-most-once', 'after', 4.5)).toEqual([
		'behind',
		'The ledger of “mail” has 5 where 12 are expected so far.',
	]);
	expect(ledger('at-most-once', 'automatic', 4.5)).toEqual([
		'wrong',
		'The ledger of “mail” has 5 where 12 are expected – they differ.',
	]);
	expect(ledger('partition-order', 'six', 5)[0]).toBe('behind');
	expect(ledger('lost-confirm', 'unasked', 6.5)[0]).toBe('wrong');
});

test('what was done too often is wrong at once, and what is even is even', () => {
	expect(ledger('three-queues-by-mistake', 'copies', 8.5)[0]).toBe('wrong');
	expect(ledger('at-most-once', 'after', 16)[0]).toBe('even');
});
