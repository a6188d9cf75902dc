import { type Element, elementsWith, textOf, without } from './markup.ts';

/** One thing that can be found: a section, a simulation, a question, a term. */
export interface SearchRecord {
	/** From the site’s root, base path left out: `/lessons/why-queues/#the-night`. */
	readonly url: string;
	readonly content: string;
	readonly meta: {
		readonly title: string;
		readonly kind: string;
		/** The lesson it is in: its number, and its title. */
		readonly number: string;
		readonly lesson: string;
	};
}

const MARK = 'data-search';
const marked = (kind: string) => (attributes: ReadonlyMap<string, string>) =>
	attributes.get(MARK) === kind;

/** What a built page has to offer; nothing when nothing in it is marked as a page or a lesson. `address` is the page’s own, from the root. */
export function recordsOf(html: string, address: string): SearchRecord[] {
	const [page] = elementsWith(html, marked('page'));
	if (page) return pageOf(page, address);
	const [lesson] = elementsWith(html, marked('lesson'));
	if (!lesson) return [];
	const number = lesson.attributes.get('data-search-number') ?? '';
	const lessonTitle = lesson.attributes.get('data-search-title') ?? '';
	const record = (kind: string, id: string | undefined, title: string, content: string) => ({
		url: id ? `${address}#${id}` : address,
		content,
		meta: { title, kind, number, lesson: lessonTitle },
	});

	const records: SearchRecord[] = [
		record('section', undefined, lessonTitle, part(lesson, 'data-search-text')),
	];
	let question = 0;
	for (const section of elementsWith(html, marked('section'))) {
		const [heading] = elementsWith(
			section.inner,
			(attributes, name) => name === 'h2' && attributes.has('id'),
		);
		const id = heading?.attributes.get('id');
		const widgets = elementsWith(section.inner, (attributes) => attributes.has(MARK));
		const prose = without(section.inner, widgets);
		const content = textOf(without(prose, elementsWith(prose, isLeftOut)));
		if (content)
			records.push(record('section', id, heading ? textOf(heading.inner) : lessonTitle, content));
		for (const widget of widgets) {
			const kind = widget.attributes.get(MARK) ?? '';
			const title =
				kind === 'question' ? `Question ${++question}` : part(widget, 'data-search-title', 'h3');
			const text = part(widget, 'data-search-text') || part(widget, 'data-search-stem');
			records.push(record(kind, widget.attributes.get('id') ?? id, title || text, text));
		}
	}
	return records;
}

/** A page that is no lesson: what it is for, and its parts or terms. */
function pageOf(page: Element, address: string): SearchRecord[] {
	const name = part(page, 'data-search-title');
	const found = (title: string, content: string, id?: string): SearchRecord => ({
		url: id ? `${address}#${id}` : address,
		content,
		meta: { title, kind: 'page', number: '', lesson: name },
	});
	const [glossary] = elementsWith(page.inner, marked('glossary'));
	const parts = elementsWith(page.inner, marked('part')).map((each) => {
		const titles = elementsWith(each.inner, (attributes) => attributes.has('data-search-title'));
		const words = without(each.inner, titles);
		return found(
			part(each, 'data-search-title'),
			textOf(without(words, elementsWith(words, isLeftOut))),
			each.attributes.get('id'),
		);
	});
	return [
		found(name, part(page, 'data-search-text')),
		...parts,
		...(glossary ? termsOf(glossary.inner, address) : []),
	];
}

/** The terms of the glossary, with their other names and the brokers' words for them. */
function termsOf(html: string, address: string): SearchRecord[] {
	return elementsWith(html, marked('term')).map((term) => {
		const [means] = elementsWith(term.inner, (_, name) => name === 'dd');
		const [links] = elementsWith(means?.inner ?? '', (it) => it.get('class') === 'in');
		const content = textOf(without(means?.inner ?? '', links ? [links] : []));
		const title = part(term, 'data-search-title');
		return {
			url: `${address}#${term.attributes.get('id') ?? ''}`,
			content,
			meta: { title, kind: 'term', number: '', lesson: 'Glossary' },
		};
	});
}

/** The heading is the title, so it is not said again; what asks to be ignored is. */
function isLeftOut(attributes: ReadonlyMap<string, string>, name: string): boolean {
	return name === 'h2' || attributes.has('data-pagefind-ignore');
}

/** The value of a mark on the element itself, or the words of the first part inside that carries it (or is a `tag`). */
function part(element: Element, mark: string, tag?: string): string {
	const own = element.attributes.get(mark);
	if (own) return own;
	const [inside] = elementsWith(
		element.inner,
		(attributes, name) => attributes.has(mark) || name === tag,
	);
	return inside ? inside.attributes.get(mark) || textOf(inside.inner) : '';
}
