import { describe, expect, test } from 'vitest';
import { check } from '../../../src/cli/check.ts';
import { edited, GOOD, project } from '../../fixtures/project.ts';

const LESSON = 'content/lessons/first.mdx';
const SCENARIO = 'content/scenarios/rail.yaml';
const QUIZ = 'content/quizzes/first.yaml';
const GLOSSARY = 'content/glossary.yaml';
const FACTS = 'content/facts.yaml';
const TODAY = new Date('2026-11-25');

const lines = (changed: Readonly<Record<string, string>>) =>
	check(project(changed), false, TODAY).lines.slice(0, -1);
const inLesson = (text: string, more: Readonly<Record<string, string>> = {}) =>
	lines({ ...edited(LESSON, 'After a minute', `${text}\n\nAfter a minute`), ...more });

describe('a misspelt word', () => {
	test('is told where it stands in a lesson, with the nearest right word', () => {
		expect(inLesson('It waits,\nand the cuonter is tired.')).toEqual([
			`${LESSON}:9:9 spelling “cuonter” is in no dictionary. Did you mean “counter”? If it is right, add it to content/words.yaml.`,
		]);
	});

	test('is found in a head, a note, a heading, an option, a caption and a meaning', () => {
		const found = (changed: Readonly<Record<string, string>>) => lines(changed)[0];
		expect(found(edited(LESSON, 'lede: An opening', 'lede: A tikcet'))).toContain(
			`${LESSON}:2:9 spelling “tikcet” is in no dictionary. Did you mean “ticket”?`,
		);
		expect(inLesson('<Note title="The tikcet">\n\tIt hangs.\n</Note>')[0]).toContain(
			`${LESSON}:8:18 spelling “tikcet”`,
		);
		expect(found(edited(LESSON, '## Two ', '## Tow tikcets '))).toContain(
			`${LESSON}:12:8 spelling “tikcets”`,
		);
		expect(found(edited(QUIZ, 'text: This', 'text: Thsi'))).toContain(
			`${QUIZ}:14:17 spelling “Thsi” is in no dictionary. Did you mean “This”?`,
		);
		expect(found(edited(SCENARIO, '}} wait."', '}} wiat."'))).toContain(
			`${SCENARIO}:28:39 spelling “wiat”`,
		);
		expect(
			inLesson('A rail.', {
				[GLOSSARY]: 'terms:\n  - { term: rail, id: rail, meaning: It wiats. }\n',
			})[0],
		).toContain(`${GLOSSARY}:2:41 spelling “wiats”`);
	});

	test('is one of British spelling, and a plural or a possessive of a right word is none', () => {
		expect(inLesson('The colour is grey, to be organised.')).toEqual([]);
		expect(inLesson('The color of it.')[0]).toContain('Did you mean “colour”?');
		expect(inLesson('The counter’s tickets aren’t the customers’ own.')).toEqual([]);
	});

	test('is none when the project lists it, code or a number of a run', () => {
		const list = { 'content/words.yaml': 'words: [RabbitMQ, prefetch]\n' };
		expect(inLesson('Prefetch in RabbitMQ, RabbitMQ’s prefetch, `basic.ack`.', list)).toEqual([]);
		expect(inLesson('The prefecth of RabitMQ, with prefetch in RabbitMQ.', list)).toEqual([
			`${LESSON}:8:5 spelling “prefecth” is in no dictionary. Did you mean “prefetch”? If it is right, add it to content/words.yaml.`,
			`${LESSON}:8:17 spelling “RabitMQ” is in no dictionary. Did you mean “RabbitMQ”? If it is right, add it to content/words.yaml.`,
		]);
	});

	test('cannot hide in the list: words that are idle, known or there twice are told', () => {
		const list = {
			'content/words.yaml': 'words:\n  - redrive\n  - counter\n  - counter\n  - prefetch\n',
		};
		expect(inLesson('A counter with prefetch.', list)).toEqual([
			'content/words.yaml:2:5 spelling no text has the word “redrive”. Take the line away.',
			'content/words.yaml:3:5 spelling the dictionary has the word “counter” already. Take the line away.',
			'content/words.yaml:4:5 spelling “counter” is listed twice. Take the line away.',
		]);
	});
});

