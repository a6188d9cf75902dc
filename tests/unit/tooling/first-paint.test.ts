import { expect, it } from 'vitest';
import { withLowScripts } from '../../../src/tooling/first-paint.mjs';

it('the first paint does not wait in line behind scripts', () => {
	expect(withLowScripts('<script type="module" src="/a.js"></script><script>b()</script>')).toBe(
		'<script type="module" fetchpriority="low" src="/a.js"></script><script>b()</script>',
	);
});
