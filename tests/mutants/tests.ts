// All that is known of the simulation. What sees the most in the least time comes first. None of it
// plays a run before a test is called: a mutant that is met earlier has everything loaded anew.
import fc from 'fast-check';
import { goldenLines, seenLines } from '../fixtures/golden-lines.ts';
import { randomLine } from '../fixtures/random-lines.ts';
import { seenLine } from '../fixtures/seen-lines.ts';
import { expect, test } from './vitest.ts';

export { tests } from './vitest.ts';

// The same examples for every mutant, and no search for a smaller one: that there is one is enough.
fc.configureGlobal({ seed: 1, endOnFailure: true });

test.each([...goldenLines.entries()])('golden run %i', (seed, line) => {
	expect(randomLine(seed as number)).toBe(line);
});

test.each([...seenLines.entries()])('golden view %i', (seed, line) => {
	expect(seenLine(seed as number)).toBe(line);
});

await import('../unit/simulation/replay.test.ts');
await import('../unit/simulation/stories.test.ts');
await import('../unit/simulation/broker-rules.test.ts');
await import('../unit/simulation/consumer-rules.test.ts');
await import('../unit/simulation/logs-and-outboxes.test.ts');
await import('../unit/simulation/queue-rules.test.ts');
await import('../unit/simulation/forgetting.test.ts');
await import('../unit/simulation/mistakes.test.ts');
await import('../unit/simulation/telling.test.ts');
await import('../unit/simulation/seeks.test.ts');
await import('../unit/simulation/parts.test.ts');
await import('../unit/simulation/judging.test.ts');
await import('../unit/simulation/study.test.ts');
await import('../unit/simulation/random-runs.test.ts');
