import { expect, test } from 'vitest';
import { advance, observe, start } from '#simulation';
import { run, scenario } from '../../fixtures/scenarios.ts';

/** Ten tickets hang at once; whoever looks for the sixth comes at one second, and once more. */
function looking(more: Record<string, unknown> = {}) {
	const spec = scenario({
		until: '20s',
		producers: {
			shop: {
				label: 'Shop',
				arrivals: { kind: 'exactly', windows: [{ count: 10, from: '0s', to: '1ms' }] },
				plan: 'queued',
				plans: { queued: [{ publish: 'orders' }] },
			},
		},
		queues: { orders: { label: 'Orders' } },
		services: {
			desk: { label: 'Desk', opens: '1s', work: '100ms', consumes: 'orders', seeks: 6, ...more },
		},
		faults: [{ at: '5s', crash: 'desk', for: '5s' }],
	});
	const sim = start(run(spec));
	return (seconds: number) => {
		advance(sim, seconds * 1e6);
		return observe(sim).queues[0]!;
	};
}

test('whoever looks for a ticket takes all before it, that one, and then no more', () => {
	const queue = looking();
	expect(queue(0.9).ready).toBe(10);
	const after = queue(4.9);
	expect([after.ready, after.acked, after.unacked]).toEqual([4, 6, 0]);
	expect(after.head.map(({ number }) => number)).toEqual([7, 8, 9, 10]);
	const again = queue(19);
	expect([again.ready, again.acked], 'it is not there: all are taken').toEqual([0, 10]);
});

test('what is kept comes back when the looking ends, and can be looked for again', () => {
	const queue = looking({ ack: 'by-hand', prefetch: 0 });
	expect([queue(4.9).ready, queue(4.9).unacked]).toEqual([4, 6]);
	expect(queue(5.1).ready, 'back when it hangs up').toBe(10);
	const again = queue(19);
	expect([again.ready, again.unacked, again.acked]).toEqual([4, 6, 0]);
});
