import { describe, expect, it } from 'vitest';
import { check } from '../../../src/cli/check.ts';
import { edited, GOOD, project } from '../../fixtures/project.ts';

const TODAY = new Date('2026-11-25');
const lines = (changed: Readonly<Record<string, string>> = {}) =>
	check(project(changed), false, TODAY).lines;
const QUIZ = 'content/quizzes/first.yaml';
const LESSON = 'content/lessons/first.mdx';
const lesson = (text: string) => ({ [LESSON]: (GOOD[LESSON] ?? '') + text });
const facts = (day = '2026-11-23', version = '4.0') => ({
	'content/facts.yaml': `facts:
  limit:
    about: The limit
    value: twenty
    product: RabbitMQ
    version: '${version}'
    source: https://www.rabbitmq.com/docs/quorum-queues
    checked: ${day}
`,
	'content/words.yaml': 'words: [RabbitMQ]\n',
});
const glossary = (terms: string) => ({ 'content/glossary.yaml': `terms:\n${terms}` });
const ALL_WRITTEN = edited(
	'content/course.yaml',
	'  - { id: second, title: Second, summary: The second., minutes: 6, pictogram: ahead }\n',
	'',
);

describe('the wording of questions', () => {
	it('must not give the right option away by its length', () => {
		const text = edited(QUIZ, 'text: This,', 'text: This one is said at length,');
		expect(lines(text)).toContain(
			'content/quizzes/first.yaml:14:17 question the right option is the longest in 1 of 1 choices of this lesson. Shorten it, or say more in a wrong one, until it is so in 0 at most.',
		);
	});
	it('must not ask for what does not hold', () => {
		expect(lines(edited(QUIZ, 'stem: Which?', 'stem: Which of these is not true?'))).toContain(
			'content/quizzes/first.yaml:12:11 question the question asks for what is “not true”. Ask for what holds.',
		);
	});
	it('must give a reason for every option', () => {
		expect(lines(edited(QUIZ, 'why: It is not.', "why: ' '"))).toContain(
			'content/quizzes/first.yaml:15:28 schema questions.1.options.1.why cannot be “ ”. Write a reason: why it is right or wrong.',
		);
	});
});

describe('a stage', () => {
	it('must have words', () => {
		const text = edited(
			'content/scenarios/rail.yaml',
			'summary: A rail and a counter.',
			"summary: ''",
		);
		expect(lines(text)).toContain(
			'content/scenarios/rail.yaml:2:10 image this stage has no words for its summary. Say in a sentence what it shows.',
		);
	});
});

describe('the glossary', () => {
	const term = (word: string) =>
		`  - term: ${word}\n    id: ${word}\n    meaning: It is what it is.\n`;
	it('must be used, once every lesson is written', () => {
		const unused = glossary(term('minute') + term('hour'));
		expect(lines(unused)).toEqual(expect.not.arrayContaining([expect.stringContaining('hour')]));
		expect(lines({ ...unused, ...ALL_WRITTEN })).toContain(
			'content/glossary.yaml:5:11 glossary no lesson uses “hour”. Use it, add an alias that is used, or take it out.',
		);
	});
	it('must know what a lesson names', () => {
		expect(
			lines({ ...glossary(term('minute')), ...lesson('\nA <Term id="minut">minute</Term>.\n') }),
		).toContain(
			'content/lessons/first.mdx:18:3 reference there is no term “minut”. Did you mean “minute”?',
		);
	});
	it('must not explain one word twice', () => {
		const twice = glossary(term('minute') + term('hour') + '    aliases: [Minute]\n');
		expect(lines(twice)).toContain(
			'content/glossary.yaml:8:15 reference “Minute” stands for “minute” already. Leave it out in one of the two.',
		);
	});
});

describe('facts about brokers', () => {
	const named = lesson('\nIt is <Fact id="limit" />.\n');
	it('must exist', () => {
		expect(lines({ ...facts(), ...lesson('\nIt is <Fact id="limits" />.\n') })).toContain(
			'content/lessons/first.mdx:18:7 reference there is no fact “limits”. Did you mean “limit”?',
		);
	});
	it('are named when they were last looked at over a year ago', () => {
		const found = check(project({ ...facts('2025-11-24'), ...named }), false, TODAY);
		expect(found.ok).toBe(true);
		expect(found.lines).toContain(
			'warning content/facts.yaml:8:14 fact “limit” was last looked at on 2025-11-24. Read https://www.rabbitmq.com/docs/quorum-queues and write the day.',
		);
		expect(lines({ ...facts('2025-11-25'), ...named }).join('\n')).not.toContain('warning');
	});
	it('are named when the stage beside them is of another version', () => {
		const beside = edited(LESSON, '<Stage', 'It is <Fact id="limit" />.\n\n<Stage');
		expect(lines({ ...facts('2026-11-23', '4.3'), ...beside })).toContain(
			'warning content/lessons/first.mdx:10:7 fact this fact is of RabbitMQ 4.3, the stage beside it of 4.0. Say in the sentence that they differ, or move one of them.',
		);
		expect(lines({ ...facts(), ...beside }).join('\n')).not.toContain('warning');
	});
});

describe('a long sentence', () => {
	it('is worth a warning and stops nothing', () => {
		const words = Array.from({ length: 41 }, () => 'and').join(' ');
		const found = check(project(lesson(`\nOn ${words} on.\n`)), false, TODAY);
		expect(found.ok).toBe(true);
		expect(found.lines).toContain(
			'warning content/lessons/first.mdx:18:1 sentence 43 words in one sentence: “On and and and and …”. Make two of it.',
		);
	});
});
