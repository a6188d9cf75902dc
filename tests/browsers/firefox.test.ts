import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goldenLines } from '../fixtures/golden-lines.ts';
import { goldenScript } from '../fixtures/golden-script.ts';
import { type Firefox, openFirefox } from './support/firefox.ts';

const SITE = process.env['SITE_URL'] ?? '';
const PAGES = [
	'',
	'lessons/why-queues/',
	'lessons/pitfalls/',
	'stage/flash-sale/',
	'slides/why-queues/',
	'map/',
	'glossary/',
];

/** What a page evaluates to, as plain data. */
interface Evaluated {
	readonly type: 'success' | 'exception';
	readonly result?: { readonly value?: unknown };
	readonly exceptionDetails?: { readonly text: string };
}

/** Wakes every widget of a page, one after the other, and says how many there are. */
const WAKE_ALL = `(async () => {
	const parts = [...document.querySelectorAll('live-part')];
	for (const part of parts) {
		part.firstElementChild?.scrollIntoView();
		while (part.hasAttribute('asleep')) await new Promise(requestAnimationFrame);
	}
	return parts.length;
})()`;

/** Presses Play on a stage of its own and waits until its time has moved. */
const PLAY = `(async () => {
	const stage = document.querySelector('section.stage');
	const play = [...stage.querySelectorAll('button')].find((it) => /^Play/.test(it.textContent.trim() || it.ariaLabel));
	const time = stage.querySelector('input[type=range][aria-valuetext]');
	const before = time.getAttribute('aria-valuetext');
	play.focus();
	play.click();
	while (time.getAttribute('aria-valuetext') === before) await new Promise(requestAnimationFrame);
	return 'moves';
})()`;

let firefox: Firefox;
beforeAll(async () => {
	firefox = await openFirefox();
});
afterAll(() => firefox.close());

/** The value of an expression in the page that is open. Throws what the page threw. */
async function evaluate(expression: string): Promise<unknown> {
	const { type, result, exceptionDetails } = await firefox.session.send<Evaluated>(
		'script.evaluate',
		{
			expression,
			target: { context: firefox.context },
			awaitPromise: true,
			resultOwnership: 'none',
		},
	);
	if (type === 'exception') throw new Error(exceptionDetails?.text);
	return result?.value;
}

describe('in Firefox', () => {
	it('the golden runs are, event for event, those of Node', async () => {
		const lines = await evaluate(`JSON.stringify((() => {${await asReturn()}})())`);
		expect(JSON.parse(String(lines))).toEqual(goldenLines);
	});

	it('every kind of page wakes all its widgets without an error', async () => {
		const errors: string[] = [];
		firefox.session.listen(({ method, params }) => {
			if (method === 'log.entryAdded' && params['level'] === 'error') {
				errors.push(String(params['text']));
			}
		});
		await firefox.session.send('session.subscribe', { events: ['log.entryAdded'] });
		for (const page of PAGES) {
			await open(page);
			if (!page.startsWith('slides/')) await evaluate(WAKE_ALL);
			expect(errors, `/${page}`).toEqual([]);
		}
	});

	it('a stage plays', async () => {
		await open('stage/flash-sale/');
		expect(await evaluate(WAKE_ALL)).toBeGreaterThan(0);
		expect(await evaluate(PLAY)).toBe('moves');
	});
});

const open = (page: string): Promise<unknown> =>
	firefox.session.send('browsingContext.navigate', {
		context: firefox.context,
		url: `${SITE}${page}`,
		wait: 'complete',
	});

/** The script whose last line is an expression, as the body of a function that returns it. */
async function asReturn(): Promise<string> {
	const script = await goldenScript();
	const at = script.lastIndexOf('\n');
	return `${script.slice(0, at)}\nreturn ${script.slice(at + 1)}`;
}
