import { mdxToJs } from 'satteri';
import { describe, expect, it } from 'vitest';
import { sections } from '../../../src/tooling/sections.mjs';

const FRONT = '---\nlede: A lede.\n---\n';
const file = new URL('file:///course/lessons/why.mdx');

/** The lesson as the page's components would get it: name, attributes, children as an outline. */
async function outline(source: string): Promise<string> {
	const { code } = mdxToJs(FRONT + source, {
		mdastPlugins: [sections as never],
		features: { headingAttributes: true },
		jsxImportSource: 'astro',
		fileURL: file,
	});
	type Props = Record<string, unknown> & { children?: unknown };
	const lines: string[] = [];
	const text = (node: unknown): string =>
		typeof node === 'string' ? node : Array.isArray(node) ? node.map(text).join('') : '';
	const jsx = (type: unknown, props: Props) => ({ type, props });
	type Element = ReturnType<typeof jsx>;
	const walk = (node: unknown, depth: number): void => {
		if (Array.isArray(node)) return node.forEach((child) => walk(child, depth));
		if (typeof node !== 'object' || node === null) return;
		const { type, props } = node as Element;
		const { children, ...rest } = props;
		const words = Object.entries(rest).map(([key, value]) => `${key}=${String(value)}`);
		const own =
			typeof type === 'function' ? (type as unknown as { tag: string }).tag : String(type);
		lines.push('  '.repeat(depth) + [own, ...words, text(children)].filter(Boolean).join(' '));
		walk(children, depth + 1);
	};
	const names = [
		'LessonSection',
		'LessonPart',
		'LessonProse',
		'Stage',
		'Waterfall',
		'Question',
		'Key',
	];
	const components = Object.fromEntries(
		names.map((name) => [name, Object.assign(() => null, { tag: name })]),
	);
	const body = code
		.replace(/^import .*$/m, '')
		.replace(/^export default MDXContent;$/m, '')
		.replace(/^export /gm, '');
	const content = new Function(
		'_jsx',
		'_jsxs',
		`const _Fragment = 'Fragment';${body};return MDXContent`,
	);
	walk(content(jsx, jsx)({ components }), 0);
	return lines
		.filter((line) => /^\s*(Lesson|Stage|Waterfall|Question|Key|h[23]|p)/.test(line))
		.map((line) => line.slice(2))
		.join('\n');
}

describe('the sections plugin', () => {
	it('wraps from one second-level heading to the next, the lead first', async () => {
		expect(await outline('A lead.\n\n## One {#one}\n\nText.\n\n## Two {#two}\n\nMore.\n')).toBe(
			[
				'LessonSection id=start title= number=0',
				'  LessonPart id=start kind=lead number=1 of=3 section=start title=',
				'    LessonProse',
				'      p A lead.',
				'LessonSection id=one title=One number=1',
				'  LessonPart id=one kind=main number=2 of=3 section=one title=One',
				'    h2 id=one One',
				'    LessonProse',
				'      p Text.',
				'LessonSection id=two title=Two number=2',
				'  LessonPart id=two kind=main number=3 of=3 section=two title=Two',
				'    h2 id=two Two',
				'    LessonProse',
				'      p More.',
			].join('\n'),
		);
	});

	it('begins a part at a question, at a second figure and at a break, which goes', async () => {
		const source = `## One {#one}

Text.

<Key>A point.</Key>

<Waterfall scenario="a" />

After.

<Stage scenario="b" />

<Question id="q" />

Why.

---

### Again

End.
`;
		expect(await outline(source)).toBe(
			[
				'LessonSection id=start title= number=0',
				'  LessonPart id=start kind=lead number=1 of=5 section=start title=',
				'LessonSection id=one title=One number=1',
				'  LessonPart id=one kind=main number=2 of=5 section=one title=One part=1 of 4',
				'    h2 id=one One',
				'    LessonProse',
				'      p Text.',
				'    Key A point.',
				'    Waterfall scenario=a',
				'    LessonProse',
				'      p After.',
				'  LessonPart id=one.2 kind=stage number=3 of=5 section=one title=One part=2 of 4',
				'    Stage scenario=b',
				'  LessonPart id=one.3 kind=question number=4 of=5 section=one title=One part=3 of 4',
				'    Question id=q',
				'    LessonProse',
				'      p Why.',
				'  LessonPart id=one.4 kind=main number=5 of=5 section=one title=One part=4 of 4',
				'    h3 Again',
				'    LessonProse',
				'      p End.',
			].join('\n'),
		);
	});

	it('makes no empty part of a break before a question, nor of one at the end', async () => {
		const text = await outline('## One {#one}\n\n---\n\n<Question id="q" />\n\n---\n');
		expect(text.match(/LessonPart id=\S+ kind=\w+/g)).toEqual([
			'LessonPart id=start kind=lead',
			'LessonPart id=one kind=main',
			'LessonPart id=one.2 kind=question',
		]);
	});

	it('gives a figure or a point after a question a part of its own', async () => {
		const text = await outline(
			'## One {#one}\n\n<Question id="q" />\n\n<Key>So.</Key>\n\n<Question id="r" />\n\n<Stage scenario="s" />\n',
		);
		expect(text.match(/kind=\w+/g)).toEqual(
			['lead', 'main', 'question', 'main', 'question', 'stage'].map((kind) => `kind=${kind}`),
		);
	});

	it('asks for an id, naming file and line and what to write', async () => {
		const error = await outline('Lead.\n\n## The night it broke\n').catch((error) => error);
		expect(error.message).toContain(
			'/course/lessons/why.mdx:6:1 the heading "The night it broke" has no id.',
		);
		expect(error.hint).toBe(
			"Write: ## The night it broke {#the-night-it-broke}. The id is this section's address for good.",
		);
		expect(error.loc).toEqual({ file: '/course/lessons/why.mdx', line: 6, column: 1 });
	});

	it('refuses an id that is used already and says where', async () => {
		const error = await outline('## One {#one}\n\n## Two {#one}\n').catch((error) => error);
		expect(error.message).toContain('why.mdx:6:1 the id "one" is used already, in line 4.');
		expect(error.hint).toBe('Write another, for example: ## Two {#two-2}');
	});

	it('refuses an id that an address could not tell from a slide number or a part', async () => {
		const error = await outline('## One {#One.2}\n').catch((error) => error);
		expect(error.message).toContain('"One.2" cannot be an id: small letters, digits, dashes.');
		expect(error.hint).toBe('Write: {#one-2}');
		await expect(outline('## One {#start}\n')).rejects.toThrow(
			'the id "start" is kept for the lesson\'s opening.',
		);
	});
});
