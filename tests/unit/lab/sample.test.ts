import { opening, report } from '#lab';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const withoutFigures = (text: string): string => text.replace(/\d+(\.\d+)?/g, 'N');

test('what lesson 5 shows of the lab is what the lab prints, but for the figures of that run', () => {
	const sample = readFileSync('src/lab/sample.txt', 'utf8');
	const [first, ...rest] = sample.split('\n');
	const told = rest.slice(0, 5);
	expect(first).toBe(opening(10));
	for (const [i, line] of told.entries())
		expect(line).toMatch(new RegExp(`^${(i + 1) * 10} orders are in, \\d+ tickets wait\\.$`));
	const outcome = {
		orders: 50,
		mails: 49,
		skipped: 1,
		setAside: 1,
		slowestCheckout: 0,
		slowestMail: 0,
	};
	expect(withoutFigures(rest.slice(5).join('\n'))).toBe(withoutFigures(report(outcome)));
	expect(sample).toContain('50 orders, 49 mails, 1 sent twice and mailed once, 1 set aside.');
});
