import { brotliCompressSync } from 'node:zlib';
import { codeOf } from './built.ts';
import { atMost, type Figure } from './figure.ts';

/** What the simulation's core weighs by itself: all behind its door, minified, in brotli. */
export async function bytes(): Promise<Figure[]> {
	const code = await codeOf('src/simulation/core.ts');
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
