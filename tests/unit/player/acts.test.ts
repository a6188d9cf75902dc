import { expect, test } from 'vitest';
import { type Action, advance, observe, start } from '#simulation';
import { actsOf } from '#player/acts';
import { counters, run, scenario } from '../../fixtures/scenarios.ts';

/** What is offered in a run at a moment, by the names of the buttons. */
function offered(of: typeof counters, at: number, actions: readonly Action[] = []): string[] {
	const resolved = run(of, { actions });
	const sim = start(resolved);
	advance(sim, at);
	const groups = actsOf(resolved.spec, observe(sim), actions);
	return groups.flatMap(({ acts }) => acts.map(({ name }) => name));
}

test('each object has what can be done to it, by name', () => {
	const names = offered(counters, 5e6);
	expect(names.slice(0, 3)).toEqual([
		'Place an order at Checkout',
		'Crash the broker',
		'Crash counter A',
	]);
	expect(names).toContainEqual(expect.stringMatching(/^Nack \d{3}, held by counter A$/));
	expect(names.slice(-4)).toEqual([
		'Pause every counter',
		'Slow down every counter to a third of its pace',
		'Add a worker to counter',
		'Remove a worker from counter',
	]);
});

test('what is down can be opened, what is paused resumed, what is slow sped up', () => {
	const names = offered(counters, 5e6, [
		{ at: 4e6, do: 'crash', target: 'counters.2' },
		{ at: 4e6, do: 'pause', target: 'counters' },
		{ at: 4e6, do: 'set', target: 'services.counters.work.mean', value: 1_200_000 },
	]);
	expect(names).toContain('Open counter B');
	expect(names).not.toContain('Crash counter B');
	expect(names).toContain('Resume every counter');
	expect(names).toContain('Usual pace for every counter');
});

test('a single worker cannot be removed, and a broker that is down can be restarted', () => {
	const one = run(counters, { set: { 'services.counters.slots': 1 } }).spec;
	const names = offered(one, 5e6, [{ at: 4e6, do: 'crash', target: 'broker' }]);
	expect(names).toContain('Restart the broker');
	expect(names).not.toContainEqual(expect.stringMatching(/^Remove/));
});

test('redrive is offered where dead letters lie, and nowhere else', () => {
	const poison = scenario({
		producers: {
			shop: {
				label: 'Shop',
				arrivals: { kind: 'at', times: ['1s', '1s'] },
				plan: 'queued',
				plans: { queued: [{ publish: 'jobs' }] },
			},
		},
		queues: {
			jobs: { label: 'Jobs', deadLetter: { to: 'dead' }, ttl: '2s' },
			dead: { label: 'Dead letters' },
		},
		services: { worker: { label: 'Worker', work: '60s', consumes: 'jobs' } },
	});
	expect(offered(poison, 10e6)).toContain('Redrive 1 from Dead letters');
	expect(offered(poison, 1e6)).not.toContainEqual(expect.stringMatching(/^Redrive/));
	expect(offered(counters, 30e6)).not.toContainEqual(expect.stringMatching(/^Redrive/));
});
