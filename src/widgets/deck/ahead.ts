import { fetchTools } from './tools.ts';

/**
 * Fetches what the deck may need later, once it has nothing else to do: the simulation and all tools,
 * and whatever `more` fetches. The talk then goes on when the network is gone.
 */
export function fetchAhead(more: () => Promise<unknown>): void {
	const go = (): void => {
		void Promise.allSettled([
			import('#player/timeline'),
			import('#simulation/more'),
			fetchTools(),
			more(),
		]).then(() => (document.documentElement.dataset['fetched'] = ''));
	};
	const whenIdle = (): void => {
		if ('requestIdleCallback' in window) requestIdleCallback(go, { timeout: 10_000 });
		else setTimeout(go, 1_000);
	};
	if (document.readyState === 'complete') whenIdle();
	else addEventListener('load', whenIdle, { once: true });
}
