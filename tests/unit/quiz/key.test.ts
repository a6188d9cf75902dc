import { describe, expect, it } from 'vitest';
import { prepare, QuizError } from '#quiz/key';
import { grade } from '#quiz/grade';
import { type Question, questionSchema } from '#schemas';
import { scenario } from '../../fixtures/scenarios.ts';

/** One order a second into a mailer that needs 2 s: after 60 s some thirty wait. */
const slow = scenario({
	producers: {
		shop: {
			label: 'Shop',
			arrivals: { kind: 'every', rate: '1/s' },
			plan: 'queued',
			plans: { queued: [{ publish: 'mail' }] },
		},
	},
	queues: { mail: { label: 'Mail' } },
	services: { mailer: { label: 'Mailer', work: '2s', consumes: 'mail' } },
});
const place = {
	lesson: 'why-queues',
	number: 3,
	scenarioOf: (id: string) => (id === 'slow' ? slow : undefined),
};
const ask = (parts: object = {}): Question =>
	questionSchema.parse({
		kind: 'predict',
		id: 'backlog',
		stem: 'How many wait?',
		scenario: 'slow',
		metric: 'queues.mail.ready',
		at: '20s',
		scale: { min: 0, max: 60, step: 1 },
		tolerance: 1,
		why: 'It grows by {{queues.mail.ready}}.',
		...parts,
	});
const choice = (parts: object = {}): Question =>
	questionSchema.parse({
		kind: 'choice',
		id: 'which',
		stem: 'Which?',
		options: [
			{ text: 'this', why: 'no' },
			{ text: 'that', right: true, why: 'yes' },
		],
		...parts,
	});
const revision = (question: Question) => prepare(question, place).revision;

describe('a predict question', () => {
	it('takes its key from its own run at its own moment', () => {
		const asked = prepare(ask(), place);
		expect(asked).toMatchObject({
			id: 'why-queues/backlog',
			number: 3,
			stage: { id: 'slow', atMicros: 20_000_000 },
		});
		// 20 arrivals; nine mails done by 20 s (the first begins at 1 s), one in hand.
		expect(asked.kind === 'predict' && asked.key).toBe(10);
		expect(grade(asked, 10)).toEqual({ correct: true, offBy: 0 });
	});

	it('asks at the end of the run when it names no moment', () => {
		const { at, ...rest } = { ...ask(), at: undefined } as Question & { at?: number };
		expect(at).toBeUndefined();
		const asked = prepare(rest as Question, place);
		expect(asked.kind === 'predict' && asked.stage.atMicros).toBe(60_000_000);
	});

	it('gives times in the unit of its scale, with the decimals of its step', () => {
		const time = { metric: 'queues.mail.wait.max', scale: { min: 0, max: 20, step: 0.5 } };
		const inSeconds = prepare(ask({ ...time, unit: 's' }), place);
		const inMs = prepare(
			ask({ ...time, unit: 'ms', scale: { min: 0, max: 20_000, step: 100 } }),
			place,
		);
		expect(inSeconds.kind === 'predict' && inMs.kind === 'predict').toBe(true);
		if (inSeconds.kind !== 'predict' || inMs.kind !== 'predict') return;
		expect(inSeconds.key).toBeGreaterThan(5);
		expect(inMs.key).toBe(inSeconds.key * 1_000);
	});

	it('lets the build fill in its explanation', () => {
		const words = (template: string) => template.replace(/\{\{.*?\}\}/, 'ten');
		const asked = prepare(ask(), { ...place, words });
		expect(asked.kind === 'predict' && asked.why).toBe('It grows by ten.');
	});
});

describe('a question that cannot be asked', () => {
	const failure = (question: Question): unknown => {
		try {
			prepare(question, place);
			return 'nothing';
		} catch (error) {
			if (!(error instanceof QuizError)) throw error;
			return `${error.field}: ${error.message}; ${error.hint}`;
		}
	};
	it('names the field, the value and the way out', () => {
		expect(failure(ask({ scenario: 'fast' }))).toBe(
			'scenario: there is no scenario "fast"; write the name of a file in content/scenarios, without .yaml',
		);
		expect(failure(ask({ unit: 's' }))).toBe(
			'unit: "queues.mail.ready" is not a time, and the unit is "s"; leave unit out',
		);
		expect(failure(ask({ metric: 'queues.mail.wait.max' }))).toBe(
			'unit: "queues.mail.wait.max" is a time, and the unit is ""; write unit: s or unit: ms',
		);
		expect(failure(ask({ scale: { min: 0, max: 8, step: 1 } }))).toBe(
			'scale: the run gives 10, outside the scale from 0 to 8; let the scale reach from below to above 10',
		);
	});
	it('has the simulation’s words for a metric that does not exist', () => {
		expect(() => prepare(ask({ metric: 'queues.mail.redy' }), place)).toThrow(/redy/);
	});
});

