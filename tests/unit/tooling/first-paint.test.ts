import { expect, it } from 'vitest';
import { withLowScripts, withOwnStyles } from '../../../src/tooling/first-paint.mjs';

it('the first paint does not wait in line behind scripts', () => {
	expect(withLowScripts('<script type="module" src="/a.js"></script><script>b()</script>')).toBe(
		'<script type="module" fetchpriority="low" src="/a.js"></script><script>b()</script>',
	);
});

it('a page has its style sheet in its head, and its policy knows it; others stay files', () => {
	const read = (file: string) => (file === '_astro/page.css' ? 'p{color:red}\n' : '');
	const page = (policy: string, styles: string) =>
		`<head><meta content="style-src 'self'${policy}; img-src 'self'">${styles}</head>` +
		'<p></p><link rel="stylesheet" href="/course/_astro/map.css">';
	expect(
		withOwnStyles(page('', '<link rel="stylesheet" href="/course/_astro/page.css">'), read),
	).toBe(
		page(" 'sha256-p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64='", '<style>p{color:red}</style>'),
	);
	expect(withOwnStyles(page('', ''), read)).toBe(page('', ''));
});
