import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileOf, readFile } from '../../../src/progress/file.ts';
import { NOTHING } from '../../../src/progress/format.ts';

const answer = { revision: 'r', response: 2, at: 7, correct: true };
const some = {
	...NOTHING,
	answers: { 'why-queues/last-job': answer },
	read: { 'why-queues/bet': { revision: 'r', at: 9 } },
};
const problemOf = (text: string) => {
	const read = readFile(text);
	return 'problem' in read ? read.problem : undefined;
};

describe('a file of progress', () => {
	it('that was saved is read again, with the number of its entries', () => {
		expect(readFile(fileOf(some))).toEqual({ progress: some, entries: 2 });
	});

	it('of version 1 is read as well', () => {
		const { answers, settings } = some;
		const text = JSON.stringify({ version: 1, answers, settings });
		expect(readFile(text)).toEqual({ progress: { ...NOTHING, answers }, entries: 1 });
	});

	it('that is none says what is wrong, where, what stands there, and what to do', () => {
		expect(problemOf('GIF89a')).toMatchObject({
			message: 'The file is not JSON.',
			value: 'GIF89a',
		});
		expect(problemOf('[1]')).toMatchObject({ message: 'The file holds no progress.' });
		expect(problemOf('{"version":"two"}')).toMatchObject({ field: 'version', value: '"two"' });
		expect(problemOf('{"version":3}')).toMatchObject({
			message: 'The file is of version 3, and this edition reads up to 2.',
		});
		expect(problemOf(fileOf({ ...some, read: [] as never }))).toMatchObject({
			field: 'read',
			value: '[]',
		});
		const late = { ...answer, at: 'noon' } as never;
		expect(problemOf(fileOf({ ...some, answers: { 'a/b': late } }))).toMatchObject({
			field: 'answers.a/b',
			value: '{"revision":"r","response":2,"at":"noon","correct":true}',
		});
		expect(problemOf(fileOf({ ...some, colour: 'red' } as never))).toMatchObject({
			field: 'colour',
			message: 'The course knows no such field.',
		});
		expect(problemOf(fileOf({ ...some, since: -1 }))).toMatchObject({
			field: 'since',
			value: '-1',
		});
		expect(problemOf(`"${'x'.repeat(2_000_000)}"`)?.message).toContain('2.0 MB');
	});

	it('never throws, and a problem always has a message and a hint', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
				const problem = problemOf(text);
				if (problem)
					for (const words of [problem.message, problem.hint]) expect(words).not.toBe('');
			}),
		);
	});
});
