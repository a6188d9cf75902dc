import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { bytes } from './bench/bytes.ts';
import { contest, loads } from './bench/speed.ts';
import { type Figure, isMet } from './bench/figure.ts';
import { moments } from './bench/moments.ts';
import { jsonOf, tableOf } from './bench/report.ts';
import { backlog, heap, memory, snapshots } from './bench/size.ts';
import { HELP, type Wishes, wishesOf } from './bench/wishes.ts';
import { Problem } from './simulate/problem.ts';

type Measure = (wishes: Wishes) => Promise<Figure[]>;

const CORE: Readonly<Record<string, Measure>> = {
	contest,
	loads,
	memory,
	backlog,
	heap,
	snapshots,
	moments,
	bytes,
};

/** What runs in Chromium is loaded when it is asked for. */
async function browserMeasures(): Promise<Readonly<Record<string, Measure>>> {
	const { BROWSER } = await import('./bench/browser.ts');
	return BROWSER;
}

/** Does what the words after the command ask for. Gives the exit code. */
async function main(words: readonly string[]): Promise<number> {
	const wishes = wishesOf(words);
	if (wishes.help) {
		process.stdout.write(`${HELP}\n`);
		return 0;
	}
	const all = {
		...(wishes.core ? CORE : {}),
		...(wishes.browser ? await browserMeasures() : {}),
	};
	const chosen = Object.entries(all).filter(([name]) => name.includes(wishes.only ?? ''));
	if (chosen.length === 0) {
		const names = Object.keys(all).join(', ');
		throw new Problem(2, `--only: there is no “${wishes.only}”; there are ${names}.`);
	}
	const figures: Figure[] = [];
	for (const [name, measure] of chosen) {
		process.stderr.write(`measuring: ${name} …\n`);
		figures.push(...(await measure(wishes)));
	}
	process.stdout.write(`${tableOf(figures).join('\n')}\n`);
	if (wishes.json !== undefined) writeFileSync(wishes.json, jsonOf(figures));
	const missed = figures.some((figure) => isMet(figure) === false);
	return missed && wishes.strict ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	try {
		process.exitCode = await main(process.argv.slice(2));
	} catch (error) {
		const text = error instanceof Error ? error.message : String(error);
		process.stderr.write(`${text}\n`);
		process.exitCode = error instanceof Problem ? error.code : 1;
	}
}
