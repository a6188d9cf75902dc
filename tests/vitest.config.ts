import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const report = process.env['REPORT_FILE'];
const shown = process.stdout.isTTY ? 'default' : 'dot';

// Svelte alone: state classes and components run here as on the server. What needs Astro or a
// browser is tested end to end, against the built site.
export default defineConfig({
	plugins: [svelte({ configFile: false })],
	test: {
		root: fileURLToPath(new URL('../', import.meta.url)),
		dir: 'tests/unit',
		// Nothing here keeps what a test does to a module: one load of the modules serves all files.
		isolate: false,
		globalSetup: ['tests/unit/folders.ts'],
		setupFiles: ['tests/unit/setup.ts'],
		// How long a test takes says nothing about what it tests: only one that hangs is stopped.
		testTimeout: 120_000,
		hookTimeout: 120_000,
		reporters: report ? [shown, ['json', { outputFile: report }]] : [shown],
	},
});