describe('a revision', () => {
	it('changes with the stem, the options, the scale and the key', () => {
		const all = [
			choice(),
			choice({ stem: 'Which one?' }),
			choice({
				options: [
					{ text: 'this', right: true, why: 'no' },
					{ text: 'that', why: 'yes' },
				],
			}),
			ask(),
			ask({ stem: 'How many?' }),
			ask({ at: '30s' }),
			ask({ scale: { min: 0, max: 50, step: 1 } }),
		];
		expect(new Set(all.map(revision)).size).toBe(all.length);
	});
	it('stays when only an explanation or the place changes', () => {
		expect(revision(ask({ why: 'Otherwise.' }))).toBe(revision(ask()));
		expect(prepare(choice(), { ...place, number: 9 }).revision).toBe(revision(choice()));
	});
});

describe('a bet on an outcome', () => {
	const bet = (options: readonly object[]) => ({
		...ask(),
		...questionSchema.parse({
			kind: 'predict-choice',
			id: 'backlog-bet',
			stem: 'How many wait?',
			scenario: 'slow',
			metric: 'queues.mail.ready',
			at: '20s',
			options,
		}),
	});
	it('is decided by its run', () => {
		const asked = prepare(
			bet([
				{ text: 'Few', most: 9, why: 'no' },
				{ text: 'Some', least: 10, most: 15, why: 'yes' },
				{ text: 'Many', least: 16, why: 'no' },
			]) as Question,
			place,
		);
		expect(asked).toMatchObject({ given: '10', stage: { atMicros: 20_000_000 } });
		expect([0, 1, 2].map((index) => grade(asked, index).correct)).toEqual([false, true, false]);
	});

	it('cannot be asked when none of its options or more than one holds', () => {
		const wrong = (...bounds: readonly object[]) =>
			bet(bounds.map((bound, i) => ({ text: `Option ${i}`, why: 'so', ...bound }))) as Question;
		expect(() => prepare(wrong({ most: 3 }, { least: 30 }), place)).toThrow(
			'the run gives 10, which no option allows',
		);
		expect(() => prepare(wrong({ most: 30 }, { least: 3 }), place)).toThrow(
			'the run gives 10, which 2 options allow',
		);
	});
});

describe('a number to work out', () => {
	const number = (parts: object): Question =>
		questionSchema.parse({ kind: 'number', id: 'n', stem: 'How many?', why: 'so', ...parts });
	it('is written, or measured on a run that then shows it', () => {
		expect(prepare(number({ answer: 60 }), place)).toMatchObject({ key: 60 });
		const answer = { scenario: 'slow', metric: 'queues.mail.ready', at: '20s' };
		expect(prepare(number({ answer }), place)).toMatchObject({
			key: 10,
			show: { lesson: 'why-queues', id: 'slow', atMicros: 20_000_000 },
		});
	});
	it('does not call a right number a mistake', () => {
		const question = number({ answer: 60, tolerance: 1, wrong: [{ value: 61, why: 'no' }] });
		expect(() => prepare(question, place)).toThrow('61 is right: the answer is 60');
	});
});

describe('things to put in order', () => {
	it('are mixed, the same for everyone, and never right at first', () => {
		for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) {
			const question = questionSchema.parse({
				kind: 'order',
				id,
				stem: 'In which order?',
				items: ['one', 'two', 'three'].map((text) => ({ text, why: 'so' })),
			});
			const asked = prepare(question, place);
			if (asked.kind !== 'order') throw new Error('no order');
			expect([...asked.start].sort()).toEqual([0, 1, 2]);
			expect(asked.start).not.toEqual([0, 1, 2]);
			expect(prepare(question, place)).toEqual(asked);
		}
	});
});

describe('the moment that proves an answer', () => {
	const show = { scenario: 'slow', at: '12s' };
	it('is on the stage of this lesson, or of the one that has it', () => {
		expect(prepare(choice({ show }), place).show).toEqual({
			lesson: 'why-queues',
			id: 'slow',
			variant: 'only',
			atMicros: 12_000_000,
		});
		const elsewhere = { ...place, stageOf: () => ({ lesson: 'pitfalls', id: 'slow-rail' }) };
		expect(prepare(choice({ show }), elsewhere).show).toMatchObject({
			lesson: 'pitfalls',
			id: 'slow-rail',
		});
	});
	it('must be on some stage', () => {
		expect(() => prepare(choice({ show }), { ...place, stageOf: () => undefined })).toThrow(
			'no lesson shows "slow"',
		);
	});
});
