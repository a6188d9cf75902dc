import { describe, expect, it } from 'vitest';
import { type Suite, SUITES } from '../../../src/tooling/suites.mjs';
import {
	NONE,
	readPlaywright,
	readVitest,
	settle,
	sum,
} from '../../../src/tooling/testing/counts.mjs';
import { runSuites } from '../../../src/tooling/testing/run-suites.mjs';
import { select } from '../../../src/tooling/testing/select.mjs';
import { ending, line } from '../../../src/tooling/testing/words.mjs';

const suite = (name: string, more: Partial<Suite> = {}): Suite => ({
	name,
	commands: [],
	hint: `look at ${name}`,
	...more,
});
const ROWS = [
	[suite('lint'), suite('format')],
	[suite('build')],
	[suite('e2e', { needs: ['build'] })],
];

describe('counting', () => {
	it('takes the tests of a Vitest report, and a file that would not load as a failed one', () => {
		const report = {
			numPassedTests: 7,
			numFailedTests: 2,
			numPendingTests: 1,
			numTodoTests: 1,
			testResults: [
				{ status: 'failed', assertionResults: [{}, {}] },
				{ status: 'failed', assertionResults: [] },
				{ status: 'passed', assertionResults: [{}] },
			],
		};
		expect(readVitest(report)).toEqual({ passed: 7, failed: 3, skipped: 2 });
	});

	it('takes the tests of a Playwright report, and an error outside of them as a failed one', () => {
		const stats = { expected: 9, unexpected: 1, flaky: 1, skipped: 3 };
		expect(readPlaywright({ stats, errors: [{}] })).toEqual({ passed: 9, failed: 2, skipped: 3 });
		const none = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
		expect(readPlaywright({ stats: none, errors: [{}, {}] })).toEqual({ ...NONE, failed: 1 });
	});

	it('never calls a failure or an empty run a success', () => {
		expect(settle(0, undefined)).toEqual({ ...NONE, passed: 1 });
		expect(settle(1, undefined)).toEqual({ ...NONE, failed: 1 });
		expect(settle(0, NONE)).toEqual({ ...NONE, failed: 1 });
		expect(settle(1, { ...NONE, passed: 5 })).toEqual({ ...NONE, passed: 5, failed: 1 });
		expect(settle(1, { ...NONE, passed: 5, failed: 2 })).toEqual({ ...NONE, passed: 5, failed: 2 });
		expect(settle(0, { ...NONE, passed: 5 })).toEqual({ ...NONE, passed: 5 });
	});

	it('adds up', () => {
		const all = [NONE, { passed: 3, failed: 1, skipped: 2 }, { passed: 4, failed: 0, skipped: 1 }];
		expect(sum(all)).toEqual({ passed: 7, failed: 1, skipped: 3 });
	});
});

describe('choosing suites', () => {
	const chosen = (...args: string[]) =>
		select(ROWS, args).rows.map((row) => row.map((s) => s.name));

	it('takes all, or the named ones with what they need', () => {
		expect(chosen()).toEqual([['lint', 'format'], ['build'], ['e2e']]);
		expect(chosen('lint')).toEqual([['lint']]);
		expect(chosen('e2e', 'lesson')).toEqual([['build'], ['e2e']]);
		expect(chosen('format,build')).toEqual([['format'], ['build']]);
	});

	it('keeps the rest for the runner', () => {
		expect(select(ROWS, ['e2e', 'lesson', '--headed']).extra).toEqual(['lesson', '--headed']);
	});

	it('names the suites there are when it is given another', () => {
		expect(() => select(ROWS, ['unti'])).toThrow(
			'There is no suite "unti"; there are lint, format, build, e2e.',
		);
	});
});

describe('running suites', () => {
	const run = async (failing: readonly string[]) => {
		const told: string[] = [];
		const results = await runSuites(
			ROWS,
			async ({ name }) => ({
				counts: failing.includes(name) ? { ...NONE, failed: 2 } : { ...NONE, passed: 3 },
				output: `output of ${name}\n`,
			}),
			(result) => told.push(line(result).replace(/ +/g, ' ')),
		);
		return [...told, ...ending(results).split('\n')];
	};

	it('tells a line each and ends with the sum', async () => {
		expect(await run([])).toEqual([
			'✓ lint 0.0 s 3 passed',
			'✓ format 0.0 s 3 passed',
			'✓ build 0.0 s 3 passed',
			'✓ e2e 0.0 s 3 passed',
			'12 passed, 0 failed',
		]);
	});

	it('goes on after a failure, but for what needs it, and says what to try', async () => {
		expect(await run(['format', 'build'])).toEqual([
			'✓ lint 0.0 s 3 passed',
			'✗ format 0.0 s 0 passed, 2 failed\n\noutput of format\n',
			'✗ build 0.0 s 0 passed, 2 failed\n\noutput of build\n',
			'✗ e2e not run: build has to pass first',
			'Failed: format (look at format), build (look at build).',
			'3 passed, 5 failed',
		]);
	});
});

describe('the suites', () => {
	it('have names of their own and need only earlier ones', () => {
		const earlier = new Set<string>();
		for (const row of SUITES) {
			for (const { name, needs = [] } of row) {
				expect(earlier.has(name), name).toBe(false);
				for (const need of needs) expect(earlier.has(need), `${name} needs ${need}`).toBe(true);
			}
			for (const { name } of row) earlier.add(name);
		}
	});
});
