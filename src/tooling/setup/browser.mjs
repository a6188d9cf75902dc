import { existsSync } from 'node:fs';
import { commandPath } from '../paths.mjs';
import { run, runNode } from '../processes.mjs';
import { say, Stop } from '../stop.mjs';

const USUAL_PLACES = [
	// The same engine without a window's own chrome, whose pages cost as much as ours.
	'/usr/bin/chromium-headless-shell',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The path of a Chromium: CHROMIUM_PATH, the system's, Playwright's, else one is installed.
 * @returns {Promise<string>}
 */
export async function findBrowser() {
	const given = process.env['CHROMIUM_PATH'];
	if (given && !existsSync(given)) {
		throw new Stop(`CHROMIUM_PATH says ${given}, and there is no such file: correct or unset it.`);
	}
	return (
		given ||
		USUAL_PLACES.find((place) => existsSync(place)) ||
		(await playwrightsOwn()) ||
		(await fromDebian()) ||
		(await fromPlaywright())
	);
}

async function playwrightsOwn() {
	const { chromium } = await import('@playwright/test');
	const place = chromium.executablePath();
	return existsSync(place) ? place : undefined;
}

async function fromDebian() {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
	say('no Chromium found; installing the one of Debian with apt-get');
	const options = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
	await run('apt-get', ['update', '-qq'], options);
	// The shell alone does not bring its data along; older releases have only the whole of it.
	for (const names of [['chromium-headless-shell', 'chromium-common'], ['chromium']]) {
		const install = ['install', '-y', '-qq', '--no-install-recommends', ...names];
		if ((await run('apt-get', install, options)).code === 0) break;
	}
	return USUAL_PLACES.find((place) => existsSync(place));
}

async function fromPlaywright() {
	say('no Chromium found; downloading the one Playwright names');
	await runNode(commandPath('playwright'), ['install', 'chromium']);
	const place = await playwrightsOwn();
	if (place) return place;
	throw new Stop(
		'No Chromium could be found or installed: install one and set CHROMIUM_PATH to its path.',
	);
}