describe('the glossary', () => {
	const terms = (...words: string[]) => ({
		[GLOSSARY]: `terms:\n${words.map((it) => `  - { term: ${it}, id: ${it}, meaning: It waits. }\n`).join('')}`,
	});

	test('has no term that no lesson uses, once all lessons are written', () => {
		const course = edited(
			'content/course.yaml',
			'  - { id: second, title: Second, summary: The second., minutes: 6, pictogram: ahead }\n',
			'',
		);
		expect(inLesson('A rail.', { ...course, ...terms('rail', 'plank') })).toEqual([
			`${GLOSSARY}:3:13 glossary no lesson uses “plank”. Use it, add an alias that is used, or take it out.`,
		]);
	});

	test('has every term that a lesson names', () => {
		expect(inLesson('A <Term id="rial">rail</Term>.', terms('rail'))).toEqual([
			`${LESSON}:8:3 reference there is no term “rial”. Did you mean “rail”?`,
		]);
		expect(inLesson('See [it](../../glossary/#rial).', terms('rail'))).toEqual([
			`${LESSON}:8:5 link “../../glossary/#rial” leads to nothing on that page. There are: rail.`,
		]);
		expect(inLesson('See [it](../../glossary/#rail).', terms('rail'))).toEqual([]);
	});
});

test('every option and every number has its reason', () => {
	expect(lines(edited(QUIZ, ', why: It is not.', ''))).toEqual([
		`${QUIZ}:15:9 schema questions.1.options.1 lacks the field “why”. Add it: a text.`,
	]);
	expect(lines(edited(QUIZ, 'why: It is not.', 'why: " "'))).toEqual([
		`${QUIZ}:15:28 schema questions.1.options.1.why cannot be “ ”. Write a reason: why it is right or wrong.`,
	]);
	expect(lines(edited(QUIZ, '    why: "{{queues.orders.acked}} are."\n', ''))).toEqual([
		`${QUIZ}:2:5 schema questions.0 lacks the field “why”. Add it: a text.`,
	]);
});

test('every stage has a title, a summary and a finding', () => {
	expect(lines(edited(SCENARIO, 'title: A rail', 'title: ""'))).toEqual([
		`${SCENARIO}:1:8 image this stage has no words for its title. Say in a sentence what it shows.`,
	]);
	expect(lines(edited(SCENARIO, 'summary: A rail and a counter.', 'summary: " "'))).toEqual([
		`${SCENARIO}:2:10 image this stage has no words for its summary. Say in a sentence what it shows.`,
	]);
	expect(lines(edited(SCENARIO, '"{{queues.orders.ready}} wait."', '""'))).toEqual([
		`${SCENARIO}:28:14 image this stage has no words for its finding. Say in a sentence what it shows.`,
	]);
});

test('a stage with a log, or without a queue, says itself what it models', () => {
	const log = edited(SCENARIO, 'queues:', 'logs:\n  tape: { label: Tape }\nqueues:');
	expect(lines(log)).toEqual([
		`${SCENARIO}:3:10 profile the stage would say that it follows rabbitmq-quorum-4.0, and it has a log. Say in \`models\` what it models.`,
	]);
	const said = (log[SCENARIO] ?? '').replace('seed: 1', 'models: a log\nseed: 1');
	expect(lines({ ...log, [SCENARIO]: said })).toEqual([]);
	const direct = (GOOD[SCENARIO] ?? '')
		.replace('publish: orders', 'call: desk')
		.replace('queues:\n  orders: { label: Orders }\n', '')
		.replace('    consumes: orders\n', '')
		.replace('"{{queues.orders.ready}} wait."', 'It waits.')
		.replace(/claims:\n.*\n/, '');
	const lesson = edited(
		'content/lessons/first.mdx',
		'queues.orders.acked',
		'services.desk.handled',
	);
	const quiz = (GOOD[QUIZ] ?? '').replaceAll('queues.orders.acked', 'services.desk.handled');
	expect(lines({ ...lesson, [QUIZ]: quiz, [SCENARIO]: direct })).toEqual([
		`${SCENARIO}:3:10 profile the stage would say that it follows rabbitmq-quorum-4.0, and it has no queue. Say in \`models\` what it models.`,
	]);
});

