import { describe, expect, it } from 'vitest';
import { glossarySchema } from '#schemas';
import { finderOf, markTerms } from '../../../src/course/terms.ts';

const finder = finderOf(
	glossarySchema.parse({
		terms: [
			{ term: 'queue', id: 'queue', aliases: ['queues'], meaning: 'It waits.' },
			{ term: 'dead-letter queue', id: 'dlq', aliases: ['DLQ'], meaning: 'It is set aside.' },
		],
	}),
);
const mark = (html: string, ids: readonly string[]) =>
	markTerms(html, new Set(ids), finder, (id, word) => `[${id}:${word}]`);

describe('terms in a text', () => {
	it('are found by whole words, in any case, the longer name first', () => {
		const found = (text: string) => finder.in(text).map(({ id, word }) => `${id}:${word}`);
		expect(found('Queues and a dead-letter queue; the DLQ.')).toEqual([
			'queue:Queues',
			'dlq:dead-letter queue',
			'dlq:DLQ',
		]);
		expect(found('queued, requeue, queue-like')).toEqual([]);
		expect(found('a dead-letter\n  queue')).toEqual(['dlq:dead-letter\n  queue']);
	});
	it('are marked once, at their first use', () => {
		expect(mark('<p>A queue, a queue.</p>', ['queue'])).toBe('<p>A [queue:queue], a queue.</p>');
	});
	it('are left alone in titles, links, code and widgets', () => {
		for (const tag of ['h2', 'a', 'code', 'button', 'svg', 'live-part'])
			expect(mark(`<${tag} id="x">queue</${tag}><br><p>queue</p>`, ['queue'])).toBe(
				`<${tag} id="x">queue</${tag}><br><p>[queue:queue]</p>`,
			);
	});
	it('are never found in attributes and comments', () => {
		const html = '<p title="a queue > 1"><!-- queue --></p>';
		expect(mark(html, ['queue'])).toBe(html);
	});
});
