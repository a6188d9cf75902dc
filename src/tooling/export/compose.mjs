/**
 * @typedef {object} Part a lesson of the built site
 * @property {string} id
 * @property {string} title
 * @property {string} slides the HTML of its deck
 * @property {string} text the HTML of its page to read
 */
/** @typedef {ReturnType<typeof composer>} Composer */

/**
 * What makes one document for the printer out of the pages of several lessons. It runs in a page of
 * the site, without that page's scripts: the pictures stand at the moment that the server has drawn.
 * @param {string} course the course's title
 */
export function composer(course) {
	/**
	 * A page of the site; the style sheets that it has come along.
	 * @param {string} html
	 */
	function parse(html) {
		const page = new DOMParser().parseFromString(html, 'text/html');
		for (const sheet of page.head.querySelectorAll('link[rel="stylesheet"], style')) {
			const isHere = [...document.head.children].some((it) => it.outerHTML === sheet.outerHTML);
			if (!isHere) document.head.append(document.importNode(sheet, true));
		}
		return page;
	}

	/**
	 * @param {string} name
	 * @param {string} className
	 * @param {(string | Node)[]} content
	 */
	function make(name, className, ...content) {
		const element = document.createElement(name);
		if (className) element.className = className;
		element.append(...content);
		return element;
	}

	/**
	 * Gives what links can lead to a name that is unique in the course.
	 * @param {Element} root
	 * @param {string} lesson
	 * @param {string} folder `slides` or `lessons`
	 */
	function name(root, lesson, folder) {
		for (const each of root.querySelectorAll('section[id], .slide[id]')) {
			each.id = `${lesson}--${each.id}`;
		}
		for (const link of root.querySelectorAll('a[href]')) {
			const base = `${location.origin}/${folder}/${lesson}/`;
			link.setAttribute('href', new URL(link.getAttribute('href') ?? '', base).href);
		}
	}

	/** Links lead to where it stands in this document; what is not in it loses its link. */
	function link() {
		for (const each of document.querySelectorAll('a[href]')) {
			const { origin, pathname, hash, protocol } = new URL(
				each.getAttribute('href') ?? '',
				location.href,
			);
			if (origin !== location.origin) {
				if (!/^(?:https?|mailto):$/.test(protocol)) each.removeAttribute('href');
				continue;
			}
			const [, lesson] = /^\/(?:slides|lessons)\/([^/]+)\/$/.exec(pathname) ?? [];
			const id = hash ? `${lesson}--${hash.slice(1)}` : `lesson-${lesson}`;
			if (hash && document.getElementById(hash.slice(1))) continue;
			if (lesson && document.getElementById(id)) each.setAttribute('href', `#${id}`);
			else each.removeAttribute('href');
		}
	}

	/** @param {Part} part */
	function slidesOf({ id, slides }) {
		const deck = parse(slides);
		name(deck.body, id, 'slides');
		const found = [...deck.querySelectorAll('.slide')].map((slide) =>
			document.importNode(slide, true),
		);
		return found.map((slide, at) => {
			const notes = [...slide.querySelectorAll('.notes')];
			for (const each of notes) each.remove();
			for (const each of slide.querySelectorAll('script, .q-row, .slide-controls')) each.remove();
			// The first slide is the lesson's.
			if (at === 0) slide.id = `lesson-${id}`;
			return { slide, notes: notes.flatMap((each) => [...each.childNodes]) };
		});
	}

	/**
	 * The questions of the lessons with their answers.
	 * @param {readonly Part[]} parts
	 */
	function key(parts) {
		const root = make('section', 'key', make('h2', 'key-title', 'Answers'));
		root.id = 'answers';
		for (const { id, title, text } of parts) {
			const questions = [...parse(text).querySelectorAll('.quiz')];
			if (questions.length === 0) continue;
			root.append(make('h3', 'key-lesson', title));
			for (const question of questions) {
				const number = question.querySelector('.q-no')?.textContent ?? '';
				const asked = question.querySelector('.q-ask')?.textContent ?? '';
				const answer = question.querySelector('.q-answer');
				for (const each of answer?.querySelectorAll('summary, button, .btn') ?? []) each.remove();
				const item = make(
					'div',
					'key-item',
					make('p', 'key-no', number),
					make('p', 'key-ask', asked),
				);
				item.append(make('div', 'key-say', ...[...(answer?.childNodes ?? [])]));
				name(item, id, 'lessons');
				root.append(item);
			}
		}
		return root;
	}

	/**
	 * @param {string} title
	 * @param {string} kind
	 */
	function begin(title, kind) {
		document.title = `${course}, ${title}`;
		document.documentElement.dataset['print'] = kind;
		document.documentElement.dataset['script'] = '';
		// The shapes that pictures are put together from stay.
		const shapes = document.querySelectorAll('svg:has(> defs, > symbol)');
		document.body.replaceChildren(...[...shapes].filter((it) => !it.closest('.stage, .quiz')));
	}

	return {
		/** @param {readonly Part[]} parts */
		slides(parts) {
			begin('slides', 'slides');
			const all = parts.flatMap(slidesOf);
			const deck = make('main', 'deck', ...all.map(({ slide }) => slide));
			document.body.append(deck);
			link();
			return all.length;
		},
		/** @param {readonly Part[]} parts */
		notes(parts) {
			begin('slides with notes', 'notes');
			const all = parts.flatMap(slidesOf);
			const deck = make('main', 'deck');
			document.body.append(deck);
			for (const { slide, notes } of all) {
				const words = notes.length > 0 ? notes : [make('p', 'sheet-none', 'No notes.')];
				deck.append(make('div', 'sheet', slide, make('div', 'sheet-notes', ...words)));
			}
			link();
			return all.length;
		},
		/** @param {readonly Part[]} parts */
		handout(parts) {
			begin('handout', 'handout');
			const first = make('header', 'handout-first', make('h1', '', course));
			const list = make('ol', 'handout-list');
			first.append(list);
			const page = make('div', 'page', first);
			document.body.append(page);
			for (const { id, title, text } of parts) {
				const entry = make('a', '', title);
				entry.setAttribute('href', `#lesson-${id}`);
				list.append(make('li', '', entry));
				const lesson = document.importNode(
					parse(text).querySelector('main') ?? document.body,
					true,
				);
				name(lesson, id, 'lessons');
				for (const each of lesson.querySelectorAll('script, .q-row, .nextnav')) each.remove();
				const article = make('article', 'handout-lesson', ...lesson.childNodes);
				article.id = `lesson-${id}`;
				page.append(article);
			}
			const answers = make('a', '', 'Answers');
			answers.setAttribute('href', '#answers');
			list.append(make('li', '', answers));
			page.append(key(parts));
			link();
			return parts.length;
		},
		/** @param {readonly Part[]} parts */
		answers(parts) {
			begin('answers', 'handout');
			document.body.append(make('div', 'page', key(parts)));
			link();
			return 1;
		},
		/** Sets the notes smaller where they would not fit below their slide. */
		fitNotes() {
			for (const sheet of document.querySelectorAll('.sheet')) {
				for (const size of ['10.5', '9.5', '8.5', '7.5']) {
					sheet.setAttribute('data-size', size);
					if (sheet.scrollHeight <= sheet.clientHeight + 1) break;
				}
			}
		},
		/** What does not fit its page, or has nothing on it; a line each. */
		faults() {
			/** @type {string[]} */
			const found = [];
			for (const page of document.querySelectorAll('.slide, .sheet')) {
				const slide = page.matches('.slide') ? page : page.querySelector('.slide');
				const where = slide?.id.replace('--', '#') ?? '';
				const box = page.getBoundingClientRect();
				if (page.textContent.trim() === '') found.push(`${where} is empty`);
				if (page.scrollHeight > page.clientHeight + 1 || page.scrollWidth > page.clientWidth + 1) {
					found.push(`${where} does not fit its page`);
				}
				for (const each of page.querySelectorAll('*')) {
					if (each.closest('.vh, [hidden]') || !each.checkVisibility()) continue;
					const { right, bottom, width, height } = each.getBoundingClientRect();
					if (width * height > 0 && (right > box.right + 1.5 || bottom > box.bottom + 1.5)) {
						found.push(
							`${where}: ${each.localName}.${each.getAttribute('class')} is outside its page`,
						);
						break;
					}
				}
			}
			const width = document.documentElement.clientWidth;
			for (const each of document.querySelectorAll('.handout-lesson *, .key *')) {
				if (each.closest('.vh, [hidden], svg *') || !each.checkVisibility()) continue;
				const { right, height } = each.getBoundingClientRect();
				if (height > 0 && right > width + 1.5) {
					found.push(`${each.localName}.${each.getAttribute('class')} is wider than its page`);
				}
			}
			return [...new Set(found)];
		},
	};
}
