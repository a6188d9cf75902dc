import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import base from '../playwright.config.ts';

/** What `npm run export` writes. It serves what it needs by itself. */
export default defineConfig({
	forbidOnly: base.forbidOnly ?? false,
	use: base.use ?? {},
	expect: base.expect ?? {},
	reporter: 'line',
	testDir: fileURLToPath(new URL('.', import.meta.url)),
	outputDir: '../../.cache/e2e/export',
	workers: 1,
	timeout: 300_000,
});
