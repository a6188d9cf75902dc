import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint({ overrideConfigFile: 'src/tooling/eslint.config.mjs' });

/** The rules of the house that a text breaks, as `rule` or `rule: name` in the order of the text. */
async function broken(filePath: string, text: string): Promise<readonly string[]> {
	const [result] = await eslint.lintText(text, { filePath });
	const messages = result?.messages ?? [];
	expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
	return messages
		.map(({ ruleId }) => ruleId ?? '')
		.filter((rule) => /^(house\/|no-restricted-)/.test(rule));
}

const astro = (markup: string) => `---\nconst id = 'a';\n---\n${markup}\n`;

describe('a literal absolute address', () => {
	const refused: readonly (readonly [string, string])[] = [
		['src/pages/x.astro', astro('<a href="/lessons/">x</a>')],
		['src/pages/x.astro', astro('<a href={`/lessons/${id}/`}>x</a>')],
		['src/pages/x.astro', astro('<a href=`/lessons/${id}/`>x</a>')],
		['src/pages/x.astro', astro("<img alt='' src={id ? '/a.png' : 'b.png'} />")],
		['src/pages/x.astro', astro("<script>fetch('/index.json')</script>")],
		['src/widgets/x/X.svelte', '<a href="/lessons/">x</a>'],
		['src/widgets/x/X.svelte', "<a href={'/lessons/' + 1}>x</a>"],
		['src/widgets/x/X.svelte', '<a href="/lessons/{1}">x</a>'],
		['src/search/x.ts', "export const x = () => import('/pagefind/pagefind.js');"],
		['src/widgets/x/x.ts', "window.location.href = '/';"],
		['src/widgets/x/x.ts', "location = '/';"],
		['src/widgets/x/x.ts', "location.assign('/a/');"],
		['src/widgets/x/x.ts', "history.replaceState(null, '', '/a/');"],
		['src/widgets/x/x.ts', "navigator.serviceWorker.register('/sw.js');"],
		['src/widgets/x/x.ts', "document.body.setAttribute('href', '/a/');"],
		['src/widgets/x/x.ts', "export const link = { href: '/a/' };"],
		['src/widgets/x/x.ts', "export const url = new URL('/a/', document.baseURI);"],
		['tests/e2e/x.spec.ts', "await page.goto('/lessons/');"],
	];
	it.each(refused)('is refused in %s: %j', async (file, text) => {
		expect(await broken(file, text)).toEqual(['house/no-absolute-address']);
	});

	const allowed: readonly (readonly [string, string])[] = [
		['src/pages/x.astro', astro('<a href="#top">x</a><a href={id}>y</a><p title="/">z</p>')],
		['src/widgets/x/X.svelte', '<a href="../">x</a><p title="/">y</p>'],
		['src/widgets/x/x.ts', "export const key = '/'; document.body.setAttribute('title', '/');"],
		['src/components/href.ts', "export const url = new URL('/a/', 'http://a');"],
		['tests/e2e/x.spec.ts', "await page.keyboard.press('/');"],
	];
	it.each(allowed)('is not what this is, in %s: %j', async (file, text) => {
		expect(await broken(file, text)).toEqual([]);
	});
});

describe('a style attribute', () => {
	const refused: readonly (readonly [string, string])[] = [
		['src/pages/x.astro', astro('<p style="color: red">x</p>')],
		['src/pages/x.astro', astro('<p style={{ color: id }}>x</p>')],
		['src/pages/x.astro', astro('<p>x</p><style define:vars={{ id }}>p { color: red; }</style>')],
		['src/widgets/x/X.svelte', '<p style="color: red">x</p>'],
		['src/widgets/x/X.svelte', '<p style:color="red">x</p>'],
		['src/widgets/x/X.svelte', '<script>import Y from "./Y.svelte";</script><Y --color="red" />'],
		['src/widgets/x/X.svelte', '<script>const style = "a";</script><p {style}>x</p>'],
	];
	it.each(refused)('is refused in %s: %j', async (file, text) => {
		expect(await broken(file, text)).toEqual(['house/no-style-attribute']);
	});

	it('is not what classes and style elements are', async () => {
		expect(await broken('src/widgets/x/X.svelte', '<p class="a">x</p>')).toEqual([]);
		const page = astro('<p class:list={[id]}>x</p><style>p { color: red; }</style>');
		expect(await broken('src/pages/x.astro', page)).toEqual([]);
	});
});

describe('a pure room', () => {
	const rooms = ['simulation', 'quiz', 'player', 'wire', 'schemas'];

	it.each(rooms)('%s has no clock, no timer, no chance and no world', async (room) => {
		const at = (text: string) => broken(`src/${room}/x.ts`, text);
		expect(await at('export const a = Date.now();')).toEqual(['no-restricted-globals']);
		expect(await at('export const a = performance.now();')).toEqual(['no-restricted-globals']);
		expect(await at('setTimeout(() => {}, 1);')).toEqual(['no-restricted-globals']);
		expect(await at('requestAnimationFrame(() => {});')).toEqual(['no-restricted-globals']);
		expect(await at('export const a = document.body;')).toEqual(['no-restricted-globals']);
		expect(await at('export const a = globalThis.Date;')).toEqual(['no-restricted-globals']);
		expect(await at('export const a = Math.random();')).toContain('no-restricted-properties');
		expect(await at('const name = 1; export const a = (top = name) => top;')).toEqual([]);
	});

	it('meets the browser’s frames in the player’s clock file alone', async () => {
		expect(await broken('src/player/clock.ts', 'requestAnimationFrame(() => {});')).toEqual([]);
	});

	it('meets the store in the port file alone', async () => {
		const text = "export const a = () => localStorage.getItem('a');";
		expect(await broken('src/progress/store.ts', text)).toEqual(['no-restricted-globals']);
		expect(await broken('src/progress/browser-store.ts', text)).toEqual([]);
	});
});

describe('exact arithmetic', () => {
	it.each(['simulation', 'quiz'])('is all that %s may use', async (room) => {
		const at = (text: string) => broken(`src/${room}/x.ts`, text);
		expect(await at('export const a = Math.log(2);')).toEqual(['house/pinned-math']);
		expect(await at('export const a = Math.hypot(2, 3);')).toEqual(['house/pinned-math']);
		expect(await at('export const a = 2 ** 0.5;')).toEqual(['house/pinned-math']);
		expect(await at('let a = 2; a **= 2; export { a };')).toEqual(['house/pinned-math']);
		expect(await at('export const { exp } = Math;')).toEqual(['house/pinned-math']);
		expect(await at("export const a = Math['exp'](1);")).toEqual(['house/pinned-math']);
		expect(await at('export const a = Math.sqrt(2) + Math.imul(2, 3) + Math.PI;')).toEqual([]);
	});

	it('is not asked of a drawing', async () => {
		expect(await broken('src/widgets/x/x.ts', 'export const a = Math.sin(2) ** 2;')).toEqual([]);
	});
});

describe('the simulation', () => {
	it('never waits', async () => {
		const at = (text: string) => broken('src/simulation/x.ts', text);
		expect(await at('export async function a() {}')).toEqual(['no-restricted-syntax']);
		expect(await at('export const a = async () => 1;')).toEqual(['no-restricted-syntax']);
		expect(await at('await 1;')).toEqual(['no-restricted-syntax']);
		expect(await broken('src/quiz/x.ts', 'await 1;')).toEqual([]);
	});
});
