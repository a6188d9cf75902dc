import { readPlaywright, readVitest } from './testing/counts.mjs';

/**
 * @typedef {object} Command one program of a suite
 * @property {string} run a package's command, or a script of ours
 * @property {readonly string[]} args
 * @property {boolean} [takesArgs] gets the extra arguments of `npm test -- <suite> …`
 */
/**
 * @typedef {object} Suite one part of `npm test`
 * @property {string} name as in `npm test -- <name>`
 * @property {readonly string[]} [needs] suites that must have passed before
 * @property {boolean} [browser] needs a Chromium
 * @property {Readonly<Record<string, string>>} [env]
 * @property {readonly Command[]} commands in this order, until one fails
 * @property {(report: unknown) => import('./testing/counts.mjs').Counts} [read] reads the report
 * that the last command leaves at REPORT_FILE; without it the suite counts as one test
 * @property {string} hint what to try when it fails
 */

/** Where the second build goes, and the path that it lives under. */
const UNDER_A_PATH = { BASE_PATH: '/course/', OUT_DIR: '.cache/dist-course' };

/** @type {Command} */
const PLAYWRIGHT = {
	run: 'playwright',
	args: ['test', '-c', 'tests/playwright.config.ts'],
	takesArgs: true,
};

/**
 * Everything that `npm test` runs. Suites of one row run side by side, rows one after the other.
 * @type {readonly (readonly Suite[])[]}
 */
export const SUITES = [
	[
		{
			name: 'types',
			commands: [
				{ run: 'astro', args: ['check'] },
				{
					run: 'svelte-check',
					args: ['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'],
				},
			],
			hint: 'correct the types above',
		},
		{
			name: 'lint',
			commands: [
				{
					run: 'eslint',
					args: ['-c', 'src/tooling/eslint.config.mjs', '--max-warnings=0', '.'],
					takesArgs: true,
				},
			],
			hint: 'try `npm run lint -- --fix .`',
		},
		{
			name: 'format',
			commands: [{ run: 'prettier', args: ['--check', '--log-level=warn', '.'] }],
			hint: 'run `npm run format`',
		},
	],
	[
		{
			name: 'unit',
			commands: [
				{ run: 'vitest', args: ['run', '--config', 'tests/vitest.config.ts'], takesArgs: true },
			],
			read: readVitest,
			hint: 'run one file with `npm test -- unit <part of its path>`',
		},
	],
	[
		{
			name: 'long',
			commands: [
				{
					run: 'vitest',
					// Loaded by Node itself: the same sources run three times as fast.
					args: [
						'run',
						...['--config', 'tests/vitest.config.ts', '--dir', 'tests/long'],
						'--experimental.viteModuleRunner=false',
					],
					takesArgs: true,
				},
			],
			read: readVitest,
			hint: 'the message names the seed: `npm test -- long -t "from seed <N>"` runs its portion',
		},
	],
	[
		{
			name: 'check',
			commands: [{ run: 'src/cli/check.ts', args: [], takesArgs: true }],
			hint: 'correct the content as the lines above say',
		},
	],
	[
		{
			name: 'build',
			commands: [{ run: 'astro', args: ['build'] }],
			hint: 'correct what the build names; `npm run check` lists all errors of the content',
		},
	],
	[
		{
			name: 'e2e',
			needs: ['build'],
			browser: true,
			commands: [PLAYWRIGHT],
			read: readPlaywright,
			hint: 'run one file with `npm test -- e2e <part of its name>`',
		},
	],
	[
		{
			name: 'e2e-base',
			needs: ['build'],
			browser: true,
			env: UNDER_A_PATH,
			commands: [{ run: 'astro', args: ['build'] }, PLAYWRIGHT],
			read: readPlaywright,
			hint: 'look for an address that does not go through href()',
		},
	],
];
