import { brotliCompressSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { inRoot } from '#tooling/paths.mjs';
import { tables } from '#tooling/tables.mjs';
import { atMost, type Figure } from './figure.ts';

/** What the simulation's core weighs by itself: all behind its door, minified, in brotli. */
export async function bytes(): Promise<Figure[]> {
	const made = await build({
		root: inRoot(),
		configFile: false,
		logLevel: 'silent',
		// As the site is built: the numbers of tables stand where they are used.
		plugins: [tables()],
		build: {
			write: false,
			lib: { entry: 'src/simulation/core.ts', formats: ['iife'], name: 'core' },
		},
	});
	const [output] = [made].flat() as Rolldown.RolldownOutput[];
	const code = output?.output[0].code ?? '';
	return [
		{
			part: 'core',
			name: 'the core by itself',
			value: brotliCompressSync(code).length / 1_000,
			unit: 'kB',
			target: atMost(14),
			note: 'minified, brotli',
		},
	];
}
