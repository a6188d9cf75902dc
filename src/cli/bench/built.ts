import { runInThisContext } from 'node:vm';
import { build, type Plugin, type Rolldown } from 'vite';
import { inRoot } from '#tooling/paths.mjs';
import { tables } from '#tooling/tables.mjs';
import type * as Exports from './engine.ts';

/** What is loaded later is another script. */
const LATER: Plugin = {
	name: 'later',
	enforce: 'pre',
	resolveDynamicImport: (id) => ({ id: String(id), external: true }),
};

/** A source file with all behind it as one minified script, as the site is built, called `built`. */
export async function codeOf(entry: string): Promise<string> {
	const made = await build({
		root: inRoot(),
		configFile: false,
		logLevel: 'silent',
		// As the site is built: the numbers of tables stand where they are used.
		plugins: [tables(), LATER],
		build: {
			write: false,
			lib: { entry, formats: ['iife'], name: 'built' },
		},
	});
	const [output] = [made].flat() as Rolldown.RolldownOutput[];
	return output?.output[0].code ?? '';
}

type Engine = typeof Exports;

let code: Promise<string> | undefined;
const engines = new Map<string, Engine>();

/**
 * The simulation and the Timeline as a page runs them: what is measured is what readers get. Each
 * measurement has one of its own, so that none finds what another has taught the compiler.
 */
export async function engineOf(measurement: string): Promise<Engine> {
	code ??= codeOf('src/cli/bench/engine.ts');
	const script = `${await code}\nbuilt; // ${measurement}`;
	const engine = engines.get(measurement) ?? (runInThisContext(script) as Engine);
	engines.set(measurement, engine);
	return engine;
}
