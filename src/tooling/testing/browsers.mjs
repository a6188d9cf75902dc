import { existsSync } from 'node:fs';
import { commandPath, inRoot } from '../paths.mjs';
import { run, runNode } from '../processes.mjs';
import { serve } from '../serve.mjs';
import { say, Stop } from '../stop.mjs';

const USUAL_PLACES = [
	'/usr/bin/firefox-esr',
	'/usr/bin/firefox',
	'/Applications/Firefox.app/Contents/MacOS/firefox',
	'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/**
 * `npm run test:browsers`: what must hold in other engines too, tried in a Firefox that is driven
 * over WebDriver BiDi, with the site built afresh.
 * @param {readonly string[]} args for the test runner
 */
export async function testBrowsers(args) {
	const firefox = await findFirefox();
	const { code: built, output } = await runNode(commandPath('astro'), ['build'], { quiet: true });
	if (built !== 0) {
		process.stderr.write(output);
		throw new Stop('The build failed: the message above says where. Correct it and try again.');
	}
	const server = await serve({ folder: inRoot('dist') });
	const config = inRoot('tests', 'browsers', 'vitest.config.ts');
	const env = { FIREFOX_PATH: firefox, SITE_URL: server.url };
	try {
		return (await runNode(commandPath('vitest'), ['run', '--config', config, ...args], { env }))
			.code;
	} finally {
		await server.close();
	}
}

async function findFirefox() {
	const given = process.env['FIREFOX_PATH'];
	if (given && !existsSync(given)) {
		throw new Stop(`FIREFOX_PATH says ${given}, and there is no such file: correct or unset it.`);
	}
	const found = given || USUAL_PLACES.find((place) => existsSync(place)) || (await fromDebian());
	if (found) return found;
	throw new Stop(
		'Firefox is absent, so nothing was compared: install it, or set FIREFOX_PATH to its path.',
	);
}

async function fromDebian() {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
	say('no Firefox found; installing the package "firefox-esr" with apt-get');
	const options = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
	await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'firefox-esr'], options);
	return USUAL_PLACES.find((place) => existsSync(place));
}
