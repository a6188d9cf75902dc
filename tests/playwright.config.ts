import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const root = fileURLToPath(new URL('../', import.meta.url));
const base = process.env['BASE_PATH'] ?? '/';
const folder = process.env['OUT_DIR'] ?? 'dist';
const port = process.env['SITE_PORT'] ?? '4330';
const report = process.env['REPORT_FILE'];
const executablePath = process.env['CHROMIUM_PATH'];

// For the specs, which look up what was built.
process.env['DIST_DIR'] = path.resolve(root, folder);

/** The built site is tested at the root, and once more, but for what is tagged @site, under a path. */
const project = base === '/' ? { name: 'site' } : { name: 'base', grepInvert: /@site/ };

export default defineConfig({
	testDir: './e2e',
	outputDir: `../.cache/e2e/${project.name}`,
	projects: [project],
	fullyParallel: true,
	workers: 2,
	retries: 0,
	// A busy machine makes a test slow; only what waits for a state that never comes is cut off.
	timeout: 120_000,
	expect: { timeout: 20_000 },
	forbidOnly: report !== undefined,
	reporter: report ? [['line'], ['json', { outputFile: report }]] : 'line',
	use: {
		baseURL: `http://127.0.0.1:${port}${base}`,
		trace: 'off',
		launchOptions: {
			...(executablePath ? { executablePath } : {}),
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--font-render-hinting=none',
			],
		},
	},
	webServer: {
		command: `"${process.execPath}" src/tooling/serve.mjs --folder "${folder}" --port ${port} --base ${base}`,
		cwd: root,
		url: `http://127.0.0.1:${port}${base}`,
		reuseExistingServer: false,
	},
});
