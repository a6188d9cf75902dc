import { existsSync, readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { parse } from './gate/parse.ts';
import type { Problem } from './gate/problem.ts';
import { readYaml, type Source } from './gate/source.ts';

const lockSchema = z.strictObject({
	/** `lesson/section`, every one that has ever been issued. */
	sections: z.array(z.string()).default([]),
	/** `lesson/stage`. */
	stages: z.array(z.string()).default([]),
	/** `lesson/question`. */
	questions: z.array(z.string()).default([]),
	/** What has become of an id that is gone: old to new. */
	aliases: z.record(z.string(), z.string()).default({}),
});

/** Every id that links, stored answers and slides may name. */
export interface Lock extends z.output<typeof lockSchema> {
	readonly source: Source | undefined;
	readonly problems: readonly Problem[];
}

/** The kinds of ids, as the lock lists them. */
export const LOCKED = ['sections', 'stages', 'questions'] as const;

/** Reads content/ids.lock.yaml; a missing one is empty. */
export function readLock(file: string, name: (file: string) => string): Lock {
	const empty = { sections: [], stages: [], questions: [], aliases: {} };
	if (!existsSync(file)) return { ...empty, source: undefined, problems: [] };
	const source = readYaml(readFileSync(file, 'utf8'), name(file));
	const { value, problems } = parse(source, lockSchema);
	return { ...(value ?? empty), source, problems };
}

/** The lock's ids against the ones in use: gone without an alias, and not yet issued. */
export function checkLock(
	lock: Lock,
	used: Readonly<Record<(typeof LOCKED)[number], ReadonlySet<string>>>,
): Problem[] {
	const file = 'content/ids.lock.yaml';
	return LOCKED.flatMap((kind) => [
		...lock[kind].flatMap((id, i): Problem[] => {
			const target = lock.aliases[id];
			if (used[kind].has(id) || (target !== undefined && used[kind].has(target))) return [];
			const place = lock.source?.place([kind, i]) ?? { line: 1, column: 1 };
			return [
				{
					file,
					...place,
					rule: 'ids',
					message: `“${id}” is gone, and links and kept answers name it`,
					fix: `Bring it back, or add under aliases: ${id}: the-new-id.`,
				},
			];
		}),
		...[...used[kind]]
			.filter((id) => !lock[kind].includes(id))
			.map((id): Problem => {
				const place = lock.source?.keyPlace([kind]) ?? { line: 1, column: 1 };
				return {
					file,
					...place,
					rule: 'ids',
					message: `“${id}” is new and not issued yet`,
					fix: `Add it under ${kind}, or run \`npm run check -- --fix\`.`,
				};
			}),
	]);
}
