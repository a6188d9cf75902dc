import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import { type Format, formatOf } from '#course/pure';
import { durationSchema, idSchema, scenarioSchema } from '#schemas';

/** A line for each place: what a page shows of it. */
function lines(parts: readonly Format[], depth = 0): string[] {
	return parts.flatMap(({ field, type, need, without, sentence, as, children }) => [
		[
			`${'  '.repeat(depth)}${field}`,
			need === 'form' ? need : `${need}: ${type}`,
			...(without ? [`without it ${without}`] : []),
			...(sentence ? [`“${sentence}”`] : []),
			...(as ? [`as ${as}`] : []),
		].join(' | '),
		...lines(children, depth + 1),
	]);
}

const work = z.union(
	[
		durationSchema.transform((mean) => ({ kind: 'fixed', mean })),
		z.discriminatedUnion('kind', [
			z.strictObject({ kind: z.literal('fixed'), mean: durationSchema }),
			z
				.strictObject({ kind: z.literal('bursts'), size: z.number().int().min(2).max(9) })
				.describe('Several at once.'),
		]),
	],
	{ error: 'a duration such as 400ms, or { kind: fixed | bursts }' },
);

test('a format is every field with its type, its need, its default and its sentence', () => {
	const schema = z.strictObject({
		name: z.string().max(20).describe('What it is called.'),
		id: idSchema.optional().describe('Stands in links.'),
		kind: z.enum(['one', 'two', '']).describe('One of a few.').default('one'),
		open: z.boolean().optional(),
		share: z.number().positive().max(1).default(0.5),
		tags: z.array(z.string()).min(1).default([]),
		queues: z.union([idSchema, z.array(idSchema).min(1)]),
		work: work.describe('How long it takes.'),
		again: work.optional(),
		workers: z
			.record(idSchema, z.strictObject({ slots: z.number().int().positive(), work }))
			.describe('Those who work.'),
	});
	expect(`\n${lines(formatOf(schema)).join('\n')}`).toMatchInlineSnapshot(`
		"
		name | required: a text of at most 20 characters | “What it is called.”
		id | optional: an id of lower-case letters, digits and hyphens, such as flash-sale | “Stands in links.”
		kind | optional: one, two or "" | without it one | “One of a few.”
		open | optional: true or false
		share | optional: a number, above 0, at most 1 | without it 0.5
		tags | optional: a list of at least 1; each is a text
		queues | required: an id of lower-case letters, digits and hyphens, such as flash-sale or a list of such
		work | required: a duration such as 400ms, or { kind: fixed | bursts } | “How long it takes.”
		  kind: fixed | form
		    mean | required: a duration such as 150ms, 2s or 1.5m
		  kind: bursts | form | “Several at once.”
		    size | required: a whole number, at least 2, at most 9
		again | optional: a duration such as 400ms, or { kind: fixed | bursts } | as work
		workers | required: names of your own; each is a group of fields | “Those who work.”
		  slots | required: a whole number, above 0
		  work | required: a duration such as 400ms, or { kind: fixed | bursts } | as work"
	`);
});

test('a sentence is found under whatever is wrapped around it, the outermost first', () => {
	const inner = z.string().describe('Inner.');
	const schema = z.strictObject({
		a: inner.optional(),
		b: inner.default('x').describe('Outer.'),
		c: inner.transform((text) => text.length),
		d: z.preprocess((value) => value, inner),
		e: z.lazy(() => inner),
		f: z.string(),
	});
	expect(formatOf(schema).map(({ sentence }) => sentence)).toEqual([
		'Inner.', 'Outer.', 'Inner.', 'Inner.', 'Inner.', '',
	]); // prettier-ignore
});

describe('the format of a scenario', () => {
	const parts = formatOf(scenarioSchema);
	const all = (list: readonly Format[]): Format[] =>
		list.flatMap((part) => [part, ...all(part.children)]);

	test('has every part of a file, in the schema’s order', () => {
		expect(parts.map(({ field }) => field)).toEqual(Object.keys(scenarioSchema.shape));
	});

	test('has words for each type, and refers only to places that are there', () => {
		const places = new Set<string>();
		const walk = (list: readonly Format[], above: string) => {
			for (const { field, children } of list) {
				places.add(above + field);
				walk(children, `${above}${field}.`);
			}
		};
		walk(parts, '');
		for (const { field, type, need, as } of all(parts)) {
			if (need !== 'form') expect(type, field).not.toBe('');
			expect(type, field).not.toContain('anything');
			if (as !== undefined) expect(places).toContain(as);
		}
	});

	test('names the ways in which orders can arrive', () => {
		const arrivals = all(parts).find(({ field }) => field === 'arrivals');
		expect(arrivals?.children.map(({ field, need }) => [field, need])).toContainEqual([
			'kind: poisson',
			'form',
		]);
	});
});
