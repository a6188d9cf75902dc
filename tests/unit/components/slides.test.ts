import { describe, expect, it } from 'vitest';
import { slideName } from '../../../src/components/deck/slide-name.ts';
import { unbroken } from '../../../src/components/deck/unbroken.ts';

describe('a line on a slide', () => {
	const plain = (html: string) => unbroken(html).replaceAll('\u00a0', '_');

	it.each([
		['After 250 ms and 4.5 s,', 'After 250_ms and 4.5_s,'],
		['for 20\n\tseconds, at 12 %', 'for 20_seconds, at 12_%'],
		['<data value="3">3</data> minutes', '<data value="3">3</data>_minutes'],
		['{"finding":"it took 90 s"}', '{"finding":"it took 90_s"}'],
	])('does not break between a number and its unit: %s', (text, whole) => {
		expect(plain(text)).toBe(whole);
	});

	it.each(['12 shops', '3 hens', 'a minute', '<path d="M1 2 s 3 4">', '<code>wait 5 s</code>'])(
		'breaks where it may: %s',
		(text) => expect(plain(text)).toBe(text),
	);
});

describe('a slide', () => {
	const part = { id: 'bet.2', kind: 'main', section: 'bet', title: 'A bet' } as const;

	it('has its section’s title, and says which one it is where there are several', () => {
		expect(slideName(part, 'Why queues')).toBe('A bet');
		expect(slideName({ ...part, part: '2 of 3' }, 'Why queues')).toBe('A bet, 2\u00a0of\u00a03');
	});

	it('says that it asks', () => {
		expect(slideName({ ...part, kind: 'question', part: '2 of 3' }, 'Why queues')).toBe(
			'A bet, 2\u00a0of\u00a03, a question',
		);
	});

	it('that opens the lesson has the lesson’s title', () => {
		expect(slideName({ ...part, kind: 'lead', title: '' }, 'Why queues')).toBe('Why queues');
	});
});
