import { describe, expect, test } from 'vitest';
import { relativeAddress, relativeHtml } from '../../../src/tooling/export/addresses.mjs';
import { chosen, readArguments } from '../../../src/tooling/export/arguments.mjs';
import { withoutPreloads, withoutRoot } from '../../../src/tooling/export/bundle.mjs';
import { portablePage } from '../../../src/tooling/export/portable.mjs';
import { ensureFolder } from '../../../src/tooling/export/site.mjs';

const files = new Set(['index.html', 'lessons/a/index.html', '_astro/x.css', 'fonts/f.woff2']);
const has = (file: string): boolean => files.has(file);
const DECK = 'slides/a/index.html';

describe('what is asked for', () => {
	test('is read, and a folder is absolute', () => {
		expect(readArguments(['--pdf', '--lesson', 'a', '--out', 'talk'], '/home')).toEqual({
			pdf: true,
			html: false,
			lesson: 'a',
			out: '/home/talk',
			site: undefined,
		});
	});
	test('is missed in one sentence', () => {
		expect(() => readArguments([])).toThrow('Say what to export: --pdf, --html or both.');
		expect(() => readArguments(['--epub'])).toThrow("Unknown option '--epub'.");
	});
	test('a lesson that is not there: the nearest one is named', () => {
		const lessons = ['why-queues', 'pitfalls'];
		expect(chosen(lessons, undefined)).toEqual(lessons);
		expect(chosen(lessons, 'pitfalls')).toEqual(['pitfalls']);
		expect(() => chosen(lessons, 'pitfals')).toThrow(
			'There is no lesson "pitfals"; did you mean "pitfalls"? There are why-queues, pitfalls.',
		);
	});
	test('a folder that cannot be made is told in one sentence', () => {
		expect(() => ensureFolder('/dev/null/talk')).toThrow(
			'/dev/null/talk cannot be written to (ENOTDIR): choose another folder with --out.',
		);
	});
});

describe('without a server', () => {
	test('an address leads from file to file', () => {
		expect(relativeAddress(DECK, '/lessons/a/?x#y', has)).toBe('../../lessons/a/index.html?x#y');
		expect(relativeAddress(DECK, '/', has)).toBe('../../index.html');
		expect(relativeAddress('index.html', '/_astro/x.css', has)).toBe('_astro/x.css');
		expect(relativeAddress(DECK, '/lessons/b/', has)).toBeUndefined();
	});
	test('a link to what is not there keeps its words alone', () => {
		expect(relativeHtml('<a class="c" href="/lessons/b/">B</a>', DECK, has)).toBe(
			'<a class="c">B</a>',
		);
		expect(relativeHtml('<a href="https://x.example/y">X</a>', DECK, has)).toContain('https://x');
	});
	test('addresses in the data of a widget are made relative, other texts stay', () => {
		const data =
			'<script type="application/json">{"a":"/lessons/a/","b":"/no/","c":"1/2"}</script>';
		expect(relativeHtml(data, DECK, has)).toContain(
			'{"a":"../../lessons/a/index.html","b":"/no/","c":"1/2"}',
		);
	});
	test('a page runs its parts of one classic script, and its policy knows what was changed', () => {
		const page = portablePage(
			`<meta content="script-src 'self'"><script type="module">load(\`/fonts/f.woff2\`)</script>` +
				'<body><a class="b" data-search-opener href="/">Search <kbd>/</kbd></a>' +
				'<script type="module" src="/_astro/Deck.astro_x.js"></script>' +
				'<script type="module" src="/_astro/SearchButton.astro_x.js"></script></body>',
			DECK,
			has,
		);
		expect(page).toContain('load(`../../fonts/f.woff2`)');
		expect(page).toMatch(/script-src 'sha256-[\w+/=]{44}' 'self'/);
		expect(page).toContain('<script src="../../app.js" data-parts="Deck"></script></body>');
		expect(page).not.toContain('Search');
		expect(page).not.toContain('"/_astro');
	});
	test('what a page would load after its first paint is among its parts', () => {
		const late = 'data-late="/_astro/Base.astro_x.js /_astro/Island.astro_y.js"';
		expect(portablePage(`<script type="module" ${late}>load()</script></body>`, DECK, has)).toBe(
			'<script src="../../app.js" data-parts="Base Island"></script></body>',
		);
	});
	test('code starts at the folder, and fetches nothing beside it', () => {
		expect(withoutRoot('a.href=`/_astro/x.css`')).toBe('a.href=(exportFolder+`_astro/x.css`)');
		const helper = 'r=n.flatMap(t=>{if(e.has(t))return[];a.href=new URL(`../`+t,import.meta.url)})';
		expect(withoutPreloads(helper)).toBe(
			'r=n.flatMap(t=>{if(!t.endsWith(".css")||e.has(t))return[];a.href=new URL(`../`+t,(exportFolder+"_astro/"))})',
		);
		expect(() => withoutPreloads('import.meta.url')).toThrow('looks another way');
	});
});
