import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Import, readImports } from './read-imports.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The text of a file of the project. */
export const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** Whether the project has such a file. */
export const exists = (file: string) => existsSync(path.join(root, file));

/** The files below a folder, as addresses inside the project with slashes. */
export function filesBelow(folder: string, ending: RegExp): readonly string[] {
	return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
		.map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
		.filter((file) => ending.test(file))
		.sort();
}

/** The imports of a file of the project. */
export const importsIn = (file: string): readonly Import[] => readImports(file, read(file));

const doors = (JSON.parse(read('package.json')) as { imports: Record<string, string> }).imports;

/** Doors as package.json#imports names them, some with a *. */
export const DOORS: readonly string[] = Object.keys(doors);

/** The file behind a door; undefined when it is none. */
export function behind(door: string): string | undefined {
	for (const [name, target] of Object.entries(doors)) {
		const [start = '', end] = name.split('*');
		if (end === undefined ? door === name : door.startsWith(start)) {
			return target.replace(/^\.\//, '').replace('*', door.slice(start.length));
		}
	}
	return undefined;
}

/** Whatever a door leads to when it runs: files of ours and other modules, each with its way. */
export function reachOf(door: string): ReadonlyMap<string, readonly string[]> {
	const reached = new Map<string, readonly string[]>([[behind(door) ?? door, [door]]]);
	for (const [file, way] of reached) {
		if (!/\.(ts|mjs|svelte|astro)$/.test(file) || !exists(file)) continue;
		for (const { specifier, typeOnly } of importsIn(file)) {
			if (typeOnly) continue;
			const target = specifier.startsWith('.')
				? path.posix.join(path.posix.dirname(file), specifier)
				: (behind(specifier) ?? specifier);
			for (const name of new Set([target, specifier])) {
				if (!reached.has(name)) reached.set(name, [...way, specifier]);
			}
		}
	}
	return reached;
}
