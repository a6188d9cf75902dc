/**
 * The sections plugin (Sätteri, mdast). One MDX file has two views; this is where the cuts between
 * its pieces are made. Out of plain `## Title {#id}` headings it makes
 *
 *     <LessonSection id title number>            one per `##`; the lead before the first is `start`
 *       <LessonPart id kind number of section title part>   one per slide; `2 of 3` where there are several
 *         ## …   <LessonProse>…</LessonProse>   <Key>   <Stage>   …
 *
 * All attributes are strings. The elements resolve through the page's component map: the reading
 * page lets LessonPart and LessonProse through as they are, the deck makes them slide and notes.
 */
import { fileURLToPath } from 'node:url';

/** What stands on a slide; everything else in a part is prose, and so the speaker's notes. */
const FIGURES = new Set(['Stage', 'Waterfall', 'Listing']);
const ON_SLIDE = new Set([...FIGURES, 'Question', 'Key', 'Step', 'SlideOnly']);
const LEAD = 'start';
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** @typedef {{ type: string, name?: string, depth?: number, children?: Node[], data?: any, position?: any }} Node */
/** @typedef {'lead' | 'main' | 'question' | 'stage'} Kind */
/** @typedef {{ kind: Kind, nodes: Node[] }} Part */
/** @typedef {{ id: string, title: string, nodes: Node[] }} Section */

/** A mistake in a lesson: the message names the place, the hint says what to write instead. */
export class SectionError extends Error {
	/** @param {string} file @param {any} position @param {string} message @param {string} hint */
	constructor(file, position, message, hint) {
		const { line = 1, column = 1 } = position?.start ?? {};
		super(`${file}:${line}:${column} ${message}`);
		this.name = 'SectionError';
		this.hint = hint;
		this.loc = { file, line, column };
	}
}

/** The plugin; throws SectionError on a `##` without an id, with a bad one or with a used one. */
export const sections = {
	name: 'sections',
	options: { position: true },
	/** @param {any} root @param {any} ctx */
	after(root, ctx) {
		if (ctx.sourceFormat !== 'mdx') return;
		const file = ctx.fileURL ? fileURLToPath(ctx.fileURL) : 'lesson.mdx';
		const outside = root.children.filter(isOutside);
		const inside = root.children.filter((/** @type {Node} */ node) => !isOutside(node));
		const found = sectionsOf(inside, file, (node) => ctx.textContent(node));
		ctx.replaceNode(root, { type: 'root', children: [...outside, ...build(found)] });
	},
};

/** Cuts a lesson's top-level nodes at each `##`; the first section is always the lead.
 * @param {Node[]} nodes @param {string} file @param {(node: Node) => string} textOf
 * @returns {Section[]} */
function sectionsOf(nodes, file, textOf) {
	/** @type {Section[]} */
	const found = [{ id: LEAD, title: '', nodes: [] }];
	const lines = new Map();
	for (const node of nodes) {
		if (isHeading(node, 2)) {
			const title = textOf(node);
			const id = idOf(node, title, file, lines);
			lines.set(id, node.position?.start.line);
			found.push({ id, title, nodes: [] });
		}
		found.at(-1)?.nodes.push(node);
	}
	return found;
}

/** @param {Node} node @param {string} title @param {string} file @param {Map<string, number>} lines */
function idOf(node, title, file, lines) {
	const id = node.data?.hProperties?.id;
	const fail = (/** @type {string} */ message, /** @type {string} */ hint) => {
		throw new SectionError(file, node.position, message, hint);
	};
	if (!id) {
		return fail(
			`the heading "${title}" has no id.`,
			`Write: ## ${title} {#${slugOf(title)}}. The id is this section's address for good.`,
		);
	}
	const example = `Write another, for example: ## ${title} {#${slugOf(title)}-2}`;
	if (id === LEAD) fail(`the id "${id}" is kept for the lesson's opening.`, example);
	if (!ID.test(id)) {
		const slug = slugOf(id);
		fail(`"${id}" cannot be an id: small letters, digits, dashes.`, `Write: {#${slug}}`);
	}
	if (lines.has(id)) fail(`the id "${id}" is used already, in line ${lines.get(id)}.`, example);
	return id;
}

