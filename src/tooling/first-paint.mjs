import { eachPage } from './each-page.mjs';

/** Gives module scripts a low priority after the build: the first paint waits for the style sheet alone. */
export const firstPaint = () => eachPage('first-paint', withLowScripts);

/** @param {string} html */
export function withLowScripts(html) {
	return html.replaceAll(
		'<script type="module" src=',
		'<script type="module" fetchpriority="low" src=',
	);
}
