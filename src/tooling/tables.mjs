import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';

/** A table of numbers as the sources have it: `const EVENT = { ARRIVED: 0, … } as const`. */
const TABLE = /(export )?const ([A-Z]+) = \{([^{}]*)\} as const;/g;
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*/g;

/**
 * Puts the numbers of the simulation's tables where they are used, as a compiler does with the
 * members of a constant enumeration: `EVENT.ARRIVED` is `0` in what a browser loads. The bundler
 * then leaves out the tables themselves and the names in them.
 * @returns {import('vite').Plugin}
 */
export function tables() {
	const folder = inRoot('src/simulation');
	/** @type {Map<string, Map<string, string>>} */
	let shared = new Map();
	return {
		name: 'tables',
		apply: 'build',
		enforce: 'pre',
		buildStart() {
			shared = new Map();
			for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
				if (!file.endsWith('.ts')) continue;
				for (const [name, table] of tablesIn(readFileSync(path.join(folder, file), 'utf8'), true)) {
					if (shared.has(name)) throw new Error(`Two tables in src/simulation are called ${name}.`);
					shared.set(name, table);
				}
			}
		},
		transform: {
			filter: { id: /src[\\/](?:simulation|player)[\\/].*\.ts$/ },
			handler: (code) => inlined(code, shared),
		},
	};
}

/**
 * The code with every member of a known table replaced by its number.
 * @param {string} code
 * @param {Map<string, Map<string, string>>} shared tables of other files, by name
 */
export function inlined(code, shared) {
	const own = tablesIn(code, false);
	return code.replace(/(?<![.\w])([A-Z]+)\.([A-Z_]+)\b/g, (all, name, member) => {
		return (own.get(name) ?? shared.get(name))?.get(member) ?? all;
	});
}

/**
 * The tables of a file: members and their numbers, by name.
 * @param {string} code
 * @param {boolean} exported only those that other files can use
 */
export function tablesIn(code, exported) {
	/** @type {Map<string, Map<string, string>>} */
	const found = new Map();
	for (const [, isExported, name = '', body = ''] of code.replace(COMMENT, '').matchAll(TABLE)) {
		if (exported && !isExported) continue;
		const members = [...body.matchAll(/(\w+): (\d+)/g)];
		found.set(name, new Map(members.map(([, member = '', number = '']) => [member, number])));
	}
	return found;
}
