import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The quick tests of the simulation, for `npm run test:mutants`.
export default defineConfig({
	test: {
		root: fileURLToPath(new URL('../../', import.meta.url)),
		dir: 'tests/mutants',
		setupFiles: ['tests/unit/setup.ts'],
	},
});
