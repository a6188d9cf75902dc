import { expect, it } from 'vitest';
import { late } from '../../../src/tooling/late.mjs';
import {
	roomsOfStills,
	withLateScripts,
	withOwnStyles,
} from '../../../src/tooling/first-paint.mjs';

const scripts = '<script type="module" src="/a.js"></script><script>b()</script>';

it('the first paint does not wait in line behind scripts', () => {
	expect(withLateScripts(scripts)).toBe(
		'<script type="module" fetchpriority="low" src="/a.js"></script><script>b()</script>',
	);
});

it('a page to read asks for its scripts after it', () => {
	const page = (inside: string, end = '') =>
		`<body><header class="mast"></header>${inside}${end}</body>`;
	const more = `${scripts}<script type="module" src="/course/c.js"></script>`;
	expect(withLateScripts(page(more))).toBe(
		page(
			'<script>b()</script>',
			`<script type="module" data-late="/a.js /course/c.js">${late}</script>`,
		),
	);
	expect(withLateScripts(page(''))).toBe(page(''));
});

it('a page has its style sheets in its head, each once, and its policy knows them', () => {
	const read = (file: string) => (file === '_astro/page.css' ? 'p{color:red}\n' : 'b{color:$&}');
	const page = (policy: string, linked: string, styles: string, below: string) =>
		`<head><meta content="style-src 'self'${policy}; img-src 'self'">${linked}${styles}</head><p></p>${below}`;
	const link = (name: string) => `<link rel="stylesheet" href="/course/_astro/${name}.css">`;
	expect(withOwnStyles(page('', link('page'), '', link('map') + link('map')), read)).toBe(
		page(
			" 'sha256-p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64=' 'sha256-hTTgnjDwzm/ueh4OOSRr7GMdEt02MQhWIBAszNobC78='",
			'',
			'<style>p{color:red}</style><style>b{color:$&}</style>',
			'',
		),
	);
	expect(withOwnStyles(page('', '', '', ''), read)).toBe(page('', '', '', ''));
});

it('a still that is off the screen keeps its room in a lesson, by the shape it has', () => {
	const stills =
		'<svg class="stage-svg is-wide" viewBox="0 0 960 338.5"></svg>' +
		'<svg class="stage-svg is-narrow" viewBox="0 0 350 412"></svg>';
	const style = roomsOfStills(`<article class="essay">${stills}</article>`);
	expect(style).toContain('.stage-svg[viewBox="0 0 960 338.5"]{aspect-ratio:960/338.5;');
	expect(style).toContain('.stage-svg[viewBox="0 0 350 412"]{aspect-ratio:350/412;');
	expect(roomsOfStills(stills)).toBe('');
	expect(roomsOfStills('<article class="essay"></article>')).toBe('');
});
