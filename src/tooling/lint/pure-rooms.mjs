import globals from 'globals';

/** @typedef {import('eslint').Linter.RulesRecord} Rules */

/** What a pure room may use of the names that browsers define: values and texts, no world. */
const HARMLESS = new Set(
	[
		'atob',
		'btoa',
		'structuredClone',
		'TextDecoder',
		'TextEncoder',
		'URL',
		'URLSearchParams',
		'WebAssembly',
	].concat(Object.keys(globals.builtin)),
);
const WORLD = [
	...new Set([
		...Object.keys(globals.browser),
		'process',
		'Buffer',
		'require',
		'setImmediate',
		'globalThis',
	]),
];

/** Refuses the world: the page, the browser, the machine and its timers. */
const noWorld = WORLD.filter((name) => !HARMLESS.has(name) || name === 'globalThis').map(
	(name) => ({
		name,
		message:
			'A pure room knows no browser, no machine and no timer: take what you need as an argument.',
	}),
);
const noDate = {
	name: 'Date',
	message: 'A pure room reads no clock: take the time as an argument.',
};
const noRandom = {
	object: 'Math',
	property: 'random',
	message: 'Randomness is an argument: draw from a named stream of the seed.',
};
const noAsync = [':function[async=true]', 'AwaitExpression', 'ForOfStatement[await=true]'].map(
	(selector) => ({ selector, message: 'The simulation computes at once: nothing in it waits.' }),
);

/** No clock, no chance, no world. */
export const pureRules = /** @type {Rules} */ ({
	'no-restricted-globals': ['error', noDate, ...noWorld],
	'no-restricted-properties': ['error', noRandom],
});

/** Exact to the last bit on every engine. */
export const exactRules = /** @type {Rules} */ ({ 'house/pinned-math': 'error' });

/** Nothing waits. */
export const promptRules = /** @type {Rules} */ ({ 'no-restricted-syntax': ['error', ...noAsync] });
