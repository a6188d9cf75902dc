import { hashSink, type Metrics } from '#simulation';
import { claimsOf, type Depth, depthOf, play, verdictOf } from '#simulation/study';
import { chart, COLUMNS } from './chart.ts';
import { claimLines, judged } from './claims.ts';
import type { Output } from './output.ts';
import { about } from './problem.ts';
import { sectionsOf } from './sections.ts';
import type { Subject } from './subject.ts';
import { sectionTables } from './tables.ts';
import { titleData, titleLines } from './title.ts';

/** One run: what was measured, the queues over time, the claims. */
export function single(subject: Subject, json: boolean, out: Output): void {
	const { scenario, variant, resolved, until, seed } = subject;
	const asked = claimsOf(scenario, variant, until);
	const hash = hashSink();
	const depths: ReturnType<typeof depthOf>[] = [];
	const { metrics, values } = about('The run', () =>
		play(resolved, {
			until,
			claims: asked.claims,
			sink: hash,
			watch: (sim) => {
				const depth = depthOf(sim, until, COLUMNS);
				depths.push(depth);
				return depth;
			},
		}),
	);
	const verdicts = values.map((value, i) => verdictOf(asked.claims[i]!, [value], seed));
	const claims = judged(asked.claims, verdicts);
	const sections = sectionsOf(metrics, 0) as Metrics;
	if (json) {
		const all = { ...titleData(subject), hash: hash.hex(), ...sections, claims };
		out.line(JSON.stringify(all, undefined, 2));
		return;
	}
	const lines = [
		...titleLines(subject, `seed ${seed}`, hash.hex()),
		'',
		...Object.entries(sections).flatMap(([name, section]) =>
			typeof section === 'number' ? [] : sectionTables(capital(name), section),
		),
		...claimLines(claims, asked, 1),
		...chartLines(depths[0]?.depths() ?? [], until),
	];
	if (lines.at(-1) === '') lines.pop();
	for (const line of lines) out.line(line);
}

function chartLines(depths: readonly Depth[], until: number): string[] {
	if (depths.length === 0 || until === 0) return [];
	return ['Depth over time', ...depths.flatMap((depth) => chart(depth, until))];
}

/** The same with a capital. */
export function capital(name: string): string {
	return name.charAt(0).toUpperCase() + name.slice(1);
}
