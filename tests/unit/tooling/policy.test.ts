import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { withNeededHashes } from '../../../src/tooling/policy.mjs';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const page = (policy: string) =>
	`<meta http-equiv="content-security-policy" content="${policy}"><script>boot()</script>` +
	'<script type="module" src="/a.js"></script><style>p{}</style>';

it('a page’s policy knows what stands in the page, and not the files that its own site serves', () => {
	expect(
		withNeededHashes(
			page(
				`script-src 'self' ${hash('boot()')} ${hash('a')}; style-src 'self' ${hash('')} ${hash('p{}')};`,
			),
		),
	).toBe(page(`script-src 'self' ${hash('boot()')}; style-src 'self' ${hash('p{}')};`));
});
