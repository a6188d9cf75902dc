import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Hash } from '#simulation';

/**
 * What runs have shown, kept in .cache/claims of a project: the same runs are not done again by
 * the next build, nor by the next step of this one.
 * @param name what was asked of which edition; says all that the answer depends on
 * @param good whether what a file holds answers it; a file that was cut off is written again
 */
export function kept<T>(
	root: string,
	edition: string,
	name: string,
	good: (value: unknown) => value is T,
	answer: () => T,
): T {
	const hash = new Hash();
	for (let i = 0; i < name.length; i++) hash.add(name.charCodeAt(i));
	const folder = path.join(root, '.cache', 'claims');
	const file = path.join(folder, `${edition}-${hash.hex()}.json`);
	if (existsSync(file)) {
		try {
			const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
			if (good(value)) return value;
		} catch {
			// Not JSON: as good as none.
		}
	}
	const value = answer();
	mkdirSync(folder, { recursive: true });
	writeFileSync(file, JSON.stringify(value));
	return value;
}
