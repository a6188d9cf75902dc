import { readFileSync } from 'node:fs';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { Component } from 'svelte';
import type {
	ChoiceForBrowser,
	NumberForBrowser,
	OrderForBrowser,
	PredictChoiceForBrowser,
	PredictForBrowser,
	QuestionForBrowser,
	SeveralForBrowser,
} from '#quiz/grade';
import Choice from '#widgets/quiz/Choice.svelte';
import NumberPart from '#widgets/quiz/Number.svelte';
import Order from '#widgets/quiz/Order.svelte';
import Predict from '#widgets/quiz/Predict.svelte';
import PredictChoice from '#widgets/quiz/PredictChoice.svelte';
import Several from '#widgets/quiz/Several.svelte';
import { fit } from '../../../src/widgets/quiz/fit.ts';

const choice: ChoiceForBrowser = {
	kind: 'choice',
	id: 'why-queues/customer-sees',
	number: 3,
	stem: 'What does a customer see?',
	revision: '0',
	options: [
		{ text: 'An error page', right: false, why: 'The checkout never asks the mailer.' },
		{ text: 'Order received', right: true, why: 'The ticket hangs on the rail.' },
	],
};
const predict: PredictForBrowser = {
	kind: 'predict',
	id: 'why-queues/back-to-empty',
	number: 2,
	stem: 'At which second is the rail empty?',
	revision: '0',
	unit: 's',
	scale: { min: 0, max: 600, step: 5 },
	tolerance: 30,
	key: 355,
	why: 'It loses 0.2 a second.',
	stage: { lesson: 'why-queues', id: 'mailer-outage', variant: 'queued', atMicros: 420_000_000 },
};
const several: SeveralForBrowser = {
	...choice,
	kind: 'several',
	options: [...choice.options, { text: 'A mail later', right: true, why: 'It waits.' }],
};
const number: NumberForBrowser = {
	kind: 'number',
	id: 'why-queues/growth',
	number: 4,
	stem: 'Six arrive each second, five leave. How many wait after a minute?',
	revision: '0',
	unit: 'tickets',
	tolerance: 0,
	key: 60,
	why: 'One more each second.',
	wrong: [{ value: 300, why: 'Those have left.' }],
};
const order: OrderForBrowser = {
	kind: 'order',
	id: 'why-queues/life',
	number: 5,
	stem: 'In which order?',
	revision: '0',
	items: [
		{ text: 'Published', why: 'It begins.' },
		{ text: 'Delivered', why: 'Then it is handed out.' },
		{ text: 'Acknowledged', why: 'Then it is gone.' },
	],
	start: [2, 0, 1],
};
const bet: PredictChoiceForBrowser = {
	kind: 'predict-choice',
	id: 'why-queues/bet',
	number: 6,
	stem: 'How many wait?',
	revision: '0',
	options: choice.options,
	given: '51',
	stage: predict.stage,
};
const parts = {
	choice: Choice,
	several: Several,
	number: NumberPart,
	order: Order,
	predict: Predict,
	'predict-choice': PredictChoice,
};
const html = (question: QuestionForBrowser, mode: 'page' | 'slide' = 'page'): string => {
	const Part = parts[question.kind] as Component<{ question: QuestionForBrowser }>;
	const props = mode === 'slide' ? { question, fit: fit(question) } : { question };
	return render(Part, { props }).body;
};

describe('a question as the server draws it', () => {
	for (const question of [choice, several, number, order, predict, bet])
		for (const mode of ['page', 'slide'] as const)
			it(`has no style attribute: ${question.kind}, ${mode}`, () => {
				expect(html(question, mode)).not.toMatch(/\sstyle=/);
			});

	it('of every kind keeps its answer behind a details element', () => {
		for (const [question, answer] of [
			[several, 'C, right.'],
			[number, 'It is 60 tickets'],
			[order, 'Then it is handed out.'],
			[bet, 'The run gave 51: B.'],
		] as const) {
			const [before = '', details = ''] = html(question).split('<details');
			expect(before).not.toContain(answer);
			expect(details.replace(/<[^>]*>/g, '')).toContain(answer);
		}
	});

	it('leads to the moment that proves it, in its lesson or in another', () => {
		const show = { lesson: 'why-queues', id: 'shop', variant: 'queued', atMicros: 12_000_000 };
		expect(html({ ...choice, show })).toContain('href="#shop"');
		expect(html({ ...choice, show: { ...show, lesson: 'pitfalls' } })).toContain(
			'href="../pitfalls/#shop"',
		);
	});

	it('keeps answer and reasons in a closed details element', () => {
		const [before = '', details = ''] = html(choice).split('<details');
		for (const { why } of choice.options) {
			expect(before).not.toContain(why);
			expect(details).toContain(why);
		}
		expect(html(predict).split('<details')[0]).not.toContain('355');
		expect(html(predict)).toContain('The run gave 355 s.');
	});

	it('is found by its id, and offers search its stem alone', () => {
		const page = html(choice);
		expect(page).toMatch(/<section[^>]* id="customer-sees"[^>]* data-search="question"/);
		expect(page).toMatch(/data-search-stem[^>]*>What does a customer see\?/);
		const body = page.indexOf('class="q-body" data-pagefind-ignore');
		expect(body).toBeGreaterThan(0);
		expect(page.indexOf('An error page')).toBeGreaterThan(body);
	});
});

describe('the size of a question slide', () => {
	const wordy = (times: number): ChoiceForBrowser => ({
		...choice,
		stem: choice.stem.repeat(times),
		options: Array.from({ length: 4 }, () => ({
			text: 'A normal checkout '.repeat(times),
			right: false,
			why: 'The rail holds the tickets. '.repeat(times),
		})),
	});
	it('shrinks with the amount of text and never below the smallest', () => {
		expect([1, 2, 4, 40].map((times) => fit(wordy(times)))).toEqual(['xl', 'l', 'm', 's']);
	});

	it('is the same in the style sheet', () => {
		const css = readFileSync(
			new URL('../../../src/styles/quiz-slide.css', import.meta.url),
			'utf8',
		);
		const numbers = (name: string) =>
			new RegExp(`data-fit='${name}'\\] \\{([^}]*)\\}`)
				.exec(css)?.[1]
				?.match(/[\d.]+/g)
				?.map(Number);
		expect(numbers('l')).toEqual([66, 42, 28, 20, 40]);
		expect(numbers('ml')).toEqual([61, 38, 26, 16, 34]);
		expect(numbers('m')).toEqual([56, 32, 25, 13, 28]);
		expect(numbers('s')).toEqual([46, 28, 24, 8, 20]);
	});
});
