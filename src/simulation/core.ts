/**
 * What plays a run that is known to be right, and keeps its moments, where a scenario has producers,
 * queues and services. more.ts adds what few scenarios have; what can be seen is another door.
 */
export { apply } from './apply.ts';
export { advance, restore, type Sim, snapshot, type Snapshot, start, step } from './kernel.ts';
export { levelOf } from './meters.ts';
export type * from './types.ts';
