import { parseArgs } from 'node:util';
import { Problem } from '../simulate/problem.ts';

/** What the flags ask for. */
export interface Wishes {
	readonly core: boolean;
	readonly browser: boolean;
	/** Only measurements with this in their name. */
	readonly only: string | undefined;
	/** Where the figures go as JSON. */
	readonly json: string | undefined;
	/** Less of everything: for a look, not for comparing. */
	readonly quick: boolean;
	/** A missed target is an exit code of 1. */
	readonly strict: boolean;
	readonly help: boolean;
}

/** What `--help` says. */
export const HELP = `npm run bench -- [flags]

Measures the course's own targets and says which are met. Times are processor time of one thread,
so others on the machine disturb little; what is compared is measured in turns, in one run.

  --core       the simulation and the Timeline, in Node
  --browser    stage and deck in Chromium, on the site in dist/ (npm run build)
               without either flag: both
  --only NAME  measurements with NAME in theirs: contest, loads, memory, backlog, heap,
               snapshots, moments, bytes; flood, talk
  --quick      a tenth of the work: a look, not a measurement
  --json FILE  the figures for other programs as well
  --strict     exit code 1 when a target is missed; without it a report is a report`;

/** Reads the words after the command. */
export function wishesOf(words: readonly string[]): Wishes {
	try {
		const { values } = parseArgs({
			args: [...words],
			options: {
				core: { type: 'boolean', default: false },
				browser: { type: 'boolean', default: false },
				only: { type: 'string' },
				json: { type: 'string' },
				quick: { type: 'boolean', default: false },
				strict: { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
			},
		});
		const { core, browser, only, json, ...rest } = values;
		const both = !core && !browser;
		return { ...rest, only, json, core: core || both, browser: browser || both };
	} catch (error) {
		const text = error instanceof Error ? error.message : String(error);
		throw new Problem(2, `${text}\n\n${HELP}`);
	}
}
