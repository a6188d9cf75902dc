/**
 * What tickets are drawn from, once a page: `<use href="#tk-body" />`. The layout of the site sets
 * it at the top of the body; `mount` adds it to pages that have none.
 */
export const SPRITE =
	'<svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false"><defs>' +
	'<path id="tk-body" d="M3 0H43A3 3 0 0 1 46 3V48A4 4 0 0 0 46 56V78l-4.6 4-4.6-4-4.6 4-4.6-4-4.6 4-4.6-4-4.6 4-4.6-4-4.6 4-4.6-4V56A4 4 0 0 0 0 48V3A3 3 0 0 1 3 0Z"/>' +
	'<g id="tk-stamp" fill="none" stroke="currentColor" stroke-width="1.8"><rect x="-21" y="-11" width="42" height="22" rx="3"/>' +
	'<rect x="-18" y="-8" width="36" height="16" rx="1.5" stroke-width=".9"/><text y="4.6" stroke="none" fill="currentColor">ACK</text></g>' +
	'</defs></svg>';

/** Adds the sprite to a page that has none. */
export function ensureSprite(page: Document): void {
	if (page.getElementById('tk-body')) return;
	page.body.insertAdjacentHTML('afterbegin', SPRITE);
}
