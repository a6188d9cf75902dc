import { describe, expect, test } from 'vitest';
import { lineOf, readLibrary } from '#course/pure';
import { edited, project } from '../../fixtures/project.ts';

const SCENARIO = 'content/scenarios/rail.yaml';
const QUIZ = 'content/quizzes/first.yaml';
const LESSON = 'content/lessons/first.mdx';

function problems(file: string, from: string, to: string): string[] {
	return readLibrary(project(edited(file, from, to))).problems.map(lineOf);
}

describe('a mistake in YAML itself', () => {
	test('names the key that stands twice', () => {
		expect(problems(SCENARIO, 'queues:\n', 'queues:\n  orders: { label: A }\n')).toEqual([
			`${SCENARIO}:17:3 yaml “orders” stands here twice. Keep one of the two, or give this one another name.`,
		]);
	});

	test('is told when aliases multiply without end', () => {
		const ten = (name: string) => `[${Array<string>(10).fill(name).join(', ')}]`;
		const bomb = `a: &a ${ten('x')}\nb: &b ${ten('*a')}\nc: &c ${ten('*b')}\nd: ${ten('*c')}\n`;
		const { problems: found } = readLibrary(project({ [SCENARIO]: bomb }));
		expect(found.map(({ rule }) => rule)).toEqual(['yaml']);
	});

	test('is told with all unknown fields at once', () => {
		expect(problems(SCENARIO, '    slots: 1\n', '    slotz: 1\n    wrok: 3s\n')).toEqual([
			`${SCENARIO}:20:5 schema services.desk has no field “slotz”. Did you mean “slots”?`,
			`${SCENARIO}:21:5 schema services.desk has no field “wrok”. Did you mean “work”?`,
		]);
	});
});

describe('a mistake in a question is told at its own field', () => {
	const cases: Record<string, [from: string, to: string, line: string]> = {
		'an unknown variant': [
			'scenario: rail',
			'scenario: rail\n    variant: too',
			`${QUIZ}:6:14 reference there is no variant of “rail” “too”. Write one of: one.`,
		],
		'a variant that every object has': [
			'scenario: rail',
			'scenario: rail\n    variant: constructor',
			`${QUIZ}:6:14 reference there is no variant of “rail” “constructor”. Write one of: one.`,
		],
		'a moment after the end': [
			'metric: queues.orders.acked',
			'metric: queues.orders.acked\n    at: 5m',
			`${QUIZ}:7:9 reference the moment is after the end of the run. The run ends at until: 60s.`,
		],
		'an unknown metric in the explanation': [
			'"{{queues.orders.acked}} are."',
			'"{{queues.orders.aked}} are."',
			`${QUIZ}:9:10 reference there is no metric “queues.orders.aked”. Did you mean “queues.orders.acked”?`,
		],
		'a number where there is no run': [
			'why: It is.',
			'why: "{{queues.orders.acked}}."',
			`${QUIZ}:14:41 reference there is no run here to take a number from. Write the number out, add show, or ask with kind: predict.`,
		],
	};
	for (const [name, [from, to, line]] of Object.entries(cases)) {
		test(name, () => expect(problems(QUIZ, from, to)).toEqual([line]));
	}
});

describe('a scenario', () => {
	test('leaves no brace of a template open', () => {
		expect(problems(SCENARIO, '{{queues.orders.ready}}', '{{queues.orders.ready}')).toEqual([
			`${SCENARIO}:28:14 reference “{{” has no partner. Write a number of the run as {{metric}}.`,
		]);
	});

	test('has no slider whose end the run cannot bear', () => {
		expect(problems(SCENARIO, 'min: 1, max: 4', 'min: 0, max: 4')).toEqual([
			`${SCENARIO}:24:53 reference “services.desk.slots” cannot be 0. A whole number from 1.`,
		]);
	});
});

test('a lesson has no code in its attributes either', () => {
	for (const attributes of ['scenario={"rail"}', '{...x} scenario="rail"']) {
		const found = problems(LESSON, '<Stage scenario="rail" />', `<Stage ${attributes} />`);
		expect(found.join('\n')).toContain(`${LESSON}:10:1 no-code a lesson has no code`);
	}
});
