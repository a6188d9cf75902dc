import { expect, test, vi } from 'vitest';
import { scenario } from '../../fixtures/scenarios.ts';

test('no run from outside is let in before the check is there, then those that fit', async () => {
	vi.resetModules();
	const { isLetIn } = await import('../../../src/player/guests.ts');
	const shop = scenario({
		producers: {
			checkout: {
				label: 'Checkout',
				arrivals: { kind: 'every', rate: '1/s' },
				plan: 'queued',
				plans: { queued: [{ publish: 'orders' }] },
			},
		},
		queues: { orders: { label: 'Orders' } },
	});
	const run = { scenario: 'shop', edition: '', seed: 1, set: {}, actions: [] };
	expect(isLetIn(shop, run)).toBe(false);
	await import('#player/fits');
	expect(isLetIn(shop, run)).toBe(true);
	expect(isLetIn(shop, { ...run, variant: 'nothing' })).toBe(false);
});
