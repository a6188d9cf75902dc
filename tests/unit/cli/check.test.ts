import { describe, expect, test } from 'vitest';
import { check } from '../../../src/cli/check.ts';
import { edited, project } from '../../fixtures/project.ts';

const SCENARIO = 'content/scenarios/rail.yaml';
const LESSON = 'content/lessons/first.mdx';

test('a course without mistakes passes every check', () => {
	expect(check(project())).toEqual({
		lines: ['No errors: 1 written lessons, 1 scenarios, 1 claims hold.'],
		ok: true,
	});
});

describe('npm run check', () => {
	const lines = (file: string, from: string, to: string) =>
		check(project(edited(file, from, to))).lines;

	test('finds a link that leads nowhere', () => {
		expect(lines(LESSON, '#two)', '#tow)')).toEqual([
			'content/lessons/first.mdx:8:88 link “#tow” leads to no section, stage or question. There are: one, rail, two, how-many, which.',
			'1 error.',
		]);
		expect(lines(LESSON, '#two)', '/lessons/first/)')[0]).toContain(
			'breaks where the course lives under a path',
		);
		expect(lines(LESSON, '#two)', '../second/)')[0]).toContain(
			'leads to a lesson that is not written',
		);
		expect(lines(LESSON, '#two)', '../third/)')[0]).toContain(
			'leads to no lesson. Lessons: first, second.',
		);
		expect(lines(LESSON, '#two)', '../first/#tow)')[0]).toContain(
			'link “../first/#tow” leads to no section, stage or question.',
		);
		expect(lines(LESSON, '#two)', '../first/#two)')).toHaveLength(1);
	});

	test('finds a heading that skips a level and one without an id', () => {
		expect(lines(LESSON, '## Two {#two}', '## Two {#two}\n\n#### Deep')[0]).toBe(
			'content/lessons/first.mdx:14:1 heading “Deep” skips a level. Write ### Deep.',
		);
		expect(lines(LESSON, '## One {#one}', '## One more\n\n## One {#one}')[0]).toBe(
			'content/lessons/first.mdx:6:1 heading “One more” has no id. Write ## One more {#one-more}.',
		);
	});

	test('finds a picture without words and a sign that no font has', () => {
		expect(lines(LESSON, '## Two', '![](picture.png)\n\n## Two')[0]).toContain(
			'image this picture has no words',
		);
		expect(lines(LESSON, 'After a minute', 'After ☃ minutes')).toContain(
			'content/lessons/first.mdx:8:7 glyph no font of the site has “☃” (U+2603). Use another sign, or a word.',
		);
	});

	test('finds a claim that does not hold, and says by how much', () => {
		expect(lines(SCENARIO, 'work: 800ms', 'work: 1.2s')[0]).toBe(
			'content/scenarios/rail.yaml:30:5 claim queues.orders.depth.max is not at most 1 in every run: 0 of 2 seeds keep it (10 to 10, median 10). Seed 1 is the worst with 10: change the scenario, or claim what its runs show.',
		);
	});

	test('keeps ids that have been issued, and issues new ones when asked', () => {
		const gone = edited(LESSON, '## Two {#two}', '## Two {#deux}');
		const root = project({
			...gone,
			[LESSON]: (gone[LESSON] as string).replace('(#two)', '(#deux)'),
		});
		expect(check(root).lines).toEqual([
			'content/ids.lock.yaml:1:1 ids “first/deux” is new and not issued yet. Add it under sections, or run `npm run check -- --fix`.',
			'content/ids.lock.yaml:3:5 ids “first/two” is gone, and links and kept answers name it. Bring it back, or add under aliases: first/two: the-new-id.',
			'2 errors.',
		]);
		expect(check(root, true).lines).toHaveLength(2);
		const alias = {
			'content/ids.lock.yaml':
				'sections: [first/one, first/two, first/deux]\nstages: [first/rail]\nquestions: [first/how-many, first/which]\naliases:\n  first/two: first/deux\n',
		};
		expect(
			check(project({ [LESSON]: (gone[LESSON] as string).replace('(#two)', '(#deux)'), ...alias }))
				.ok,
		).toBe(true);
	});

	test('finds links and pictures in HTML and in definitions', () => {
		expect(lines(LESSON, '## Two', '<a href="#tow">x</a>\n\n## Two')[0]).toContain(
			'link “#tow” leads to no section',
		);
		expect(lines(LESSON, '## Two', '[x][y]\n\n[y]: #tow\n\n## Two')[0]).toContain(
			'link “#tow” leads to no section',
		);
		expect(lines(LESSON, '## Two', '<img src="x.png" />\n\n## Two')[0]).toContain(
			'image this picture has no words',
		);
	});

	test('survives an address that cannot be read', () => {
		for (const url of ['HTTP://[', 'javascript:x', '\\\\x', '?', '#%'])
			expect(lines(LESSON, '#two)', `${url})`).at(-1)).toMatch(/error|No errors/);
		expect(lines(LESSON, '#two)', 'HTTP://[)')[0]).toContain('is no safe address');
	});

	test('finds two things of a lesson at one address, and ids that cannot be addresses', () => {
		const found = (id: string) => lines(LESSON, '## Two {#two}', `## Two {#${id}}`).join('\n');
		expect(found('one')).toContain(
			'mdx:12:1 ids the id “one” is used already, in line 6. Write another one here.',
		);
		expect(found('rail')).toContain('mdx:12:1 ids the id “rail” is used already, in line 10.');
		expect(found('start')).toContain('ids the id “start” is kept for the lesson’s opening.');
		expect(found('Two_X')).toContain(
			'ids “Two_X” cannot be an id. Write an id of lower-case letters',
		);
	});

	test('does not issue an id that cannot stay', () => {
		const root = project(edited(LESSON, '## Two {#two}', '## Two {#start}'));
		expect(check(root, true).lines.join('\n')).toContain('“first/start” is new and not issued yet');
	});

	test('says what to do where there is no content', () => {
		expect(check('/nowhere-at-all').lines[0]).toBe(
			'content:1:1 files there is no folder “content”. Run this from the project’s folder.',
		);
	});
});
