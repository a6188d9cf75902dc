import { wakeMap } from './wake.ts';

/**
 * Fetches what a lesson's map lacks from the map's own page, and brings it to life. Returns what
 * shows a part; rejects when the page cannot be had.
 */
export async function bringMap(map: HTMLElement): Promise<(part: string) => void> {
	const answer = await fetch(map.dataset['whole'] ?? '');
	const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
	const whole = page.querySelector<HTMLElement>('.shop-map');
	const panel = map.querySelector('.map-panel');
	if (!whole || !panel) throw new Error('The page of the map has no map.');
	const told = [...whole.querySelectorAll('[data-panel]')];
	// Their ids are anchors of that page, and may be sections of this one.
	for (const part of told) part.removeAttribute('id');
	panel.replaceChildren(...told.map((part) => document.importNode(part, true)));
	map.dataset['traffic'] = whole.dataset['traffic'];
	return wakeMap(map);
}
