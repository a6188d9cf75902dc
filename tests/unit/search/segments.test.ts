import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markTitle, segmentsOf } from '../../../src/search/segments.ts';

const brief = (segments: readonly { text: string; match: boolean }[]) =>
	segments.map(({ text, match }) => (match ? `[${text}]` : text)).join('|');

test('an excerpt is cut where a match begins and ends', () => {
	expect(brief(segmentsOf('until it <mark>acknowledges</mark> it'))).toBe(
		'until it |[acknowledges]| it',
	);
});

test('stops and quotes beside a word are not part of the match', () => {
	expect(brief(segmentsOf('in the <mark>queue?”</mark>'))).toBe('in the |[queue]|?”');
	expect(brief(segmentsOf('<mark>“queue”</mark>'))).toBe('“|[queue]|”');
});

test('entities are characters again, and other markup does not survive', () => {
	expect(brief(segmentsOf('1 &lt; 2 &amp; <b onclick="x">bold</b>'))).toBe('1 < 2 & bold');
	expect(brief(segmentsOf('&amp;lt;'))).toBe('&lt;');
});

test('in a title the beginnings of words are marked, whatever their case and accents', () => {
	expect(brief(markTitle('Acknowledgement, or nack', 'ack'))).toBe('[Ack]|nowledgement, or nack');
	expect(brief(markTitle('The Café queue', 'cafe QUE'))).toBe('The |[Café]| |[que]|ue');
	expect(brief(markTitle('The queue', 'xyz'))).toBe('The queue');
});

test('marking a title never changes its words', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (title, query) => {
			const segments = markTitle(title, query);
			expect(segments.map(({ text }) => text).join('')).toBe(title);
		}),
	);
});
