/**
 * What is shown now: a run as a timeline, a moment of it as a picture, as sentences and as numbers.
 * Pure but for the browser's clock, which it only names.
 */
export {
	browserTime,
	type Clock,
	halted,
	moved,
	paced,
	read,
	started,
	stopped,
	type TimeSource,
} from './clock.ts';
export type { Timeline } from './timeline.ts';
export type { Still } from './timelines.ts';
export type { Level } from './history.ts';
export { packLevels } from './levels.ts';
export { type CounterRef, type Row, type Topology, topologyOf } from './topology.ts';
export {
	type CounterBox,
	type Layout,
	layout,
	type LineBox,
	type Place,
	type Size,
} from './layout.ts';
export {
	type CounterShape,
	type Frame,
	frameOf,
	type PawnShape,
	type TicketShape,
	type TicketState,
} from './frame.ts';
export { alsoLeaving, type Ends, endsSink, type Move, movesBetween } from './moves.ts';
export { findingOf, narrate } from './narration.ts';
export { type Figure, figuresOf } from './numbers.ts';
export * from './words.ts';
