import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { noAbsoluteAddress } from './lint/absolute-address.mjs';
import { pinnedMath } from './lint/pinned-math.mjs';
import { exactRules, promptRules, pureRules } from './lint/pure-rooms.mjs';
import { noStyleAttribute } from './lint/style-attribute.mjs';

/** Rules of this house. */
const house = {
	rules: {
		'no-absolute-address': noAbsoluteAddress,
		'no-style-attribute': noStyleAttribute,
		'pinned-math': pinnedMath,
	},
};

export default defineConfig(
	{ ignores: ['dist/', '.astro/', '.cache/', 'node_modules/'] },
	js.configs.recommended,
	ts.configs.recommended,
	svelte.configs.recommended,
	astro.configs.recommended,
	{
		plugins: { house },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			eqeqeq: 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
	},
	{
		name: 'house/addresses',
		files: ['src/**', 'tests/e2e/**'],
		ignores: ['src/components/href.ts', 'src/tooling/**', 'src/lab/**', 'src/cli/**'],
		rules: { 'house/no-absolute-address': 'error' },
	},
	{
		name: 'house/no-style-attribute',
		files: ['src/**/*.svelte', 'src/**/*.astro'],
		rules: { 'house/no-style-attribute': 'error' },
	},
	{
		name: 'house/pure-rooms',
		files: ['src/{simulation,quiz,player,wire,schemas}/**'],
		// The one place where the player meets the browser's frames.
		ignores: ['src/player/clock.ts'],
		rules: pureRules,
	},
	{
		name: 'house/rooms-with-a-port',
		files: ['src/{progress,deck,search}/**'],
		ignores: ['src/{progress,deck,search}/{browser-*,*-port}.ts'],
		rules: pureRules,
	},
	{
		name: 'house/exact-rooms',
		files: ['src/{simulation,quiz}/**'],
		rules: exactRules,
	},
	{
		name: 'house/nothing-waits',
		files: ['src/simulation/**'],
		rules: promptRules,
	},
);
