import { describe, expect, test } from 'vitest';
import { library } from '#course/pure';
import { figuresOf, frameOf, layout, narrate, topologyOf } from '#player';
import { advance, observe, resolve, start } from '#simulation';

const { scenarios } = library(process.cwd());

describe.each([...scenarios])('the scenario %s', (id, { value: scenario }) => {
	test.each(Object.keys(scenario.variants))('%s has a picture and words all along', (variant) => {
		const run = { scenario: id, edition: '', variant, set: {}, seed: scenario.seed, actions: [] };
		const sim = start(resolve(scenario, run));
		for (const share of [0, 0.1, 0.35, 0.6, 1]) {
			advance(sim, Math.round(scenario.until * share));
			const view = observe(sim);
			for (const size of ['wide', 'narrow', 'slide'] as const) {
				const topology = topologyOf(sim.spec, view);
				const frame = frameOf(view, sim.spec, topology, layout(topology, size));
				expect(frame.t).toBe(view.t);
			}
			expect(figuresOf(view, sim.spec)).toHaveLength(4);
			expect(narrate(view, sim.spec).join(' ')).toMatch(/^At .*\.$/);
		}
	});
});
