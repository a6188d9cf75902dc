import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Against the Firefox at FIREFOX_PATH and the built site, which `npm run test:browsers` provides.
export default defineConfig({
	test: {
		root: fileURLToPath(new URL('../../', import.meta.url)),
		dir: 'tests/browsers',
		testTimeout: 120_000,
		hookTimeout: 120_000,
	},
});
