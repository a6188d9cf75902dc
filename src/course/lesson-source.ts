import { mdxToMdast } from 'satteri';
import { type LessonHead, lessonSchema } from '#schemas';
import { parse } from './gate/parse.ts';
import type { Problem } from './gate/problem.ts';
import { readYaml } from './gate/source.ts';

/** A place in a file, from 1. */
export interface Place {
	readonly line: number;
	readonly column: number;
}

/** A component as the author used it: <Stage scenario="…" />. */
export interface Use extends Place {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	/** The id of the section it stands in; empty before the first. */
	readonly section: string;
	/** Whether it begins a line inside a paragraph's text, which cuts the paragraph in two. */
	readonly cuts: boolean;
}

/** A heading with its id. */
export interface Heading extends Place {
	readonly depth: number;
	readonly id: string | undefined;
	readonly title: string;
}

/** A stretch of a lesson's text. */
export interface Prose extends Place {
	readonly text: string;
	/** The id of the section it stands in; empty before the first. */
	readonly section: string;
	/** Whether a term may be marked in it: in a sentence, and not in a heading or a link. */
	readonly plain: boolean;
}

/** A link, with its address as written. */
export interface Link extends Place {
	readonly url: string;
}

/** What one lesson's file holds, as far as others need to know. */
export interface LessonSource {
	readonly id: string;
	readonly file: string;
	readonly text: string;
	readonly head: LessonHead | undefined;
	readonly headings: readonly Heading[];
	readonly uses: readonly Use[];
	readonly links: readonly Link[];
	/** Images, with their alternative text. */
	readonly images: readonly (Place & { readonly alt: string })[];
	/** The text as it stands in the file, piece by piece; code is left out. */
	readonly prose: readonly Prose[];
	/** Paragraphs, headings and cells of tables, each as one text. */
	readonly blocks: readonly (Place & { readonly text: string })[];
	/** Words a reader reads, for the length. */
	readonly words: number;
	readonly problems: readonly Problem[];
}

/** The id of a stage on its page. */
export function stageId(use: Use): string {
	return use.attributes['id'] ?? use.attributes['scenario'] ?? '';
}

interface Node {
	readonly type: string;
	readonly name?: string | null;
	readonly depth?: number;
	readonly value?: string;
	readonly url?: string;
	readonly alt?: string | null;
	readonly attributes?: readonly { readonly name?: string; readonly value?: unknown }[];
	readonly data?: { readonly hProperties?: { readonly id?: string } };
	readonly position?: { readonly start: Place };
	readonly children?: readonly Node[];
}

/** What is one text to a reader. */
const BLOCKS = new Set(['paragraph', 'heading', 'tableCell']);
/** Where no term is marked: it would be a link within a link, or part of a title. */
const CLOSED = /^(?:heading|link|linkReference|a|Term|Fact|Notes|SlideOnly)$/;

/** Reads one MDX file. Mistakes are collected, never thrown. */
export function readLesson(id: string, file: string, text: string): LessonSource {
	const front = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/.exec(text);
	const parsed = parse(readYaml(front?.[1] ?? '', file, 2), lessonSchema);
	const problems: Problem[] = [...parsed.problems];
	const found = { headings: [] as Heading[], uses: [] as Use[], links: [] as Link[] };
	const images: (Place & { alt: string })[] = [];
	const prose: Prose[] = [];
	const blocks: (Place & { text: string })[] = [];
	let words = 0;
	let section = '';
	const walk = (node: Node, parent?: Node, plain = true): void => {
		const place = node.position?.start ?? { line: 1, column: 1 };
		const { line, column } = place;
		if (node.type === 'heading') {
			const heading = node.data?.hProperties?.id;
			if (node.depth === 2) section = heading ?? '';
			found.headings.push({
				line,
				column,
				depth: node.depth ?? 2,
				id: heading,
				title: textOf(node),
			});
		} else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
			const given = node.attributes ?? [];
			if (
				given.some(
					({ name, value }) => name === undefined || (typeof value === 'object' && value !== null),
				)
			) {
				problems.push(code(file, place));
			}
			const attributes = Object.fromEntries(
				given.flatMap(({ name, value }) =>
					name === undefined ? [] : [[name, typeof value === 'string' ? value : '']],
				),
			);
			const cuts =
				node.type === 'mdxJsxFlowElement' &&
				/^(?:Measured|Fact|Term)$/.test(node.name ?? '') &&
				/^(?:root|listItem)$/.test(parent?.type ?? '');
			found.uses.push({ name: node.name ?? '', attributes, section, cuts, line, column });
			if (node.name === 'a') found.links.push({ url: attributes['href'] ?? '', line, column });
			if (node.name === 'img') images.push({ alt: attributes['alt'] ?? '', line, column });
		} else if (node.type === 'link' || node.type === 'definition') {
			found.links.push({ url: node.url ?? '', line, column });
		} else if (node.type === 'image' || node.type === 'imageReference') {
			images.push({ alt: node.alt ?? '', line, column });
		} else if (
			node.type === 'mdxjsEsm' ||
			node.type === 'mdxFlowExpression' ||
			node.type === 'mdxTextExpression'
		) {
			if (/\S/.test((node.value ?? '').replace(/^['"]\s*['"]$/, '')))
				problems.push(code(file, place));
		} else if (node.type === 'text') {
			prose.push({ text: node.value ?? '', section, plain, line, column });
			words += (node.value ?? '').split(/\s+/).filter(Boolean).length;
		}
		if (BLOCKS.has(node.type)) blocks.push({ text: textOf(node), line, column });
		const within = plain && !CLOSED.test(node.name ?? node.type);
		for (const child of node.children ?? []) walk(child, node, within);
	};
	try {
		walk(mdxToMdast(text, { features: { headingAttributes: true } }) as unknown as Node);
	} catch (error) {
		problems.push(syntax(file, error));
	}
	return { id, file, text, head: parsed.value, ...found, images, prose, blocks, words, problems };
}

function textOf(node: Node): string {
	return node.value ?? (node.children ?? []).map(textOf).join('');
}

function code(file: string, { line, column }: Place): Problem {
	return {
		file,
		line,
		column,
		rule: 'no-code',
		message: 'a lesson has no code: no import lines and no { … }',
		fix: 'Use a component such as <Measured … />, or write the brace as &#123;.',
	};
}

function syntax(file: string, error: unknown): Problem {
	const text = error instanceof Error ? error.message : String(error);
	const at = /(\d+):(\d+)/.exec(text);
	return {
		file,
		line: Number(at?.[1] ?? 1),
		column: Number(at?.[2] ?? 1),
		rule: 'mdx',
		message: `this cannot be read: ${text
			.replace(/^\d+:\d+:?\s*/, '')
			.split('\n')[0]
			?.replace(/\.$/, '')}`,
		fix: 'Close the tag, or write < as &lt; and { as &#123;.',
	};
}
