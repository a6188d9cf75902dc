/**
 * What can be learnt from runs without changing them: many seeds, two runs side by side, the life
 * of one order, depth over time. Pure, like the simulation that it looks at.
 */
export { both } from './sinks.ts';
export { play, type Played, type PlayOptions } from './play.ts';
export { numbersIn } from './numbers.ts';
export { type Summary, summaryOf, take, tally, type Tally } from './tally.ts';
export { claimsOf, type ClaimsOf, type Verdict, verdictOf } from './verdict.ts';
export { addRun, type Many, many, verdicts } from './many.ts';
export { type Depth, depthOf } from './depth.ts';
export { type Fate, fateWords } from './fate.ts';
export { compareRuns, type Comparison, type FateGroup } from './compare.ts';
export { type Parting } from './parting.ts';
export { type NamedEvent, namedEvent, orderNumber } from './named-event.ts';
export { tell } from './tell.ts';
export { type Life, lifeOf } from './life.ts';
export { type Flaw, flawsOf } from './flaws.ts';
