import { existsSync } from 'node:fs';
import path from 'node:path';
import { commandPath, inRoot } from '../paths.mjs';
import { runNode } from '../processes.mjs';
import { findBrowser } from '../setup/browser.mjs';
import { Stop } from '../stop.mjs';

/**
 * `npm run test:export`: exports the site in `dist/` and looks at every page of what was written.
 * @param {readonly string[]} args for the test runner
 */
export async function testExport(args) {
	if (!existsSync(inRoot('dist', 'slides'))) {
		throw new Stop('There is no built site in dist/: run `npm run build` first.');
	}
	const places = (process.env['PATH'] ?? '').split(path.delimiter);
	if (!places.some((place) => existsSync(path.join(place, 'pdftoppm')))) {
		throw new Stop(
			'There is no pdftoppm here to look at the pages: install poppler (Debian: sudo apt-get install poppler-utils).',
		);
	}
	const config = inRoot('tests', 'export', 'playwright.config.ts');
	const { code } = await runNode(commandPath('playwright'), ['test', '-c', config, ...args], {
		env: { CHROMIUM_PATH: await findBrowser() },
	});
	return code;
}
