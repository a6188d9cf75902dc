/**
 * The part of the simulation that a page with a stage loads: it plays runs that are known to be
 * right, of scenarios with producers, queues and services. more.ts adds the other kinds of node.
 */
export { apply } from './apply.ts';
export { advance, restore, type Sim, snapshot, type Snapshot, start, step } from './kernel.ts';
export { observe } from './observe.ts';
export type * from './types.ts';
