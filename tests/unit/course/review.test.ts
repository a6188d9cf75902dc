import { expect, test } from 'vitest';
import { lineOf, readLibrary } from '#course/pure';
import { project } from '../../fixtures/project.ts';

const problems = (review: string): string[] =>
	readLibrary(project({ 'content/review.yaml': review })).problems.map(lineOf);

test('the review names three questions that each written lesson asks', () => {
	const found = problems(
		'lessons:\n  - id: first\n    questions: [how-many, whihc]\n  - { id: frist, questions: [] }\n',
	);
	expect(found).toEqual([
		'content/review.yaml:3:16 reference the review asks 2 questions of “first”. Name 3.',
		'content/review.yaml:3:27 reference there is no question “whihc”. Did you mean “which”?',
		'content/review.yaml:4:11 reference there is no lesson “frist”. Did you mean “first”?',
	]);
});

test('the review leaves no written lesson out, and asks nothing twice', () => {
	expect(problems('lessons:\n  - id: first\n    questions: [which, how-many, which]\n')).toEqual([
		'content/review.yaml:3:34 reference the review asks a question “which” already, of “first”. Choose another.',
	]);
});
