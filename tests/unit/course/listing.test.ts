import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lineOf, readLibrary } from '#course/pure';
import { listingOf } from '../../../src/course/listing.ts';
import { edited, project } from '../../fixtures/project.ts';

const FILE = `import { a } from 'a';

export function send() {
	// #region send
	/* Once. */
	if (a(/\\/\\/x/)) {
		return \`//\${a}\`; // and done
	}
	// #endregion
}
`;

function lab(lesson = ''): string {
	const from = '## Two {#two}';
	const root = project(edited('content/lessons/first.mdx', from, `${lesson}\n\n${from}`));
	mkdirSync(path.join(root, 'src/lab'), { recursive: true });
	writeFileSync(path.join(root, 'src/lab/send.ts'), FILE);
	return root;
}

describe('a listing', () => {
	it('is a part of a file, moved to the left, and knows its line', () => {
		const { file, line, pieces } = listingOf(lab(), 'send.ts', 'send');
		expect(`${file}:${line}`).toBe('src/lab/send.ts:5');
		expect(pieces.map(({ text }) => text).join('')).toBe(
			'/* Once. */\nif (a(/\\/\\/x/)) {\n  return `//${a}`; // and done\n}',
		);
	});
	it('tells comments, strings and keywords apart', () => {
		const { pieces } = listingOf(lab(), 'send.ts', 'send');
		const told = pieces.flatMap(({ kind, text }) => (kind === 'plain' ? [] : `${kind} ${text}`));
		expect(told).toEqual([
			'comment /* Once. */',
			'keyword if',
			'string /\\/\\/x/',
			'keyword return',
			'string `//${a}`',
			'comment // and done',
		]);
	});
	it('is the whole file without its marks when no part is named', () => {
		const text = listingOf(lab(), 'send.ts')
			.pieces.map((piece) => piece.text)
			.join('');
		expect(text).not.toContain('#');
		expect(text.split('\n')).toHaveLength(8);
	});
	it('must exist: a lesson that names another file or part is told', () => {
		const found = (use: string) => readLibrary(lab(use)).problems.map(lineOf);
		expect(found('<Listing file="send.ts" part="send" />')).toEqual([]);
		expect(found('<Listing file="sent.ts" />')).toEqual([
			'content/lessons/first.mdx:12:1 reference there is no file in src/lab “sent.ts”. Did you mean “send.ts”?',
		]);
		expect(found('<Listing file="send.ts" part="sent" />')).toEqual([
			'content/lessons/first.mdx:12:1 reference there is no #region in src/lab/send.ts “sent”. Did you mean “send”?',
		]);
	});
});
