import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { library } from '#course/pure';
import { frameOf, layout, type Size, topologyOf } from '#player';
import { hallFrame, hallLayout, hallOf, isHall } from '#player/hall';
import type { Scenario } from '#schemas';
import { advance, observe, resolve, start, type View } from '#simulation';
import HallWall from '../../../src/widgets/stage/HallWall.svelte';
import Wall from '../../../src/widgets/stage/Wall.svelte';

const scenarios = [...library(process.cwd()).scenarios];
const SIZES: readonly Size[] = ['wide', 'narrow', 'slide'];
/** All of a picture is to be moved sixty times a second. */
const MOST_ELEMENTS = 400;

/** The picture as it is written for a page, and the tickets that its frame has. */
function drawn(
	view: View,
	spec: Scenario,
	size: Size,
	playing: boolean,
): { html: string; tickets: string[] } {
	const hall = isHall(spec);
	const playback = { view, spec, scenario: spec, travel: 0, ends: new Map(), t: view.t, playing };
	const props = { playback: playback as never, size, label: 'A wall' };
	const html = render(hall ? HallWall : Wall, { props }).body;
	if (hall) {
		const plan = hallOf(spec, view);
		const { tickets } = hallFrame(view, spec, plan, hallLayout(plan, size));
		return { html, tickets: tickets.map(({ state, number }) => `${state} ${number}`) };
	}
	const topology = topologyOf(spec, view);
	const { tickets, shop } = frameOf(view, spec, topology, layout(topology, size));
	const all = [...tickets, ...(shop.order ? [shop.order] : [])];
	return { html, tickets: all.map(({ state, number }) => `${state} ${number}`) };
}

/** The tickets of a picture, by the class that says their state and the number that they bear. */
function ticketsIn(html: string): string[] {
	const found = html.matchAll(/class="tk is-(\w+)[^"]*"[\s\S]*?class="tk-no[^"]*"[^>]*>(\d+)</g);
	return [...found].map(([, state, number]) => `${state} ${number}`);
}

describe.each(scenarios)('the picture of %s', (id, { value: scenario }) => {
	test.each(Object.keys(scenario.variants))(
		'%s has the tickets of its frame, in few elements',
		(variant) => {
			const most = Object.fromEntries(
				scenario.parameters.flatMap((it) => ('max' in it ? [[it.path, it.max]] : [])),
			);
			for (const set of [{}, most]) {
				const run = { scenario: id, edition: '', variant, set, seed: scenario.seed, actions: [] };
				const sim = start(resolve(scenario, run));
				for (const share of [0, 0.04, 0.1, 0.2, 0.35, 0.5, 0.7, 1]) {
					advance(sim, Math.round(scenario.until * share));
					const view = observe(sim);
					for (const size of SIZES) {
						// Played so fast that nothing travels, it has the same tickets as standing still.
						const { html, tickets } = drawn(view, sim.spec, size, share > 0.1);
						expect(ticketsIn(html).sort()).toEqual(tickets.sort());
						const elements = html.match(/<[a-z]/g)?.length ?? 0;
						expect(elements, `${size} at ${share}`).toBeLessThanOrEqual(MOST_ELEMENTS);
					}
				}
			}
		},
	);
});
