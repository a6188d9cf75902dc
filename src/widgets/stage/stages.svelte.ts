import type { StageHandle } from './registry.ts';

/** The stages of this page that are awake. */
class Stages {
	all = $state.raw<readonly StageHandle[]>([]);
}

export const stages = new Stages();
