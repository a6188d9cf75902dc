import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineOf, parse, readLesson, readLibrary, readYaml } from '#course/pure';
import { quizSchema, scenarioSchema } from '#schemas';
import { edited, project } from '../../fixtures/project.ts';

const SCENARIO = 'content/scenarios/rail.yaml';
const QUIZ = 'content/quizzes/first.yaml';
const LESSON = 'content/lessons/first.mdx';
const COURSE = 'content/course.yaml';

function problems(changed: Record<string, string>): string[] {
	return readLibrary(project(changed)).problems.map(lineOf);
}

test('a course without mistakes has no problems', () => {
	expect(problems({})).toEqual([]);
});

describe('a mistake is told with its place, the author’s own words, and what to write', () => {
	/** What is edited, and what the gate says: the wording is part of the promise. */
	const cases: Record<string, [file: string, from: string, to: string]> = {
		'a misspelt field': [SCENARIO, 'poster: 10s', 'postre: 10s'],
		'a misspelt word': [SCENARIO, 'kind: every', 'kind: evry'],
		'a duration without a unit': [SCENARIO, 'until: 60s', 'until: "60"'],
		'a number where a duration should be': [SCENARIO, 'until: 60s', 'until: 60'],
		'a bad rate': [SCENARIO, 'rate: 1/s', 'rate: 1 per second'],
		'a missing field': [SCENARIO, 'title: A rail\n', ''],
		'a step of no kind': [SCENARIO, '- publish: orders', '- sends: orders'],
		'a bad id': [SCENARIO, '  desk:\n', '  The_Desk:\n'],
		'work that is nothing': [SCENARIO, 'work: 800ms', 'work: long'],
		'a queue that is not there': [SCENARIO, 'publish: orders', 'publish: order'],
		'a plan that is not there': [SCENARIO, 'plan: queued', 'plan: queue'],
		'two nodes of one name': [SCENARIO, '  desk:\n', '  orders:\n'],
		'a poster after the end': [SCENARIO, 'poster: 10s', 'poster: 2m'],
		'a parameter that is no number': [
			SCENARIO,
			'path: services.desk.slots',
			'path: producers.shop.plan',
		],
		'a parameter path that is wrong': [
			SCENARIO,
			'path: services.desk.slots',
			'path: services.desk.slot',
		],
		'a variant that sets what is not there': [
			SCENARIO,
			'    label: One\n',
			'    label: One\n    set: { services.desks.slots: 2 }\n',
		],
		'a template with an unknown metric': [
			SCENARIO,
			'{{queues.orders.ready}}',
			'{{queues.orders.redy}}',
		],
		'a claim on an unknown metric': [
			SCENARIO,
			'metric: queues.orders.depth.max',
			'metric: queues.orders.depht.max',
		],
		'a claim without a bound': [SCENARIO, 'most: 1, seeds: 2', 'seeds: 2'],
		'no right option': [QUIZ, 'right: true, ', ''],
		'two right options': [QUIZ, 'text: That, ', 'text: That, right: true, '],
		'an option without a reason': [QUIZ, ', why: It is not.', ''],
		'a question about a scenario that is not there': [QUIZ, 'scenario: rail', 'scenario: rial'],
		'a question in the wrong unit': [QUIZ, '    tolerance: 2', '    unit: s\n    tolerance: 2'],
		'a scale that misses the answer': [QUIZ, 'max: 100', 'max: 10'],
		'an id used twice': [QUIZ, 'id: which', 'id: how-many'],
		'a question that is asked nowhere': [LESSON, '<Question id="which" />\n', ''],
		'a question that does not exist': [LESSON, 'id="which"', 'id="wich"'],
		'a stage of no scenario': [LESSON, '<Stage scenario="rail" />', '<Stage scenario="rails" />'],
		'a component that does not exist': [LESSON, '<Stage scenario', '<Stages scenario'],
		'an attribute that does not exist': [LESSON, '<Stage scenario', '<Stage senario'],
		'a measured number that does not exist': [LESSON, 'queues.orders.acked', 'queues.orders.aked'],
		'front matter without a lede': [LESSON, 'lede: An opening.\n', ''],
		'a tag that is not closed': [LESSON, '## Two', 'A <b>bold word.\n\n## Two'],
		'code in a lesson': [LESSON, '## Two', 'import x from "y";\n\n## Two'],
		'a stage that stands twice': [LESSON, '## Two', '<Stage scenario="rail" />\n\n## Two'],
		'a lesson that is not in the course': [COURSE, 'id: first', 'id: frist'],
		'broken YAML': [COURSE, 'promise: It', 'promise: [It'],
	};
	for (const [name, [file, from, to]] of Object.entries(cases)) {
		test(name, () => {
			const lines = problems(edited(file, from, to));
			expect(lines.length).toBeGreaterThan(0);
			expect(`${lines.join('\n')}\n`).toMatchSnapshot();
		});
	}
});

describe('the gate', () => {
	test('never throws, whatever the text', () => {
		const text = fc.oneof(
			fc.string(),
			fc.string({ unit: 'grapheme' }),
			fc.json(),
			fc.lorem().map((t) => `${t}: [${t}`),
		);
		fc.assert(
			fc.property(text, (written) => {
				for (const schema of [scenarioSchema, quizSchema]) {
					const { value, problems: found } = parse(readYaml(written, 'any.yaml'), schema);
					expect(value === undefined).toBe(found.length > 0);
					for (const { line, column, message, fix } of found) {
						expect(line).toBeGreaterThan(0);
						expect(column).toBeGreaterThan(0);
						expect(message && fix).toBeTruthy();
					}
				}
				readLesson('any', 'any.mdx', written);
			}),
			{ numRuns: 400 },
		);
	});
});
