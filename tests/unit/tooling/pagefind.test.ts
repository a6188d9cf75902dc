import { expect, test } from 'vitest';
import { recordsOf } from '../../../src/tooling/pagefind/records.ts';

const page = `<!doctype html><html><body><main>
<div data-search="lesson" data-search-number="1" data-search-title="Why &amp; when">
<h1>Why &amp; when</h1><p data-search-text>A shop and its <em>rail</em>.</p><dl data-pagefind-ignore><dt>minutes</dt></dl>
<section data-search="section"><div><h2 id="night">The night</h2><a href="#night" aria-label="Link"><svg></svg></a></div>
<p>It broke<br>twice</p><ul><li>mail</li><li>stock &lt;2&gt;</li></ul>
<astro-island props="{&quot;why&quot;:[0,&quot;secret > reason&quot;]}"><section id="sale" data-search="simulation" data-search-text="Fifty orders."><h3>The sale</h3><section><p>n = 5</p></section></section></astro-island>
<aside>A note.</aside>
<section id="q-mail" data-search="question"><p>Q1</p><h3 data-search-stem>Where is the mail?</h3><p>secret option</p></section>
</section></div></main></body></html>`;

test('a lesson gives its lede, its sections, simulations and questions, each with a place to go to', () => {
	const records = recordsOf(page, '/lessons/why/');
	expect(records.map(({ url, content, meta }) => [meta.kind, meta.title, url, content])).toEqual([
		['section', 'Why & when', '/lessons/why/', 'A shop and its rail.'],
		['section', 'The night', '/lessons/why/#night', 'It broke twice. mail. stock <2>. A note.'],
		['simulation', 'The sale', '/lessons/why/#sale', 'Fifty orders.'],
		['question', 'Question 1', '/lessons/why/#q-mail', 'Where is the mail?'],
	]);
	expect(new Set(records.map(({ meta }) => `${meta.number} ${meta.lesson}`))).toEqual(
		new Set(['1 Why & when']),
	);
});

test('a page without the mark of a lesson gives nothing, whatever is on it', () => {
	expect(recordsOf(page.replace('data-search="lesson"', ''), '/slides/why/')).toEqual([]);
});

test('options, reasons and changing numbers never get in', () => {
	expect(JSON.stringify(recordsOf(page, '/lessons/why/'))).not.toMatch(/secret|n = 5|minutes/);
});

test('a page that is no lesson is found, with its parts, and nothing else of it', () => {
	const html = `<main><div data-search="page"><h1 data-search-title>The map</h1><p data-search-text>Every part.</p>
<p>secret</p><section id="mail" data-search="part"><h3 data-search-title>Mail</h3><p>Sends mails.</p></section>
<section data-search="question"><h3 data-search-stem>Asked?</h3><p>secret</p></section></div></main>`;
	const records = recordsOf(html, '/map/');
	expect(records.map(({ url, content, meta }) => [meta.kind, meta.title, url, content])).toEqual([
		['page', 'The map', '/map/', 'Every part.'],
		['page', 'Mail', '/map/#mail', 'Sends mails.'],
	]);
	expect(new Set(records.map(({ meta }) => meta.lesson))).toEqual(new Set(['The map']));
});
