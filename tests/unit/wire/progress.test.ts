import { z } from 'astro/zod';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSettings, isStoredAnswer, isStoredProgress, parseJson } from '#wire';

const id = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
const atom = z.union([z.number(), z.string().max(200)]);
const answerSchema = z.strictObject({
	revision: z.string().max(64),
	response: z.union([atom, z.array(atom).max(32)]),
	at: z.int().min(0),
	correct: z.boolean(),
});
const settingsSchema = z.strictObject({
	theme: z.enum(['system', 'light', 'dark']),
	singleKeys: z.boolean(),
});
const progressSchema = z.strictObject({
	version: z.literal(1),
	answers: z.record(z.string().regex(new RegExp(`^${id}/${id}$`)), answerSchema),
	settings: settingsSchema,
});

const response = fc.oneof(
	fc.double(),
	fc.string({ maxLength: 220 }),
	fc.array(fc.oneof(fc.integer(), fc.string()), { maxLength: 40 }),
);
/** Mostly sound, sometimes anything. */
const near = <T>(sound: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
	fc.oneof({ weight: 6, arbitrary: sound }, { weight: 1, arbitrary: fc.anything() });
const answer = fc.record(
	{
		revision: near(fc.string({ maxLength: 80 })),
		response: near(response),
		at: near(fc.integer()),
		correct: near(fc.boolean()),
		extra: fc.constant(1),
	},
	{ requiredKeys: ['revision', 'response', 'at'] },
);
const settings = fc.record({
	theme: near(fc.constantFrom('system', 'light', 'dark')),
	singleKeys: near(fc.boolean()),
});
const key = fc.oneof(
	fc.constantFrom('why-queues/outage', 'a/b', 'a', 'A/b', 'a/b/c', 'a-/b'),
	fc.string(),
);
const progress = fc.record({
	version: near(fc.constant(1)),
	answers: near(fc.dictionary(key, near(answer), { maxKeys: 4 })),
	settings: near(settings),
});

describe('the guard of stored progress agrees with the schema', () => {
	for (const [name, guard, schema, values] of [
		['an answer', isStoredAnswer, answerSchema, answer],
		['settings', isSettings, settingsSchema, settings],
		['all of it', isStoredProgress, progressSchema, progress],
	] as const)
		it(`about ${name}`, () => {
			fc.assert(
				fc.property(fc.oneof(values, fc.anything()), (value) => {
					// What comes from storage has been through JSON.
					const text = JSON.stringify(value) as string | undefined;
					// zod passes over a key of that name; the guard refuses it, see below.
					fc.pre(!text?.includes('"__proto__"'));
					const read = text === undefined ? undefined : parseJson(text);
					expect(guard(read)).toBe(schema.safeParse(read).success);
				}),
				{ numRuns: 1500 },
			);
		});

	it('and sound progress passes both', () => {
		const sound = {
			version: 1,
			answers: { 'why-queues/outage': { revision: 'a', response: [1, 'b'], at: 0, correct: true } },
			settings: { theme: 'dark', singleKeys: false },
		};
		expect(isStoredProgress(sound)).toBe(true);
		expect(progressSchema.safeParse(sound).success).toBe(true);
	});
});

describe('a key that would reach an object’s prototype', () => {
	it('is no question', () => {
		const text =
			'{"version":1,"answers":{"__proto__":{}},"settings":{"theme":"dark","singleKeys":true}}';
		expect(isStoredProgress(parseJson(text))).toBe(false);
	});
});

describe('reading JSON', () => {
	it('gives undefined for what is none', () => {
		expect(parseJson('{')).toBeUndefined();
		expect(parseJson('')).toBeUndefined();
		expect(parseJson('null')).toBeNull();
	});
});
