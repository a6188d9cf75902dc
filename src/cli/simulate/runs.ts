import { hashSink } from '#simulation';
import {
	addRun,
	claimsOf,
	many,
	type Summary,
	summaryOf,
	tally,
	verdicts,
} from '#simulation/study';
import { claimLines, judged } from './claims.ts';
import type { Output } from './output.ts';
import { about } from './problem.ts';
import { progress } from './progress.ts';
import { sectionsOf, type Tree, treeOf } from './sections.ts';
import { capital } from './single.ts';
import type { Subject } from './subject.ts';
import { table, valueText } from './text.ts';
import { titleData, titleLines } from './title.ts';

/** Many runs with seeds in a row: of every number the mean and how far it scatters. */
export function manyRuns(subject: Subject, runs: number, json: boolean, out: Output): void {
	const { scenario, variant, resolved, until, seed } = subject;
	const asked = claimsOf(scenario, variant, until);
	const hash = hashSink();
	const it = many(seed, asked.claims);
	const shown = progress(runs);
	while (it.runs < runs) {
		about('The run', () => addRun(it, resolved, { until, sink: hash }));
		shown.at(it.runs);
	}
	shown.end();
	const claims = judged(asked.claims, verdicts(it));
	const leaves = [...it.metrics].map(([path, sample]) => [path, summaryOf(sample)] as const);
	const sections = sectionsOf(treeOf(leaves), summaryOf(tally()));
	if (json) {
		const all = { ...titleData(subject), runs, hash: hash.hex(), ...sections, claims };
		out.line(JSON.stringify(all, undefined, 2));
		return;
	}
	const seeds = `${runs} ${runs === 1 ? 'run' : 'runs'}, seeds ${seed} to ${seed + runs - 1}`;
	const lines = [
		...titleLines(subject, seeds, hash.hex()),
		'',
		...Object.entries(sections).flatMap(([name, section]) =>
			sectionLines(capital(name), section as Tree<Summary>),
		),
		...claimLines(claims, asked, runs),
	];
	if (lines.at(-1) === '') lines.pop();
	for (const line of lines) out.line(line);
}

const HEAD = ['mean', 'spread', '95 % from', 'to', 'smallest', 'largest'];
const FIELDS = ['mean', 'spread', 'low', 'high', 'smallest', 'largest'] as const;

function sectionLines(title: string, section: Tree<Summary>): string[] {
	return Object.entries(section).flatMap(([id, numbers]) => {
		const rows = summariesIn(numbers as Tree<Summary>);
		const some = rows.filter(([, it]) => it.smallest !== 0 || it.largest !== 0);
		if (some.length === 0) return [];
		return [
			...table(
				[`${title}: ${id}`, ...HEAD],
				some.map(([path, it]) => [
					`  ${path.replaceAll('.', ' ')}`,
					...FIELDS.map((field) => valueText(`.${path}`, it[field])),
				]),
			),
			'',
		];
	});
}

/** Every leaf with its path. */
function summariesIn(tree: Tree<Summary>, before = ''): (readonly [string, Summary])[] {
	return Object.entries(tree).flatMap(([name, it]) => {
		const path = before + name;
		return isSummary(it) ? [[path, it] as const] : summariesIn(it, `${path}.`);
	});
}

/** A leaf has numbers of its own; what lies above has leaves, which are none. */
function isSummary(it: Summary | Tree<Summary>): it is Summary {
	return typeof it.spread === 'number';
}
