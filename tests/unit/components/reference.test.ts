import { expect, test } from 'vitest';
import { type Format, formatOf } from '#course/pure';
import { scenarioSchema } from '#schemas';
import { anchorOf } from '../../../src/components/reference/path.ts';

test('every place of the scenario format has an anchor of its own', () => {
	const anchors: string[] = [];
	const walk = (list: readonly Format[], above: string) => {
		for (const { field, children } of list) {
			anchors.push(anchorOf(above + field));
			walk(children, `${above}${field}.`);
		}
	};
	walk(formatOf(scenarioSchema), '');
	expect(anchors).toContain('producers-arrivals-kind-poisson-rate');
	expect(anchors).toContain('claims-seeds');
	expect(new Set(anchors).size).toBe(anchors.length);
	for (const anchor of anchors) expect(anchor).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});
