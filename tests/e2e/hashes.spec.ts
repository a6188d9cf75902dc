import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build, type Rolldown } from 'vite';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const version = /MODEL_VERSION = (\d+)/.exec(
	readFileSync(`${ROOT}src/simulation/version.ts`, 'utf8'),
)?.[1];
const golden = readFileSync(`${ROOT}tests/unit/simulation/golden/model-${version}.txt`, 'utf8')
	.split('\n')
	.filter((line) => line.startsWith('random seed'));

/** The simulation and the random runs as one classic script that a browser can be given. */
async function script(): Promise<string> {
	const made = await build({
		root: ROOT,
		configFile: false,
		logLevel: 'silent',
		build: {
			write: false,
			lib: { entry: 'tests/fixtures/random-lines.ts', formats: ['iife'], name: 'runs' },
		},
	});
	const [output] = [made].flat() as Rolldown.RolldownOutput[];
	return output?.output[0].code ?? '';
}

test('Chromium plays the golden runs event for event as Node does @site', async ({ page }) => {
	expect(golden.length).toBeGreaterThanOrEqual(30);
	const code = await script();
	const lines = await page.evaluate(`${code}\nruns.randomLines(${golden.length})`);
	expect(lines).toEqual(golden);
});
