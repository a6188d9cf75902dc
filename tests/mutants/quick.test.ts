// All that is known of the simulation in one file, which is loaded once for each change: what sees
// the most in the least time comes first.
import { expect, test } from 'vitest';
import { goldenLines } from '../fixtures/golden-lines.ts';
import { randomLine } from '../fixtures/random-lines.ts';

test.each([...goldenLines.entries()])('golden run %i', (seed, line) => {
	expect(randomLine(seed)).toBe(line);
});

await import('../unit/simulation/replay.test.ts');
await import('../unit/simulation/stories.test.ts');
await import('../unit/simulation/broker-rules.test.ts');
await import('../unit/simulation/parts.test.ts');
await import('../unit/simulation/study.test.ts');
await import('../unit/simulation/properties.test.ts');
