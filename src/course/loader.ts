import type { Loader } from 'astro/loaders';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ContentError, lineOf } from './gate/problem.ts';
import { readLibrary } from './library.ts';

/**
 * A loader that takes all content through the gate before the pages are made. The build ends with
 * what is wrong; the development server says it, goes on watching, and its pages show it.
 */
export function gate(): Loader {
	return {
		name: 'gate',
		load: async ({ config, watcher, logger, store }) => {
			const root = fileURLToPath(config.root);
			const look = () => {
				const { problems } = readLibrary(root);
				store.clear();
				store.set({ id: 'content', data: {}, digest: String(Date.now()) });
				return problems;
			};
			const problems = look();
			if (problems.length > 0 && !watcher) throw new ContentError(problems);
			for (const problem of problems) logger.error(lineOf(problem));
			const folder = path.join(root, 'content');
			watcher?.add(folder);
			for (const event of ['add', 'change', 'unlink'] as const) {
				watcher?.on(event, (file) => {
					if (!file.startsWith(folder + path.sep)) return;
					for (const problem of look()) logger.error(lineOf(problem));
				});
			}
		},
	};
}
