import type { Scenario } from '#schemas';
import type { Run } from '#simulation/light';

/** Whether a run that comes from outside is one that a reader of the scenario can make. */
type Check = (scenario: Scenario, run: Run) => boolean;

/**
 * Runs come from outside by links and from other windows. Most pages never see one, so the check is
 * a script of its own: whoever has such a run brings it along. Until then none is let in.
 */
let check: Check = () => false;

/** How runs from outside are checked from now on. */
export function checkBy(how: Check): void {
	check = how;
}

/** Whether a run from outside is let in. */
export function isLetIn(scenario: Scenario, run: Run): boolean {
	return check(scenario, run);
}
