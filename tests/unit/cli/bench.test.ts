import { describe, expect, test } from 'vitest';
import { bytes } from '../../../src/cli/bench/bytes.ts';
import { atLeast, atMost, isMet, median, quantile, ratio } from '../../../src/cli/bench/figure.ts';
import { jsonOf, numberText, tableOf } from '../../../src/cli/bench/report.ts';
import { wishesOf } from '../../../src/cli/bench/wishes.ts';

describe('the benchmark', () => {
	test('takes the middle of many rounds, whatever their order', () => {
		expect(median([9, 1, 5])).toBe(5);
		expect(median([4, 1, 3, 2])).toBe(2.5);
		expect(median([])).toBeNaN();
		expect(quantile([5, 1, 4, 2, 3], 0.95)).toBe(5);
		expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3);
	});

	test('finds the simulation’s core as light as it should be', async () => {
		// In kilobytes of brotli.
		const [core] = await bytes();
		expect(core?.value).toBeLessThanOrEqual(14);
	}, 60_000);

	test('compares round by round, so that a slow moment of the machine hits both', () => {
		expect(ratio([10, 2, 12], [5, 1, 4])).toBe(2);
	});

	test('says of each figure whether it has what it should', () => {
		expect(isMet({ value: 4, target: atLeast(4) })).toBe(true);
		expect(isMet({ value: 8.1, target: atMost(8) })).toBe(false);
		expect(isMet({ value: 8.1 })).toBeUndefined();
	});

	test('tells figures as a table by parts, and as JSON', () => {
		const figures = [
			{ part: 'core', name: 'rate', value: 4.1234, unit: 'M/s', target: atLeast(4) },
			{ part: 'core', name: 'memory', value: 1234, unit: 'MB', target: atMost(64), note: 'in use' },
			{ part: 'browser', name: 'elements', value: 399, unit: '' },
		] as const;
		expect(`\n${tableOf(figures).join('\n')}`).toMatchInlineSnapshot(`
			"
			core      measured          target             how
			  rate        4.12  M/s        ≥ 4     met
			  memory     1,234  MB        ≤ 64  missed  in use

			browser     measured          target    how
			  elements       399
			"
		`);
		expect(JSON.parse(jsonOf(figures)).figures).toMatchObject([
			{ name: 'rate', value: 4.1234, verdict: 'met' },
			{ name: 'memory', verdict: 'missed' },
			{ name: 'elements' },
		]);
		expect(numberText(NaN)).toBe('–');
	});

	test('does both parts unless told, and explains a flag that it does not know', () => {
		expect(wishesOf([])).toMatchObject({ core: true, browser: true, strict: false });
		expect(wishesOf(['--core', '--only', 'heap'])).toMatchObject({ browser: false, only: 'heap' });
		expect(() => wishesOf(['--fast'])).toThrow(/--fast[\s\S]*--quick/);
	});
});
