import { readFileSync } from 'node:fs';
import type { Scenario, Value } from '#schemas';
import { readScenario } from '#course/pure';
import { EVENT, resolve, type Resolved, type Run, type Sim } from '#simulation';
import { inRoot } from '#tooling/paths.mjs';
import { Problem } from '../simulate/problem.ts';

/** The scenarios of the benchmark; the course does not use them. */
export type FixtureId = 'three-counters' | 'timers-and-failures' | 'backlog' | 'pending';

/** Reads a scenario of the benchmark as an author's file is read. */
export function fixture(id: FixtureId): Scenario {
	const file = `tests/fixtures/bench/${id}.yaml`;
	const { scenario, problems } = readScenario(readFileSync(inRoot(file), 'utf8'), id, file);
	if (scenario) return scenario;
	throw new Problem(1, problems.map(({ message }) => message).join('\n'));
}

/** A run of one, by its seed and what is set. */
export function runOf(id: string, seed: number, set: Readonly<Record<string, Value>> = {}): Run {
	return { scenario: id, edition: '', seed, set, actions: [] };
}

/** The same, joined with its scenario. */
export function resolved(
	id: FixtureId,
	seed: number,
	set: Readonly<Record<string, Value>> = {},
): Resolved {
	return resolve(fixture(id), runOf(id, seed, set));
}

/** Arrivals and departures so far: what a model of queues calls an event. */
export function modelEvents({ state }: Sim): number {
	return state.meters.nodes.reduce(
		(sum, { values }) => sum + (values[EVENT.ARRIVED] ?? 0) + (values[EVENT.ACKED] ?? 0),
		0,
	);
}
