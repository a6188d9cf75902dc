import { expect, test } from 'vitest';
import { advance, hashSink, MODEL_VERSION, start } from '#simulation';
import { randomLines } from '../../fixtures/random-lines.ts';
import { fixtures, run, someActions } from '../../fixtures/scenarios.ts';
import { seenLinesOf } from '../../fixtures/seen-lines.ts';

/**
 * The file is named after MODEL_VERSION: whoever changes what a run does must raise the version and
 * write a new file, so that links made with the old model are known as such.
 */
test('each fixture gives the events that its model version promised', async () => {
	const lines: string[] = [];
	for (const [name, of] of Object.entries(fixtures)) {
		for (const variant of Object.keys(of.variants)) {
			for (const seed of [1, 2, 3, 4, 5]) {
				const actions = name === 'counters' && seed > 2 ? someActions : [];
				const sink = hashSink();
				const sim = start(run(of, { variant, seed, actions }));
				advance(sim, of.until, sink);
				lines.push(`${name} ${variant} seed ${seed}: ${sim.state.n} events, ${sink.hex()}`);
			}
		}
	}
	// Of every kind of node, rule and action; browsers are asked for these as well.
	lines.push(...randomLines(40));
	await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(
		`golden/model-${MODEL_VERSION}.txt`,
		'A run has changed. If that is meant, raise MODEL_VERSION in src/simulation/version.ts.',
	);
});

test('each random run can be seen and is measured as its model version promised', async () => {
	const lines = seenLinesOf(160);
	await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(
		`golden/seen-${MODEL_VERSION}.txt`,
		'What is shown or measured has changed. If that is meant, write this file anew with -u.',
	);
});
