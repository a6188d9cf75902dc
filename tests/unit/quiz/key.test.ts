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
