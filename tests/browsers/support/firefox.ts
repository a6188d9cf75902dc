import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect, type Session } from './session.ts';

const LISTENING = /WebDriver BiDi listening on (ws:\/\/\S+)/;

/** A Firefox of our own, with a profile that goes with it. */
export interface Firefox {
	readonly session: Session;
	/** The browsing context of its one window. */
	readonly context: string;
	close(): Promise<void>;
}

/** Starts the Firefox at FIREFOX_PATH without a window and opens a WebDriver BiDi session. */
export async function openFirefox(): Promise<Firefox> {
	const program = process.env['FIREFOX_PATH'];
	if (!program) throw new Error('FIREFOX_PATH says where Firefox is: use `npm run test:browsers`.');
	const profile = await mkdtemp(path.join(tmpdir(), 'firefox-'));
	const child = spawn(
		program,
		['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile, 'about:blank'],
		{ env: { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' } },
	);
	const ended = new Promise((resolve) => child.once('exit', resolve));
	const session = await connect(`${await addressOf(child)}/session`);
	await session.send('session.new', { capabilities: {} });
	const { contexts } = await session.send<{ contexts: [{ context: string }] }>(
		'browsingContext.getTree',
		{},
	);
	return {
		session,
		context: contexts[0].context,
		async close() {
			await session.send('browser.close', {}).catch(() => child.kill());
			await ended;
			session.close();
			await rm(profile, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}

/** Where it listens, which it says on standard error. */
function addressOf(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = '';
		child.stderr?.setEncoding('utf8').on('data', (text: string) => {
			said += text;
			const address = LISTENING.exec(said)?.[1];
			if (address) resolve(address);
		});
		child.once('error', reject);
		child.once('exit', (code) =>
			reject(new Error(`Firefox ended with code ${code} before it listened:\n${said}`)),
		);
	});
}