/** Cuts a section into parts: a part is what one slide holds, so at most one figure or question.
 * @param {Node[]} nodes @param {Kind} first @returns {Part[]} */
function partsOf(nodes, first) {
	/** @type {Part[]} */
	const parts = [{ kind: first, nodes: [] }];
	let figures = 0;
	const begin = (/** @type {Kind} */ kind) => {
		const last = /** @type {Part} */ (parts.at(-1));
		if (last.nodes.length === 0 && last.kind !== 'lead') last.kind = kind;
		else parts.push({ kind, nodes: [] });
	};
	for (const node of nodes) {
		const last = parts.at(-1)?.kind;
		if (node.type === 'thematicBreak') {
			begin('main');
			continue;
		}
		if (node.name === 'Question') begin('question');
		else if (FIGURES.has(node.name ?? '')) {
			figures += 1;
			if (figures > 1 || last === 'question' || last === 'lead') begin('stage');
		} else if (last === 'question' && ON_SLIDE.has(node.name ?? '')) begin('main');
		parts.at(-1)?.nodes.push(node);
	}
	return parts.filter((part) => part.nodes.length > 0 || part.kind === 'lead');
}

/** @param {Section[]} found */
function build(found) {
	const cut = found.map((section, index) => ({
		...section,
		parts: partsOf(section.nodes, index === 0 ? 'lead' : 'main'),
	}));
	const of = cut.reduce((sum, section) => sum + section.parts.length, 0);
	let number = 0;
	return cut.map(({ id, title, parts }, section) =>
		element(
			'LessonSection',
			{ id, title, number: section },
			parts.map((part, index) => {
				number += 1;
				const place = { id: index === 0 ? id : `${id}.${index + 1}`, kind: part.kind };
				const several = parts.length > 1 ? { part: `${index + 1} of ${parts.length}` } : {};
				const attributes = { ...place, number, of, section: id, title, ...several };
				return element('LessonPart', attributes, withProse(part.nodes));
			}),
		),
	);
}

/** Gathers neighbouring prose into one LessonProse. A part's opening heading is its title.
 * @param {Node[]} nodes @returns {Node[]} */
function withProse(nodes) {
	/** @type {Node[]} */
	const out = [];
	for (const [index, node] of nodes.entries()) {
		const title = isHeading(node, 2) || (index === 0 && isHeading(node, 3));
		if (title || ON_SLIDE.has(node.name ?? '')) out.push(node);
		else if (out.at(-1)?.name === 'LessonProse') out.at(-1)?.children?.push(node);
		else out.push(element('LessonProse', {}, [node]));
	}
	return out;
}

/** @param {string} name @param {Record<string, string | number>} attributes @param {Node[]} children */
function element(name, attributes, children) {
	return {
		type: 'mdxJsxFlowElement',
		name,
		attributes: Object.entries(attributes).map(([key, value]) => ({
			type: 'mdxJsxAttribute',
			name: key,
			value: String(value),
		})),
		children,
	};
}

/** @param {Node} node @param {number} depth */
const isHeading = (node, depth) => node.type === 'heading' && node.depth === depth;

/** Front matter and imports stay where they are. @param {Node} node */
const isOutside = (node) => node.type === 'yaml' || node.type === 'mdxjsEsm';

/** @param {string} text */
function slugOf(text) {
	const words =
		text
			.toLowerCase()
			.normalize('NFKD')
			.match(/[a-z0-9]+/g) ?? [];
	return (
		words
			.slice(0, 4)
			.join('-')
			.replace(/^[0-9-]+/, '') || 'title'
	);
}