describe('a warning stops nothing and names', () => {
	const long = `It waits${' and waits'.repeat(20)}.`;

	test('a sentence of more than forty words, in lessons and in texts of YAML', () => {
		expect(inLesson(`It hangs. ${long}`)).toEqual([
			`warning ${LESSON}:8:1 sentence 42 words in one sentence: “It waits and waits and …”. Make two of it.`,
		]);
		expect(lines(edited(SCENARIO, 'summary: A rail and a counter.', `summary: ${long}`))).toEqual([
			`warning ${SCENARIO}:2:10 sentence 42 words in one sentence: “It waits and waits and …”. Make two of it.`,
		]);
		expect(check(project(edited(LESSON, 'A description.', long))).ok).toBe(true);
	});

	const fact = (version: string, checked: string, more = '') => ({
		[FACTS]: `facts:
  place:
    about: Where it goes
    value: to the head
    product: Product
    version: '${version}'
    source: https://example.org/
    checked: ${checked}
${more}`.replace('Product', 'RabbitMQ'),
		'content/words.yaml': 'words: [RabbitMQ]\n',
	});
	const use = 'It goes <Fact id="place" />.';

	test('a fact that nobody has looked at for more than a year', () => {
		expect(inLesson(use, fact('4.0', '2025-11-25'))).toEqual([]);
		expect(inLesson(use, fact('4.0', '2025-11-24'))).toEqual([
			`warning ${FACTS}:8:14 fact “place” was last looked at on 2025-11-24. Read https://example.org/ and write the day.`,
		]);
	});

	test('a fact of another version than the stage beside it, unless it is known of that one too', () => {
		expect(inLesson(use, fact('4.3', '2026-11-23'))).toEqual([
			`warning ${LESSON}:8:9 fact this fact is of RabbitMQ 4.3, the stage beside it of 4.0. Say in the sentence that they differ, or move one of them.`,
		]);
		expect(inLesson(use, fact('4.3', '2026-11-23', "    also: ['4.0']\n"))).toEqual([]);
	});

	test('a fact that no lesson uses, once all lessons are written', () => {
		const course = edited(
			'content/course.yaml',
			'  - { id: second, title: Second, summary: The second., minutes: 6, pictogram: ahead }\n',
			'',
		);
		const idle = fact('4.0', '2026-11-23');
		expect(inLesson('It goes.', idle)).toEqual([]);
		expect(inLesson('It goes.', { ...idle, ...course })).toEqual([
			`warning ${FACTS}:2:3 fact no lesson uses “place”. Use it, or take it out.`,
		]);
		expect(inLesson(use, { ...idle, ...course })).toEqual([]);
	});

	test('minutes of a lesson that its words, stages and questions do not make', () => {
		const said = (minutes: number) =>
			lines(edited('content/course.yaml', 'minutes: 3', `minutes: ${minutes}`));
		expect(said(1)).toEqual([]);
		expect(said(4)).toEqual([]);
		expect(said(5)).toEqual([
			'warning content/course.yaml:4:62 minutes “first” says 5 minutes; 240 words a minute, one for each stage and half of one for each question make 2. Write 2.',
		]);
		const words = `It waits.${' It waits and waits.'.repeat(600)}`;
		expect(inLesson(words)).toEqual([
			'warning content/course.yaml:4:62 minutes “first” says 3 minutes; 240 words a minute, one for each stage and half of one for each question make 12. Write 12.',
		]);
	});

	test('nothing when a lesson names a fact that there is not: that is an error', () => {
		expect(inLesson('It goes <Fact id="palce" />.', fact('4.0', '2026-11-23'))).toEqual([
			`${LESSON}:8:9 reference there is no fact “palce”. Did you mean “place”?`,
		]);
	});
});

test('the good course has no word of its own', () => {
	expect(Object.keys(GOOD)).not.toContain('content/words.yaml');
	expect(lines({})).toEqual([]);
});
